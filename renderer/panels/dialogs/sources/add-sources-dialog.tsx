import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { closeDialog } from "../../../state/dialog-store.ts";
import { gatherText } from "../../../state/importing/gathering.ts";
import { readAgain, readsMaps, takeIn, useImport } from "../../../state/importing/import-store.ts";
import { keepImport } from "../../../state/importing/keep-import.ts";
import { batchOfKey } from "../../../state/importing/rows.ts";
import { useCommand } from "../../../state/queries.ts";
import { focusWhenThere } from "../../ui/focus-when-there.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { AfterImport, showKept } from "./after-import.tsx";
import { ImportDetail } from "./import-detail.tsx";
import { ImportList } from "./import-list.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { leftAsideInWords, submitLabel, summaryInWords } from "./import-words.ts";
import { outcomesOf, undecidedAmong } from "./outcome-words.ts";
import { useStanding } from "./use-standing.ts";
import { WaysIn } from "./ways-in.tsx";

/** Takes files, folders and pasted text in: as sources, as the texts of sources that are there, as maps. */
export function AddSourcesDialog({ mapsOnly }: { readonly mapsOnly: boolean }) {
  const forSource = useImport((state) => state.forSource);
  const kept = useImport((state) => state.kept);
  const label = useCommand("sources.list", {}).data?.find(({ source }) => source.id === forSource)?.source.label;
  useEffect(listenForPasting, []);
  if (kept !== null) return <AfterImport kept={kept} />;
  const general = mapsOnly ? "Import a map" : "Add files";
  const title = forSource === null ? general : `Add the text of “${label ?? ""}”`;
  return (
    <DialogFrame title={title} large keepsWork>
      <Import mapsOnly={mapsOnly} />
    </DialogFrame>
  );
}

/** Takes in what is pasted while the dialog is open, save into a field; returns what ends it. */
function listenForPasting(): () => void {
  const answer = (event: ClipboardEvent) => {
    const field = event.target instanceof Element ? event.target.closest("input, textarea, select") : null;
    if ((field !== null && !field.matches("[data-takes-sources]")) || event.clipboardData === null) return;
    const gathered = gatherText(event.clipboardData, readsMaps());
    if (gathered === null) return;
    event.preventDefault();
    void takeIn(gathered);
  };
  document.addEventListener("paste", answer);
  return () => document.removeEventListener("paste", answer);
}

function Import({ mapsOnly }: { readonly mapsOnly: boolean }) {
  const { leftAside, gathering, keeping, fault } = useImport();
  const { rows, planned, twice, undecided, counts, obstacle, reading, ready } = useStanding();
  const [current, setCurrent] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const row =
    rows.find(({ key }) => key === current) ??
    // What was found in a file has taken the place of the file's own line.
    (current === null ? undefined : rows.find(({ key }) => batchOfKey(key) === batchOfKey(current))) ??
    rows[0];

  const currentKey = row?.key ?? null;
  // What had the keyboard goes when the list comes, and a file's line when what was found in it takes its place.
  useEffect(() => {
    const lost = document.activeElement === document.body || document.activeElement?.matches(".dialog") === true;
    if (currentKey === null || !lost) return;
    return focusWhenThere(() => form.current?.querySelector<HTMLElement>(".import-row[aria-current=true]"));
  }, [currentKey]);
  // With one map and nothing to decide there is one thing left to do.
  const oneToAdd = ready && rows.length === 1 && counts.maps === 1;
  useEffect(() => {
    if (!oneToAdd || document.activeElement?.matches("body, .dialog, .import-row") !== true) return;
    return focusWhenThere(() => form.current?.querySelector<HTMLElement>("button[type=submit]"));
  }, [oneToAdd]);

  if (rows.length === 0 && gathering === 0) {
    return <WaysIn mapsOnly={mapsOnly} fault={fault} leftAside={leftAside} />;
  }

  function goToObstacle(): void {
    if (obstacle === null) return;
    setCurrent(obstacle.key);
    focusWhenThere(() =>
      form.current?.querySelector<HTMLElement>(
        `[data-row="${CSS.escape(obstacle.key)}"] :is([aria-invalid=true], .duplicates input)`,
      ),
    );
  }

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready) {
      goToObstacle();
      return;
    }
    const kept = await keepImport();
    if (kept === null) return;
    const undecidedPassages = kept.reports.some(({ passages }) => undecidedAmong(outcomesOf(passages)) > 0);
    // Closed meanwhile: what was kept by then is told all the same.
    const closed = useImport.getState().kept !== kept;
    if (!closed && !undecidedPassages) closeDialog();
    showKept(kept, closed || !undecidedPassages);
  }

  return (
    <form
      ref={form}
      className="import"
      aria-busy={keeping}
      onSubmit={(event) => void keep(event)}
      onKeyDown={keepEnterInFields}
    >
      <div className={rows.length > 1 ? "import-panes" : "import-panes single"}>
        <ImportList
          rows={rows}
          planned={planned}
          twice={twice}
          undecided={undecided}
          current={currentKey}
          setCurrent={setCurrent}
        />
        {row && (
          <ImportDetail
            key={row.key}
            row={row}
            planned={planned.get(row.key) ?? null}
            twice={twice}
            alone={rows.length === 1}
            readAs={(as) => setCurrent(String(readAgain(row, as) ?? row.key))}
          />
        )}
      </div>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <ImportProgress rows={rows} unready={counts.unready} busy={reading || gathering > 0} keeping={keeping} />
      <div className="dialog-foot import-foot">
        <p className="small mute grow" role="status">
          {summaryInWords(rows, counts)}
          {leftAside.length > 0 && ` ${leftAsideInWords(leftAside)}`}
          {obstacle !== null && !reading && (
            <>
              {" "}
              <button type="button" className="text-link attack" onClick={goToObstacle}>
                {obstacle.words}
              </button>
            </>
          )}
        </p>
        <button type="button" className="button" onClick={closeDialog}>
          Cancel
        </button>
        <button type="submit" className="button primary" disabled={!ready}>
          {keeping ? "Adding…" : submitLabel(counts)}
        </button>
      </div>
    </form>
  );
}

/** Enter in a field does not add 200 sources; Ctrl+Enter does. */
function keepEnterInFields(event: KeyboardEvent<HTMLFormElement>): void {
  const plain = event.key === "Enter" && !event.ctrlKey && !event.metaKey;
  if (plain && event.target instanceof HTMLInputElement) event.preventDefault();
}
