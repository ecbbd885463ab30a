import { perform } from "../../state/commands.ts";
import { closeDialog } from "../../state/dialog-store.ts";
import { useCommand } from "../../state/queries.ts";
import { ClaimChooser } from "./claim-chooser.tsx";
import { DialogFrame } from "./dialog-frame.tsx";

/** Chooses one more claim for an argument: it counts only together with the premises that are there. */
export function AddPremiseDialog({ inferenceId }: { readonly inferenceId: string }) {
  const detail = useCommand("inference.get", { inferenceId }).data;
  if (detail === undefined) return null;
  const premises = detail.premises.map(({ claim }) => claim);
  const target = detail.targetClaim;
  return (
    <DialogFrame title="Add a linked premise" lead="Linked premises count only together." wide>
      <div className="stack link-to">
        <p className="quoted-claim">
          {premises.map(({ text }) => text).join(" + ")}
          {target && ` → ${target.text}`}
        </p>
        <ClaimChooser
          excluded={[...premises.map(({ id }) => id), ...(target ? [target.id] : [])]}
          choose={(choice) => {
            closeDialog();
            if ("claimId" in choice) void perform("premise.add", { inferenceId, claimId: choice.claimId });
          }}
        />
      </div>
    </DialogFrame>
  );
}
