import { toast } from "sonner";
import { perform } from "../../state/commands.ts";
import { usePlaced } from "../../state/placed.ts";
import { useCommand } from "../../state/queries.ts";
import { clearSelection } from "../../state/selection-store.ts";
import { counted } from "../ui/words.ts";
import { ConfirmFrame } from "./confirm-frame.tsx";
import { DeletionFacts } from "./deletion-facts.tsx";

/** Deletes claims from the library, after saying what goes with them. */
export function DeleteClaimsDialog({ claimIds }: { readonly claimIds: readonly string[] }) {
  const ids = [...claimIds];
  const report = useCommand("claims.deletionReport", { claimIds: ids });
  const [only = ""] = ids;
  const one = useCommand("claim.get", { claimId: only }, { enabled: ids.length === 1 }).data;
  const placed = usePlaced();
  const here = ids.filter((id) => placed.claims.has(id));
  const { mapId } = placed;
  const what = counted(ids.length, "claim");
  return (
    <ConfirmFrame
      title={`Delete ${ids.length === 1 ? "this claim" : what} from the library?`}
      confirmLabel="Delete from library"
      ready={report.isSuccess}
      confirm={async () => {
        const done = await perform("claims.delete", { claimIds: ids });
        if (done === undefined) return;
        clearSelection();
        toast(`${what} deleted. Undo brings ${ids.length === 1 ? "it" : "them"} back.`);
      }}
      alternative={
        mapId !== null && here.length > 0
          ? {
              label: "Remove from this map only",
              run: async () => {
                await perform("map.remove", { mapId, claimIds: here, inferenceIds: [] });
                clearSelection();
              },
            }
          : undefined
      }
    >
      {ids.length === 1 && one && <p className="quoted-claim">{one.claim.text}</p>}
      {report.isError && <p className="fault">{report.error.message}</p>}
      {report.data && <DeletionFacts report={report.data} named={{ claims: ids.length }} />}
    </ConfirmFrame>
  );
}
