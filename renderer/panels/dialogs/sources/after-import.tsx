import { toast } from "sonner";
import { perform } from "../../../state/commands.ts";
import { closeDialog, openDialog } from "../../../state/dialog-store.ts";
import type { KeptImport } from "../../../state/importing/import-store.ts";
import { openReader } from "../../../state/reader-store.ts";
import { chooseMap, setWindow } from "../../../state/window-store.ts";
import { counted } from "../../ui/words.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { keptInWords } from "./import-words.ts";
import { lossCount, lossesOfAll } from "./map-words.ts";
import { outcomesInWords, outcomesOf, undecidedAmong } from "./outcome-words.ts";

/** How long the message that offers to undo an import stays, in milliseconds. */
const messageMs = 10_000;

/**
 * Shows what was added: the first map comes to the front, a source that came alone
 * opens in the reading pane. Says it, unless the dialog goes on to say it.
 */
export function showKept(kept: KeptImport, say: boolean): void {
  const [map] = kept.maps;
  const [only] = kept.sourceIds;
  if (map !== undefined) {
    setWindow({ centreView: "map" });
    chooseMap(map.mapId);
  } else if (kept.sourceIds.length === 1 && only !== undefined) openReader(only);
  if (!say) return;
  const passages = kept.reports.flatMap((report) => report.passages);
  const quotations = passages.length === 0 ? "" : ` Quotations: ${outcomesInWords(outcomesOf(passages))}.`;
  toast.success(`${keptInWords(kept)}${quotations}`, {
    id: "import",
    duration: messageMs,
    action: { label: "Undo", onClick: () => void undo(kept) },
    ...(losesSomething(kept) && { cancel: { label: "What was lost", onClick: () => showLosses(kept) } }),
  });
}

function losesSomething({ maps }: KeptImport): boolean {
  return maps.some(({ losses }) => losses.length > 0);
}

/** Shows what of the maps' files could not be carried over. */
function showLosses({ maps }: KeptImport): void {
  const losses = lossesOfAll(maps);
  const [only] = maps;
  const of = only !== undefined && maps.length === 1 ? only.fileName : `${maps.length} files`;
  openDialog({
    kind: "losses",
    title: "What was lost",
    lead: `${counted(lossCount(losses), "thing")} of ${of} could not be carried over. The rest is in your library.`,
    losses,
  });
}

/** Takes the import back, unless something else was done since. */
async function undo({ labels }: KeptImport): Promise<void> {
  for (const label of labels.toReversed()) {
    // Asked anew each time: the window hears of a change only after it has been answered.
    const history = await perform("history.get", {});
    if (history === undefined) return;
    if (history.undo !== label) {
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
        {losesSomething(kept) && (
          <button type="button" className="button" onClick={() => showLosses(kept)}>
            What was lost…
          </button>
        )}
        <button type="button" className="button" onClick={closeDialog}>
          Later
        </button>
      </div>
    </DialogFrame>
  );
}
