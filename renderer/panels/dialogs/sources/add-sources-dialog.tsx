import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { closeDialog } from "../../../state/dialog-store.ts";
import { factsFaults } from "../../../state/importing/facts-draft.ts";
import { gatherText } from "../../../state/importing/gathering.ts";
import { draftFor, keepImport, takeIn, useImport } from "../../../state/importing/import-store.ts";
import { type ImportRow, overbooked, plan, rowsOf } from "../../../state/importing/rows.ts";
import { useCommand } from "../../../state/queries.ts";
import { focusWhenThere } from "../../ui/focus-when-there.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { AfterImport, showKept } from "./after-import.tsx";
import { ImportDetail } from "./import-detail.tsx";
import { ImportList } from "./import-list.tsx";
import { leftAsideInWords, submitLabel, summaryInWords } from "./import-words.ts";
import { outcomesOf, undecidedAmong } from "./outcome-words.ts";
import { WaysIn } from "./ways-in.tsx";

/** Takes files, folders and pasted text in as sources, or as the texts of sources that are there. */
export function AddSourcesDialog() {
  const forSource = useImport((state) => state.forSource);
  const kept = useImport((state) => state.kept);
  const label = useCommand("sources.list", {}).data?.find(({ source }) => source.id === forSource)?.source.label;
  useEffect(listenForPasting, []);
  if (kept !== null) return <AfterImport kept={kept} />;
  const title = forSource === null ? "Add sources" : `Add the text of “${label ?? ""}”`;
  return (
    <DialogFrame title={title} large keepsWork>
      <Import />
    </DialogFrame>
  );
}

/** Takes in what is pasted while the dialog is open, save into a field; returns what ends it. */
function listenForPasting(): () => void {
  const answer = (event: ClipboardEvent) => {
    const field = event.target instanceof Element ? event.target.closest("input, textarea, select") : null;
    if ((field !== null && !field.matches("[data-takes-sources]")) || event.clipboardData === null) return;
    const gathered = gatherText(event.clipboardData);
    if (gathered === null) return;
    event.preventDefault();
    void takeIn(gathered);
  };
  document.addEventListener("paste", answer);
  return () => document.removeEventListener("paste", answer);
}

function Import() {
  const { batches, chosen, drafts, leftAside, gathering, forSource, keeping, fault } = useImport();
  const rows = useMemo(() => rowsOf(batches), [batches]);
  const planned = useMemo(() => plan(rows, chosen, forSource), [rows, chosen, forSource]);
  const twice = useMemo(() => overbooked(planned), [planned]);
  const [current, setCurrent] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const row = rows.find(({ key }) => key === current) ?? rows[0];
  const anyRows = rows.length > 0;

  const currentKey = row?.key ?? null;
  // What had the keyboard goes when the list comes, and a file's line when what was found in it takes its place.
  useEffect(() => {
    const lost = document.activeElement === document.body || document.activeElement?.matches(".dialog") === true;
    if (currentKey === null || !lost) return;
    return focusWhenThere(() => form.current?.querySelector<HTMLElement>(".import-row[aria-current=true]"));
  }, [currentKey]);

  if (!anyRows && gathering === 0) {
    return <WaysIn fault={fault} leftAside={leftAside} />;
  }

  const unready = rows.filter(({ state }) => state === "sending" || state === "waiting" || state === "reading");
  const created = rows.filter(({ key }) => planned.get(key)?.choice.kind === "new");
  const attached = rows.filter(({ key }) => planned.get(key)?.choice.kind === "attach");
  const faulty = created.find((each) => Object.keys(factsFaults(draftFor(each, drafts))).length > 0);
  const counts = { created: created.length, attached: attached.length, unready: unready.length };
  const ready =
    counts.created + counts.attached > 0 &&
    unready.length === 0 &&
    gathering === 0 &&
    !keeping &&
    faulty === undefined &&
    twice.size === 0;

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready) return;
    const kept = await keepImport();
    if (kept === null) return;
    const undecided = kept.reports.some(({ passages }) => undecidedAmong(outcomesOf(passages)) > 0);
    // Closed meanwhile: what was kept by then is told all the same.
    const closed = useImport.getState().kept !== kept;
    if (!closed && !undecided) closeDialog();
    showKept(kept, closed || !undecided);
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
        <ImportList rows={rows} planned={planned} twice={twice} current={row?.key ?? null} setCurrent={setCurrent} />
        {row && <ImportDetail key={row.key} row={row} planned={planned.get(row.key) ?? null} twice={twice} />}
      </div>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <Progress rows={rows} unready={unready.length} gathering={gathering} keeping={keeping} />
      <div className="dialog-foot import-foot">
        <p className="small mute grow" role="status">
          {summaryInWords(rows, counts)}
          {leftAside.length > 0 && ` ${leftAsideInWords(leftAside)}`}
          {faulty !== undefined && unready.length === 0 && (
            <>
              {" "}
              <button type="button" className="text-link attack" onClick={() => setCurrent(faulty.key)}>
                The facts of “{faulty.name}” need a look.
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

function Progress({
  rows,
  unready,
  gathering,
  keeping,
}: {
  readonly rows: readonly ImportRow[];
  readonly unready: number;
  readonly gathering: number;
  readonly keeping: boolean;
}) {
  if (keeping) return <progress className="progress" aria-label="Adding the sources" />;
  if (unready === 0) {
    return gathering === 0 ? null : <progress className="progress" aria-label="Looking through the files" />;
  }
  const tellable = rows.some(({ progress, state }) => progress !== null || state === "ready" || state === "failed");
  if (!tellable) return <progress className="progress" aria-label="Reading the files" />;
  // Sending is the lesser part of the work.
  const doneOf = ({ state, progress }: ImportRow) => {
    if (state === "ready" || state === "failed") return 1;
    return state === "sending" ? 0.2 * (progress ?? 0) : 0.2 + 0.8 * (progress ?? 0);
  };
  const done = rows.reduce((sum, row) => sum + doneOf(row), 0);
  return <progress className="progress" aria-label="Reading the files" value={done} max={rows.length} />;
}
