import type { Context } from "./context.ts";
import type { Window } from "./seeds.ts";
import { occurrencesOf } from "./text-index.ts";

/** How much of a side of the context, next to the passage, is looked for when all of it is not there. Less is everywhere. */
const anchorLengths = [16, 10];

/** A context that stands in more places than this tells none apart. */
const mostAnchors = 64;

/** What follows a passage may stand in it too: so many ends are tried for each beginning. */
const mostGaps = 4;

/** Where a quotation's surroundings stand in a folded text. */
export type Anchors = {
  /** What stands between a place that its prefix leads to and one that its suffix follows; empty when they meet. */
  readonly gaps: readonly Window[];
  /** Where it may begin, by its prefix. */
  readonly beginnings: readonly number[];
  /** Where it may end, by its suffix. */
  readonly endings: readonly number[];
};

/**
 * Looks for a quotation by what stood around it: the place where it was when
 * its own words have changed.
 *
 * @param length of the quotation, folded; a gap may be about three times that
 */
export function anchorsOf(text: string, context: Context, length: number): Anchors {
  const known = context.before !== "" || context.after !== "";
  const beginnings = placesOf(context.before, known ? [0] : [], (anchorLength) => {
    const anchor = context.before.slice(Math.max(0, context.before.length - anchorLength));
    return occurrencesOf(text, anchor, mostAnchors).map((at) => skipBlanks(text, at + anchor.length));
  });
  const endings = placesOf(context.after, known ? [text.length] : [], (anchorLength) => {
    const anchor = context.after.slice(0, anchorLength);
    return occurrencesOf(text, anchor, mostAnchors).map((at) => skipBlanksBack(text, at));
  });
  const most = length * 3 + 80;
  const gaps = beginnings.flatMap((start) =>
    endings
      // Where prefix and suffix meet, the blank between them has been skipped from both sides.
      .filter((end) => end >= start - 1 && end - start <= most)
      .slice(0, mostGaps)
      .map((end) => ({ start, end: Math.max(start, end) })),
  );
  return { gaps, beginnings, endings };
}

/**
 * The places of the longest piece of a side of the context that is there at
 * all. A side is shorter than usual where the text ended: all of it is looked
 * for then, and `edge` is the place when it is empty.
 */
function placesOf(side: string, edge: readonly number[], find: (anchorLength: number) => number[]): readonly number[] {
  if (side === "") return edge;
  const lengths = [side.length, ...anchorLengths.filter((length) => length < side.length)];
  for (const length of lengths) {
    const places = find(length);
    if (places.length > 0) return places;
  }
  return [];
}

function skipBlanks(text: string, at: number): number {
  return text[at] === " " ? at + 1 : at;
}

function skipBlanksBack(text: string, at: number): number {
  return text[at - 1] === " " ? at - 1 : at;
}
