import type { Stretch } from "../marks/segments.ts";
import type { ParagraphIndex } from "../text/paragraph-index.ts";

/** Matches that are kept; nobody goes through more of them. */
export const mostMatches = 100_000;

/** A text as it is searched: letter case, accents, kinds of quote marks, dashes and blanks aside. */
export function searched(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[‘’‚‛ʼ′]/g, "'")
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/\s/g, " ");
}

/** Where one paragraph holds the words, which are `searched` already; places in the whole text, in order, none over another. */
export function matchesIn(paragraph: string, start: number, words: string): Stretch[] {
  const plain = searched(paragraph);
  if (!plain.includes(words)) return [];
  const places = /[^ -~‐-‟]/.test(paragraph) ? placesOf(paragraph) : null;
  const matches: Stretch[] = [];
  for (let at = plain.indexOf(words); at !== -1; at = plain.indexOf(words, at + words.length)) {
    const last = at + words.length - 1;
    matches.push(
      places === null
        ? { start: start + at, end: start + last + 1 }
        : { start: start + (places.starts[at] ?? 0), end: start + (places.ends[last] ?? paragraph.length) },
    );
  }
  return matches;
}

/** Of each code unit of the `searched` paragraph, where the character begins and ends that it comes from, with its accents. */
function placesOf(paragraph: string): { readonly starts: number[]; readonly ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: cluster, index } of paragraph.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    for (let unit = searched(cluster).length; unit > 0; unit -= 1) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  return { starts, ends };
}

/** Looks through a text, a part at each step, so that the window stays awake; yields all that is found so far. */
export function* findAll(paragraphs: ParagraphIndex, query: string): Generator<readonly Stretch[], void> {
  const words = searched(query).trim();
  const found: Stretch[] = [];
  if (words === "") return;
  const stepLength = 200_000;
  let length = 0;
  for (let index = 0; index < paragraphs.count && found.length < mostMatches; index += 1) {
    found.push(...matchesIn(paragraphs.textOf(index), paragraphs.startOf(index), words));
    length += paragraphs.endOf(index) - paragraphs.startOf(index);
    if (length < stepLength) continue;
    length = 0;
    yield found;
  }
  yield found;
}

/** Those of ordered stretches that have something of the text from `start` to `end`. */
export function stretchesWithin(ordered: readonly Stretch[], start: number, end: number): readonly Stretch[] {
  const first = firstFrom(ordered, start);
  let last = first;
  while (last < ordered.length && (ordered[last]?.start ?? end) < end) last += 1;
  return first === last ? [] : ordered.slice(first, last);
}

/** The number of the first stretch that ends after a place; how many there are, where none does. */
export function firstFrom(ordered: readonly Stretch[], place: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.end ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
