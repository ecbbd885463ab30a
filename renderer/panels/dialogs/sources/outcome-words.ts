import type { FoundPassage } from "#shared/contract/results/sources.ts";
import type { Outcome } from "#shared/quoting/resolve.ts";
import { countOutcomes } from "../../../state/importing/rows.ts";
import { counted, listed } from "../../ui/words.ts";

export type Outcomes = Readonly<Record<Outcome, number>>;

/** How many passages stand how. */
export function outcomesOf(passages: readonly Pick<FoundPassage, "outcome">[]): Outcomes {
  const outcomes = { exact: 0, moved: 0, reworded: 0, meaning: 0, lost: 0 };
  for (const { outcome } of passages) outcomes[outcome] += 1;
  return outcomes;
}

/** `20 exact, 3 reworded, 1 may have changed meaning and 2 lost`. */
export function outcomesInWords(outcomes: Outcomes): string {
  const words: Record<Outcome, string> = {
    exact: "exact",
    moved: "moved",
    reworded: "reworded",
    meaning: "may have changed meaning",
    lost: "lost",
  };
  const order = ["exact", "moved", "reworded", "meaning", "lost"] as const;
  return listed(
    order.flatMap((outcome) =>
      outcomes[outcome] === 0 ? [] : [`${outcomes[outcome].toLocaleString("en-GB")} ${words[outcome]}`],
    ),
  );
}

/** `28 of 28 quotations found, word for word`, or how those that are not stand. */
export function foundInWords(outcomes: Outcomes): string {
  const { all, found, verbatim } = countOutcomes(outcomes);
  if (all === 0) return "It has no quotations yet";
  const share = `${found.toLocaleString("en-GB")} of ${counted(all, "quotation")} found`;
  if (verbatim === all) return `${share}, word for word`;
  return `${share}: ${outcomesInWords(outcomes)}`;
}

/** How many passages a person has to decide on. */
export function undecidedAmong(outcomes: Outcomes): number {
  return outcomes.reworded + outcomes.meaning;
}
