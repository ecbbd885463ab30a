import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { type DecisionLine, isOpen, keyOf, type Verdict } from "./decision-state.ts";
import { DifferenceText } from "./difference-text.tsx";

/** Characters of the text that are shown on either side of a passage. */
const surroundings = 220;

/** One passage: the words as they were quoted, as the text has them, where they stand in it, and what to do. */
export function DecisionDetail({
  line,
  text,
  verdict,
  decide,
  read,
}: {
  readonly line: DecisionLine;
  /** The source's text; null while it is fetched. */
  readonly text: string | null;
  readonly verdict: Verdict | undefined;
  readonly decide: (verdict: Verdict) => void;
  /** Opens the text in the reading pane. */
  readonly read: () => void;
}) {
  const { passage, group } = line;
  const { found } = passage;
  const who = passage.speakerName ?? (passage.noteId === null ? "No speaker" : "Passage with a note");
  return (
    <div className="decision">
      {/* Another passage is read from its beginning; the buttons keep the keyboard. */}
      <section key={keyOf(passage)} className="import-detail scroll" aria-label="The passage">
        <h3 className="label">As it was quoted</h3>
        <blockquote className="decision-quote">{passage.exact}</blockquote>
        <p className="small mute">{who}</p>
        {found === null ? (
          <>
            <p>The text holds nothing like these words. The quotation stays, marked as not found.</p>
            <p className="mute">
              If the text says it in quite other words, open the text, select the passage there and quote it anew.
            </p>
            <div>
              <button type="button" className="button" onClick={read}>
                Open the text
              </button>
            </div>
          </>
        ) : (
          <>
            <h3 className="label">What differs in the text</h3>
            <p className="decision-quote">
              <DifferenceText parts={passage.difference} />
            </p>
            {group === "meaning" && (
              <div className="decision-warning" role="note">
                <TriangleAlert aria-hidden />
                <span>
                  <strong>This may have changed meaning: </strong>
                  {passage.reasons.join(", ")}. Does the speaker still say what they are quoted for?
                </span>
              </div>
            )}
            <h3 className="label">Where it stands</h3>
            {text === null ? (
              <p className="mute">Fetching the text…</p>
            ) : (
              <Surroundings text={text} start={found.start} end={found.end} />
            )}
          </>
        )}
      </section>
      {isOpen(line) && (
        <fieldset className="decision-verdicts">
          <legend className="visually-hidden">What to do</legend>
          <VerdictButton keyName="A" chosen={verdict === "accept"} choose={() => decide("accept")}>
            Accept the new wording
          </VerdictButton>
          <VerdictButton keyName="K" chosen={verdict === "keep"} choose={() => decide("keep")}>
            Keep my words
          </VerdictButton>
          <VerdictButton keyName="L" chosen={verdict === "lost"} choose={() => decide("lost")}>
            It is not there
          </VerdictButton>
          <p className="small mute">{explanation(verdict)}</p>
        </fieldset>
      )}
    </div>
  );
}

function explanation(verdict: Verdict | undefined): string {
  switch (verdict) {
    case "accept":
      return "The quotation will have the text’s words.";
    case "keep":
      return "The quotation keeps its words and is tied to this passage.";
    case "lost":
      return "The quotation keeps its words and is marked as not found.";
    default:
      return "Nothing changes until you decide.";
  }
}

function VerdictButton({
  keyName,
  chosen,
  choose,
  children,
}: {
  readonly keyName: string;
  readonly chosen: boolean;
  readonly choose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className="button" aria-pressed={chosen} aria-keyshortcuts={keyName} onClick={choose}>
      {children}
      <kbd aria-hidden>{keyName}</kbd>
    </button>
  );
}

/** The passage in the text, with what stands around it, cut at blanks. */
function Surroundings({ text, start, end }: { readonly text: string; readonly start: number; readonly end: number }) {
  const from = Math.max(0, start - surroundings);
  const to = Math.min(text.length, end + surroundings);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return (
    <p className="decision-surroundings">
      {from > 0 ? `… ${before.replace(/^\S*\s/, "")}` : before}
      <mark>{text.slice(start, end)}</mark>
      {to < text.length ? `${after.replace(/\s\S*$/, "")} …` : after}
    </p>
  );
}
