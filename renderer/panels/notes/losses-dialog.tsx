import type { Loss } from "#shared/contract/results/notes.ts";
import { closeDialog } from "../../state/dialog-store.ts";
import { DialogFrame } from "../dialogs/dialog-frame.tsx";

/** What of a file could not be carried over: each kind with how often, and where it first stood. */
export function LossesDialog({
  title,
  lead,
  losses,
}: {
  readonly title: string;
  readonly lead: string;
  readonly losses: readonly Loss[];
}) {
  return (
    <DialogFrame title={title} lead={lead}>
      <section aria-label="Not carried over">
        <h3 className="label">Not carried over</h3>
        <ul className="losses">
          {losses.map(({ what, count, where }) => (
            <li key={what}>
              <span className="loss-count">{count.toLocaleString("en-GB")} ×</span>
              <span className="wrap-anywhere">
                {what}
                {where !== "" && <span className="small mute loss-place">first at {where}</span>}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <div className="dialog-foot">
        <button type="button" className="button primary" onClick={closeDialog}>
          Done
        </button>
      </div>
    </DialogFrame>
  );
}
