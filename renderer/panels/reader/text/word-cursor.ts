import type { Stretch } from "../marks/segments.ts";
import type { ParagraphIndex } from "./paragraph-index.ts";

/** Words chosen by keys: from the one where it began to the one where it is. */
export type WordCursor = { readonly from: Stretch; readonly to: Stretch };

export type WordStep = "word" | "sentence" | "paragraph";

const segmenters = {
  word: new Intl.Segmenter("en", { granularity: "word" }),
  sentence: new Intl.Segmenter("en", { granularity: "sentence" }),
};

/** What the cursor has chosen. */
export function stretchOf({ from, to }: WordCursor): Stretch {
  return { start: Math.min(from.start, to.start), end: Math.max(from.end, to.end) };
}

/** The cursor on the first word at or after a place. */
export function cursorAt(paragraphs: ParagraphIndex, place: number): WordCursor | null {
  for (let index = paragraphs.at(place); index < paragraphs.count; index += 1) {
    const word = wordsOf(paragraphs, index).find(({ end }) => end > place);
    if (word) return { from: word, to: word };
  }
  return null;
}

/**
 * The cursor one word, sentence or paragraph on (`by` 1) or back (−1). With
 * `extend`, what was chosen stays chosen; else only the word it comes to.
 */
export function moved(
  paragraphs: ParagraphIndex,
  cursor: WordCursor,
  { step, by, extend }: { readonly step: WordStep; readonly by: 1 | -1; readonly extend: boolean },
): WordCursor {
  const to = step === "word" ? nextWord(paragraphs, cursor.to, by) : edgeWord(paragraphs, cursor, { step, by, extend });
  if (to === null) return cursor;
  return { from: extend ? cursor.from : to, to };
}

function wordsOf(paragraphs: ParagraphIndex, index: number): Stretch[] {
  const start = paragraphs.startOf(index);
  const words: Stretch[] = [];
  for (const { segment, index: at, isWordLike } of segmenters.word.segment(paragraphs.textOf(index))) {
    // Signs such as % and £ belong to what is said; blanks and commas do not.
    if (isWordLike || /[\p{Sc}%‰§]/u.test(segment)) words.push({ start: start + at, end: start + at + segment.length });
  }
  return words;
}

function nextWord(paragraphs: ParagraphIndex, word: Stretch, by: 1 | -1): Stretch | null {
  let index = paragraphs.at(word.start);
  const words = wordsOf(paragraphs, index);
  const here =
    by === 1 ? words.find(({ start }) => start > word.start) : words.findLast(({ start }) => start < word.start);
  if (here) return here;
  for (index += by; index >= 0 && index < paragraphs.count; index += by) {
    const beyond = wordsOf(paragraphs, index).at(by === 1 ? 0 : -1);
    if (beyond) return beyond;
  }
  return null;
}

/** The first word of the next or this sentence (or paragraph); when extending onwards, the last word of this one, then of the next. */
function edgeWord(
  paragraphs: ParagraphIndex,
  { to }: WordCursor,
  { step, by, extend }: { readonly step: "sentence" | "paragraph"; readonly by: 1 | -1; readonly extend: boolean },
): Stretch | null {
  const index = paragraphs.at(to.start);
  const inParagraph = wordsOf(paragraphs, index);
  const bounds = step === "paragraph" ? paragraphStretch(paragraphs, index) : sentenceAt(paragraphs, index, to.start);
  const words = inParagraph.filter(({ start }) => start >= bounds.start && start < bounds.end);
  const [first, last] = [words[0], words.at(-1)];
  if (by === -1) {
    if (first && first.start < to.start) return first;
    const before = nextWord(paragraphs, first ?? to, -1);
    return before && edgeOf(paragraphs, before, step, 0);
  }
  if (extend && last && last.start > to.start) return last;
  const after = nextWord(paragraphs, last ?? to, 1);
  return after && edgeOf(paragraphs, after, step, extend ? -1 : 0);
}

/** The first (0) or last (−1) word of the sentence or paragraph of a word. */
function edgeOf(paragraphs: ParagraphIndex, word: Stretch, step: "sentence" | "paragraph", at: 0 | -1): Stretch {
  const index = paragraphs.at(word.start);
  const bounds = step === "paragraph" ? paragraphStretch(paragraphs, index) : sentenceAt(paragraphs, index, word.start);
  return (
    wordsOf(paragraphs, index)
      .filter(({ start }) => start >= bounds.start && start < bounds.end)
      .at(at) ?? word
  );
}

function paragraphStretch(paragraphs: ParagraphIndex, index: number): Stretch {
  return { start: paragraphs.startOf(index), end: paragraphs.endOf(index) };
}

function sentenceAt(paragraphs: ParagraphIndex, index: number, place: number): Stretch {
  const start = paragraphs.startOf(index);
  const found = segmenters.sentence.segment(paragraphs.textOf(index)).containing(place - start);
  return found === undefined
    ? paragraphStretch(paragraphs, index)
    : { start: start + found.index, end: start + found.index + found.segment.length };
}
