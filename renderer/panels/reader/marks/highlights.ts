import type { SourceDetail, SourceQuotation } from "#shared/contract/results/sources.ts";
import type { Note, Position } from "#shared/model/records.ts";
import type { ParagraphIndex } from "../text/paragraph-index.ts";

/** A passage of the text that something stands on: a quotation, or notes. Places in UTF-16 code units. */
export type Highlight = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** The positions of the claims that it backs, each once; null among them is a claim without one. */
  readonly positions: readonly (Position | null)[];
  /** Which of the lines under the words is its own, from 0: no two that overlap have the same. */
  readonly lane: number;
  readonly about:
    | { readonly kind: "quotation"; readonly row: SourceQuotation }
    | { readonly kind: "note"; readonly note: Note };
};

/** The highlights of a text, in order of their beginnings, to be looked up by place. */
export type Highlights = {
  readonly all: readonly Highlight[];
  /** Of each, the furthest end of it and those before it. */
  readonly reach: readonly number[];
};

/** What is quoted from a text, and what is noted on passages of it. */
export function highlightsOf(
  { quotations, notes }: Pick<SourceDetail, "quotations" | "notes">,
  positions: ReadonlyMap<string, Position>,
  length: number,
): Highlights {
  const found: Omit<Highlight, "lane">[] = [];
  for (const row of quotations) {
    const { id, start, end } = row.quotation;
    if (start === null || end === null || end > length || end <= start) continue;
    const ids = new Set(row.claims.map(({ claim }) => claim.positionId));
    const distinct = [...ids].map((positionId) => (positionId === null ? null : (positions.get(positionId) ?? null)));
    distinct.sort((a, b) => (a?.rank ?? Number.MAX_VALUE) - (b?.rank ?? Number.MAX_VALUE));
    found.push({ id, start, end, positions: distinct, about: { kind: "quotation", row } });
  }
  for (const note of notes) {
    const { start = null, end = null } = note.passage ?? {};
    if (start === null || end === null || end > length || end <= start) continue;
    found.push({ id: note.id, start, end, positions: [], about: { kind: "note", note } });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  const all = withLanes(found);
  let furthest = 0;
  const reach = all.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  return { all, reach };
}

/** The highlights that have something of the text from `start` to `end`, in order. */
export function highlightsWithin({ all, reach }: Highlights, start: number, end: number): readonly Highlight[] {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reach[middle] ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  const within: Highlight[] = [];
  for (let index = low; index < all.length; index += 1) {
    const highlight = all[index];
    if (highlight === undefined || highlight.start >= end) break;
    if (highlight.end > start) within.push(highlight);
  }
  return within;
}

/** Numbers of the paragraphs that a claim uses. */
export function usedParagraphs({ all }: Highlights, paragraphs: ParagraphIndex): ReadonlySet<number> {
  const used = new Set<number>();
  for (const { start, end, about } of all) {
    if (about.kind !== "quotation" || about.row.claims.length === 0) continue;
    for (let index = paragraphs.at(start); index <= paragraphs.at(end - 1); index += 1) used.add(index);
  }
  return used;
}

/** Gives each the lowest lane that none of those before it still has where it begins. */
function withLanes(ordered: readonly Omit<Highlight, "lane">[]): Highlight[] {
  const ends: number[] = [];
  return ordered.map((highlight) => {
    const free = ends.findIndex((end) => end <= highlight.start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = highlight.end;
    return { ...highlight, lane };
  });
}
