import search from "approx-string-match";
import type { Window } from "./seeds.ts";
import { isWordCharacter, splitsWord } from "./tokens.ts";

/** Whether a quotation began and ended within a word where it was taken: its passage may then do so too. */
export type Edges = { readonly startsWithin: boolean; readonly endsWithin: boolean };

/**
 * How many characters of a passage may differ from the quotation (both
 * folded): a third of a long one, fewer of a short one, since there are always
 * short words that are nearly alike.
 */
export function mostErrors(length: number): number {
  if (length < 5) return 0;
  if (length < 12) return Math.floor(length / 6);
  return Math.floor(length / (length < 24 ? 4 : 3));
}

/** Equally good matches come in rows, each a character longer: some of them say enough. */
const mostMatches = 12;

/**
 * The passages of a part of a folded text that are nearest to `pattern`, with
 * `errors` characters different at most, brought to the bounds of words.
 */
export function approximate(text: string, window: Window, pattern: string, errors: number, edges: Edges): Window[] {
  const matches = search(text.slice(window.start, window.end), pattern, errors);
  const step = Math.max(1, Math.floor(matches.length / mostMatches));
  const found: Window[] = [];
  for (let at = 0; at < matches.length; at += step) {
    const match = matches[at];
    if (match === undefined) continue;
    const passage = snap(text, window.start + match.start, window.start + match.end, pattern, edges);
    if (passage.start < passage.end && !found.some((other) => same(other, passage))) found.push(passage);
  }
  return found;
}

function same(one: Window, other: Window): boolean {
  return one.start === other.start && one.end === other.end;
}

/** The passage without a cut word and without marks or blanks at its ends that the quotation has not. */
export function snap(text: string, start: number, end: number, pattern: string, edges: Edges): Window {
  let from = edges.startsWithin ? start : wordBound(text, start);
  let to = edges.endsWithin ? end : wordBound(text, end);
  while (from < to && isLooseMark(text.charAt(from), pattern.charAt(0))) from += 1;
  while (to > from && isLooseMark(text.charAt(to - 1), pattern.charAt(pattern.length - 1))) to -= 1;
  return { start: from, end: to };
}

/** A mark or blank at the end of a passage; halves of pairs are left alone. */
function isLooseMark(character: string, wanted: string): boolean {
  return character !== wanted && !isWordCharacter(character) && !/[\p{Cs}\p{M}]/u.test(character);
}

/** A run of letters longer than this is no word that is worth walking through. */
const longestWord = 64;

/** The nearest place that splits no word; the word's beginning or end, whichever is nearer. */
function wordBound(text: string, at: number): number {
  let back = at;
  let on = at;
  while (back > 0 && at - back < longestWord && splitsWord(text, back)) back -= 1;
  while (on < text.length && on - at < longestWord && splitsWord(text, on)) on += 1;
  return at - back <= on - at ? back : on;
}
