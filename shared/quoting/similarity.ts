import search from "approx-string-match";
import { diffArrays } from "diff";
import { isWordCharacter, tokensOf } from "./tokens.ts";

/**
 * How much of one text is in the other, from 0 to 1: by characters, or by
 * words where that says more (a sentence put into the middle leaves all words
 * in place, a new ending leaves most characters).
 */
export function similarity(one: string, other: string): number {
  if (one === other) return 1;
  return Math.max(characterSimilarity(one, other), wordSimilarity(one, other));
}

function characterSimilarity(one: string, other: string): number {
  const length = Math.max(one.length, other.length);
  // The search matches one text with a part of the other; what is left over of that one is an error too.
  const errors = search(other, one, one.length).reduce(
    (least, match) => Math.min(least, match.errors + other.length - (match.end - match.start)),
    length,
  );
  return length === 0 ? 1 : 1 - errors / length;
}

function wordSimilarity(one: string, other: string): number {
  const words = wordsOf(one);
  const otherWords = wordsOf(other);
  const total = lengthOf(words) + lengthOf(otherWords);
  return total === 0 ? 0 : (2 * commonLength(words, otherWords)) / total;
}

/** What share of a text's words stands in another in the same order, whatever stands between them: 0 to 1. */
export function keptShare(text: string, other: string): number {
  const words = wordsOf(text);
  return words.length === 0 ? 0 : commonLength(words, wordsOf(other)) / lengthOf(words);
}

function commonLength(words: string[], otherWords: string[]): number {
  return diffArrays(words, otherWords)
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + lengthOf(value), 0);
}

function wordsOf(text: string): string[] {
  return tokensOf(text)
    .map((token) => token.text)
    .filter((word) => isWordCharacter(word.charAt(0)) || word.length > 1);
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}
