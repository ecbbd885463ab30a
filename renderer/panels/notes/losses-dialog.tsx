import type { Loss } from "#shared/contract/results/notes.ts";
import { closeDialog } from "../../state/dialog-store.ts";
import { DialogFrame } from "../dialogs/dialog-frame.tsx";
import { LossReport } from "../ui/loss-report.tsx";

/** What of a file could not be carried over: each kind with how often, and where it first stood. */
export function LossesDialog({
  title,
  lead,
  heading = "Not carried over",
  losses,
}: {
  readonly title: string;
  readonly lead: string;
  readonly heading?: string;
  readonly losses: readonly Loss[];
}) {
  return (
    <DialogFrame title={title} lead={lead}>
      <section aria-label={heading}>
        <h3 className="label">{heading}</h3>
        <LossReport label={heading} losses={losses} />
      </section>
      <div className="dialog-foot">
        <button type="button" className="button primary" onClick={closeDialog}>
          Done
        </button>
      </div>
    </DialogFrame>
  );
}
