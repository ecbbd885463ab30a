import { useEffect, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import type { Decisions } from "#shared/contract/results/sources.ts";
import { ask, CommandFailure, showFailure } from "../../../state/commands.ts";
import { closeDialog } from "../../../state/dialog-store.ts";
import { refreshQueries, useCommand } from "../../../state/queries.ts";
import { openReader } from "../../../state/reader-store.ts";
import { focusWhenThere } from "../../ui/focus-when-there.ts";
import { counted } from "../../ui/words.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { DecisionDetail } from "./decision-detail.tsx";
import { DecisionList } from "./decision-list.tsx";
import { decisionsOf, isOpen, keyOf, linesOf, lostAmong, type Undecided, type Verdict } from "./decision-state.ts";

/** Decides on the quotations that a source's text words otherwise than they are kept. */
export function DecisionsDialog({ sourceId }: { readonly sourceId: string }) {
  const label = useCommand("sources.list", {}).data?.find(({ source }) => source.id === sourceId)?.source.label;
  const result = useCommand("source.decisions", { sourceId });
  const data = result.data?.sourceId === sourceId ? result.data : undefined;
  const quotations = useCommand("source.get", { sourceId }).data?.quotations;
  const lost = useMemo(() => lostAmong(quotations ?? []), [quotations]);
  const some = data !== undefined && data.passages.length + (data.textHash === null ? 0 : lost.length) > 0;
  return (
    <DialogFrame title={`Quotations of “${label ?? ""}” that the text words otherwise`} large keepsWork>
      {result.isError && <p className="fault">{result.error.message}</p>}
      {some && <Deciding data={data} lost={lost} />}
      {data !== undefined && !some && (
        <>
          <p>
            {data.textHash === null
              ? "This source has no text yet. Add its text, and its quotations are looked for in it."
              : "There is nothing to decide: every quotation stands in the text."}
          </p>
          <div className="dialog-foot">
            <button type="button" className="button" onClick={closeDialog}>
              Close
            </button>
          </div>
        </>
      )}
    </DialogFrame>
  );
}

const noVerdicts: Readonly<Record<string, Verdict>> = {};

function Deciding({ data, lost }: { readonly data: Decisions; readonly lost: readonly Undecided[] }) {
  const { sourceId, textHash } = data;
  const lines = useMemo(() => linesOf([...data.passages, ...lost]), [data.passages, lost]);
  const open = useMemo(() => lines.filter(isOpen), [lines]);
  const [verdicts, setVerdicts] = useState(noVerdicts);
  const [current, setCurrent] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const text = useCommand("source.text", { sourceId }).data ?? null;
  const line = lines.find(({ passage }) => keyOf(passage) === current) ?? lines[0];

  // What was decided about one text says nothing about another.
  const [decidedOn, setDecidedOn] = useState(textHash);
  if (decidedOn !== textHash) {
    setDecidedOn(textHash);
    setVerdicts(noVerdicts);
    setFault("The text has been replaced meanwhile. These are the quotations against the new one: decide again.");
  }
  useEffect(() => focusWhenThere(() => form.current?.querySelector<HTMLElement>(".decision-row")), []);

  const decisions = decisionsOf(open, verdicts);
  const typographic = open.filter(
    ({ group, passage }) => group === "typography" && verdicts[keyOf(passage)] === undefined,
  );

  /** Notes a verdict, and goes on to the next passage that is not decided on; the same verdict again takes it back. */
  function decide(verdict: Verdict): void {
    if (line === undefined || !isOpen(line)) return;
    const key = keyOf(line.passage);
    if (verdicts[key] === verdict) {
      const { [key]: _taken, ...others } = verdicts;
      setVerdicts(others);
      return;
    }
    setVerdicts({ ...verdicts, [key]: verdict });
    const at = open.indexOf(line);
    const next = [...open.slice(at + 1), ...open.slice(0, at)].find(
      ({ passage }) => verdicts[keyOf(passage)] === undefined,
    );
    if (next === undefined) return;
    const nextKey = keyOf(next.passage);
    setCurrent(nextKey);
    // The keyboard goes along in the list; on one of the buttons it stays there.
    if (document.activeElement?.matches(".decision-row")) {
      focusWhenThere(() => form.current?.querySelector<HTMLElement>(`[data-key="${nextKey}"]`));
    }
  }

  function acceptTypographic(): void {
    const accepted = typographic.map(({ passage }) => [keyOf(passage), "accept"] as const);
    setVerdicts({ ...verdicts, ...Object.fromEntries(accepted) });
  }

  /** Keeps what was decided; true when nothing is left to be kept. */
  async function save(): Promise<boolean> {
    if (decisions.length === 0) return true;
    if (busy || textHash === null) return false;
    setBusy(true);
    setFault(null);
    try {
      await ask("source.decide", { sourceId, textHash, decisions: [...decisions] });
      toast(`Decided on ${counted(decisions.length, "passage")}. Undo takes it back.`);
      return true;
    } catch (error) {
      if (error instanceof CommandFailure) {
        setFault(error.message);
        if (error.error.code === "rule") refreshQueries();
      } else showFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  }

  async function read(): Promise<void> {
    if (!(await save())) return;
    closeDialog();
    openReader(sourceId);
  }

  const answer = useRef(decide);
  answer.current = decide;
  useEffect(() => listenForVerdicts((verdict) => answer.current(verdict)), []);

  return (
    <form
      ref={form}
      className="import"
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        void save().then((done) => {
          if (done) closeDialog();
        });
      }}
    >
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div className="import-panes">
        <div className="import-files">
          {typographic.length > 0 && (
            <button type="button" className="button decision-bulk" onClick={acceptTypographic}>
              Accept the {typographic.length.toLocaleString("en-GB")} that differ only in quote marks, dashes or spacing
            </button>
          )}
          <DecisionList
            lines={lines}
            verdicts={verdicts}
            current={line === undefined ? null : keyOf(line.passage)}
            setCurrent={setCurrent}
          />
        </div>
        {line && (
          <DecisionDetail
            line={line}
            text={text?.textHash === textHash ? text.text : null}
            verdict={verdicts[keyOf(line.passage)]}
            decide={decide}
            read={() => void read()}
          />
        )}
      </div>
      <div className="dialog-foot import-foot">
        <p className="small mute grow" role="status">
          {open.length === 0 ? "There is nothing to decide." : `${decisions.length} of ${open.length} decided`}
        </p>
        <button type="button" className="button" onClick={closeDialog}>
          {decisions.length === 0 ? "Later" : "Cancel"}
        </button>
        <button type="submit" className="button primary" disabled={busy || decisions.length === 0}>
          {decisions.length === 0 ? "Save" : `Save ${counted(decisions.length, "decision")}`}
        </button>
      </div>
    </form>
  );
}

/** A accepts, K keeps and L says that it is lost, wherever in the dialog the keyboard is; returns what ends it. */
function listenForVerdicts(decide: (verdict: Verdict) => void): () => void {
  const answer = (event: KeyboardEvent) => {
    const verdict = ({ a: "accept", k: "keep", l: "lost" } as const)[event.key.toLowerCase()];
    if (verdict === undefined || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    event.preventDefault();
    decide(verdict);
  };
  document.addEventListener("keydown", answer);
  return () => document.removeEventListener("keydown", answer);
}
