import { toast } from "sonner";
import { perform } from "../../state/commands.ts";
import { usePlaced } from "../../state/placed.ts";
import { useCommand } from "../../state/queries.ts";
import { clearSelection } from "../../state/selection-store.ts";
import { counted } from "../ui/words.ts";
import { ConfirmFrame } from "./confirm-frame.tsx";
import { DeletionFacts } from "./deletion-facts.tsx";

/** Deletes arguments from the library; the claims that they join stay. */
export function DeleteInferencesDialog({ inferenceIds }: { readonly inferenceIds: readonly string[] }) {
  const ids = [...inferenceIds];
  const single = ids.length === 1;
  const report = useCommand("inferences.deletionReport", { inferenceIds: ids });
  const placed = usePlaced();
  const here = ids.filter((id) => placed.inferences.has(id));
  const { mapId } = placed;
  const what = counted(ids.length, "argument");
  return (
    <ConfirmFrame
      title={`Delete ${single ? "this argument" : what} from the library?`}
      confirmLabel="Delete from library"
      ready={report.isSuccess}
      confirm={async () => {
        const done = await perform("inferences.delete", { inferenceIds: ids });
        if (done === undefined) return;
        clearSelection();
        toast(`${what} deleted. Undo brings ${single ? "it" : "them"} back.`);
      }}
      alternative={
        mapId !== null && here.length > 0
          ? {
              label: "Remove from this map only",
              run: async () => {
                await perform("map.remove", { mapId, claimIds: [], inferenceIds: here });
                clearSelection();
              },
            }
          : undefined
      }
    >
      <p>The claims that {single ? "it joins" : "they join"} stay in the library and on their maps.</p>
      {report.isError && <p className="fault">{report.error.message}</p>}
      {report.data && <DeletionFacts report={report.data} named={{ arguments: ids.length }} />}
    </ConfirmFrame>
  );
}
