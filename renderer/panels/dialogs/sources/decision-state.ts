import type { CommandArguments } from "#shared/contract/commands.ts";
import type { Decisions, SourceQuotation } from "#shared/contract/results/sources.ts";

export type Undecided = Decisions["passages"][number];
export type Verdict = "accept" | "keep" | "lost";
type Decision = CommandArguments<"source.decide">["decisions"][number];

/** What the dialog divides the passages into, in this order. */
export const decisionGroups = [
  { kind: "meaning", heading: "May have changed meaning" },
  { kind: "reworded", heading: "Worded otherwise" },
  { kind: "typography", heading: "Only marks or spacing differ" },
  { kind: "lost", heading: "Not found in the text" },
] as const;
export type DecisionGroup = (typeof decisionGroups)[number]["kind"];

/** What a passage is known by in the dialog. */
export function keyOf({ quotationId, noteId }: Pick<Undecided, "quotationId" | "noteId">): string {
  return quotationId ?? noteId ?? "";
}

/** Where a passage belongs. */
export function groupOf({ outcome, onlyTypography, found }: Undecided): DecisionGroup {
  if (outcome === "lost" || found === null) return "lost";
  if (outcome === "meaning") return "meaning";
  return onlyTypography ? "typography" : "reworded";
}

/** Quotations that the text does not hold, to be told beside those to decide on. */
export function lostAmong(quotations: readonly SourceQuotation[]): readonly Undecided[] {
  return quotations.flatMap(({ quotation: { id, exact, standing }, speaker }) =>
    standing !== "lost"
      ? []
      : [
          {
            quotationId: id,
            noteId: null,
            exact,
            outcome: "lost",
            found: null,
            difference: [],
            onlyTypography: false,
            reasons: [],
            speakerName: speaker.name,
          },
        ],
  );
}

/** A line of the list, with the heading of its group where it is the first of it. */
export type DecisionLine = {
  readonly passage: Undecided;
  readonly group: DecisionGroup;
  readonly heading: string | null;
};

/** The passages by groups. */
export function linesOf(passages: readonly Undecided[]): readonly DecisionLine[] {
  return decisionGroups.flatMap(({ kind, heading }) => {
    const members = passages.filter((passage) => groupOf(passage) === kind);
    return members.map((passage, index) => ({
      passage,
      group: kind,
      heading: index === 0 ? `${heading} · ${members.length.toLocaleString("en-GB")}` : null,
    }));
  });
}

/** True where the person is asked; what was lost is told only. */
export function isOpen({ group }: DecisionLine): boolean {
  return group !== "lost";
}

/** The decisions as the contract wants them. */
export function decisionsOf(
  lines: readonly DecisionLine[],
  verdicts: Readonly<Record<string, Verdict>>,
): readonly Decision[] {
  return lines.flatMap(({ passage }): Decision[] => {
    const verdict = verdicts[keyOf(passage)];
    const { quotationId, noteId, found } = passage;
    if (verdict === undefined || found === null) return [];
    const record = quotationId !== null ? { quotationId } : noteId !== null ? { noteId } : null;
    if (record === null) return [];
    return [verdict === "lost" ? { record, verdict } : { record, verdict, start: found.start, end: found.end }];
  });
}
