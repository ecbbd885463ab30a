import type { Highlight } from "./highlights.ts";

/** A stretch of the text, in UTF-16 code units. */
export type Stretch = { readonly start: number; readonly end: number };

/** A piece of a paragraph over which nothing begins or ends. */
export type Segment = Stretch & {
  /** Those that have it, the one that began first before the others. */
  readonly highlights: readonly Highlight[];
  /** Those of them of which it is the first piece in this paragraph. */
  readonly beginning: readonly Highlight[];
  readonly found: "current" | "other" | null;
  /** True for what was just gone to. */
  readonly flash: boolean;
};

/** What may lie over a paragraph. */
export type Layers = {
  readonly highlights: readonly Highlight[];
  readonly found: readonly Stretch[];
  readonly currentFound: Stretch | null;
  readonly flash: Stretch | null;
};

/** Cuts a paragraph where anything that lies over it begins or ends; the pieces are the paragraph, whole and in order. */
export function segmentsOf(paragraph: Stretch, { highlights, found, currentFound, flash }: Layers): Segment[] {
  const cuts = new Set([paragraph.start, paragraph.end]);
  for (const { start, end } of [...highlights, ...found, ...(flash === null ? [] : [flash])]) {
    if (start > paragraph.start && start < paragraph.end) cuts.add(start);
    if (end > paragraph.start && end < paragraph.end) cuts.add(end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const begun = new Set<string>();
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? paragraph.end;
    const covers = (stretch: Stretch) => stretch.start < end && stretch.end > start;
    const here = highlights.filter(covers);
    const beginning = here.filter(({ id }) => !begun.has(id));
    for (const { id } of beginning) begun.add(id);
    const match = found.find(covers);
    const isCurrent = match !== undefined && match.start === currentFound?.start;
    return {
      start,
      end,
      highlights: here,
      beginning,
      found: match === undefined ? null : isCurrent ? "current" : "other",
      flash: flash !== null && covers(flash),
    };
  });
}
