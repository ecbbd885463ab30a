import { Check, Circle, CircleSlash, PenLine, TriangleAlert } from "lucide-react";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { type DecisionLine, keyOf, type Verdict } from "./decision-state.ts";

function keyOfLine({ passage }: DecisionLine): string {
  return keyOf(passage);
}

const verdictWords: Record<Verdict, string> = {
  accept: "New wording accepted",
  keep: "Your words kept",
  lost: "Not there",
};

/** The passages to decide on, by groups, with what was decided. */
export function DecisionList({
  lines,
  verdicts,
  current,
  setCurrent,
}: {
  readonly lines: readonly DecisionLine[];
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly current: string | null;
  readonly setCurrent: (key: string) => void;
}) {
  const place = lines.findIndex(({ passage }) => keyOf(passage) === current);
  return (
    <div className="import-rows scroll">
      <VirtualList
        items={lines}
        keyOf={keyOfLine}
        likelySize={46}
        label="Quotations"
        begin={place}
        shown={place}
        row={(line, tabIndex) => {
          const key = keyOf(line.passage);
          return (
            <>
              {line.heading !== null && <h3 className="label decision-heading">{line.heading}</h3>}
              <button
                type="button"
                tabIndex={tabIndex}
                className="library-row two-lines decision-row"
                data-key={key}
                aria-current={key === current ? "true" : undefined}
                onClick={() => setCurrent(key)}
                onFocus={() => setCurrent(key)}
              >
                <StateIcon line={line} verdict={verdicts[key]} />
                <span className="grow">
                  <span className="ellipsis source-title decision-words">{line.passage.exact}</span>
                  <span className="ellipsis small mute source-facts">{stateInWords(line, verdicts[key])}</span>
                </span>
              </button>
            </>
          );
        }}
      />
    </div>
  );
}

function stateInWords({ group, passage }: DecisionLine, verdict: Verdict | undefined): string {
  if (verdict !== undefined) return verdictWords[verdict];
  if (group === "lost") return "Nothing like it";
  if (group === "meaning") return passage.reasons.join(", ");
  return "Not decided";
}

function StateIcon({ line, verdict }: { readonly line: DecisionLine; readonly verdict: Verdict | undefined }) {
  if (verdict === "accept") return <Check aria-hidden className="support" />;
  if (verdict === "keep") return <PenLine aria-hidden />;
  if (verdict === "lost" || line.group === "lost") return <CircleSlash aria-hidden />;
  if (line.group === "meaning") return <TriangleAlert aria-hidden className="attack" />;
  return <Circle aria-hidden />;
}
