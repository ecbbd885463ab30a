import { toast } from "sonner";
import { perform } from "../../../state/commands.ts";
import { useConnection } from "../../../state/connection.ts";
import { closeDialog, openDialog } from "../../../state/dialog-store.ts";
import type { KeptImport } from "../../../state/importing/import-store.ts";
import { openReader } from "../../../state/reader-store.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { keptInWords } from "./import-words.ts";
import { outcomesInWords, outcomesOf, undecidedAmong } from "./outcome-words.ts";

/** How long the message that offers to undo an import stays, in milliseconds. */
const messageMs = 10_000;

/** Shows what was added: a single source opens in the reading pane. Says it, unless the dialog goes on to say it. */
export function showKept(kept: KeptImport, say: boolean): void {
  const [only] = kept.sourceIds;
  if (kept.sourceIds.length === 1 && only !== undefined) openReader(only);
  if (!say) return;
  const passages = kept.reports.flatMap((report) => report.passages);
  const quotations = passages.length === 0 ? "" : ` Quotations: ${outcomesInWords(outcomesOf(passages))}.`;
  toast.success(`${keptInWords(kept)}${quotations}`, {
    id: "import",
    duration: messageMs,
    action: { label: "Undo", onClick: () => void undo(kept) },
  });
}

/** Takes the import back, unless something else was done since. */
async function undo({ labels }: KeptImport): Promise<void> {
  for (const label of labels.toReversed()) {
    if (useConnection.getState().history.undo !== label) {
      toast("Something else was changed since. Undo goes back through the changes one by one.");
      return;
    }
    const done = await perform("history.undo", {});
    if (done === undefined) return;
    toast(`Undone: ${done.label}`);
  }
}

/** What became of the quotations of the sources that got a text, where a person has to decide on some. */
export function AfterImport({ kept }: { readonly kept: KeptImport }) {
  const undecided = kept.reports.filter(({ passages }) => undecidedAmong(outcomesOf(passages)) > 0);
  const single = undecided.length === 1;
  return (
    <DialogFrame
      title="Some quotations are worded otherwise"
      lead={`${keptInWords(kept)} ${single ? "The text says" : "The texts say"} something like the words that were quoted, but not the same. No quotation was changed: decide on them now, or later from the source.`}
      wide
    >
      <ul className="after-import scroll">
        {undecided.map(({ sourceId, label, passages }) => (
          <li key={sourceId} className="row">
            <span className="grow">
              <span className="wrap-anywhere">{label}</span>
              <span className="small mute">{outcomesInWords(outcomesOf(passages))}</span>
            </span>
            <button
              type="button"
              className={single ? "button primary" : "button"}
              onClick={() => openDialog({ kind: "decisions", sourceId })}
            >
              Decide on {undecidedAmong(outcomesOf(passages))}…
              <span className="visually-hidden">quotations of “{label}”</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="dialog-foot">
        <button
          type="button"
          className="button"
          onClick={() => {
            closeDialog();
            void undo(kept);
          }}
        >
          Undo
        </button>
        <button type="button" className="button" onClick={closeDialog}>
          Later
        </button>
      </div>
    </DialogFrame>
  );
}
