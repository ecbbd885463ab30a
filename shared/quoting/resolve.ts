import { meaningReasons } from "./difference.ts";
import { Finder } from "./finder.ts";
import type { Selector } from "./selector.ts";
import { TextIndex } from "./text-index.ts";

export type { Selector } from "./selector.ts";

/** How a quotation stands against a text. */
export type Outcome = "exact" | "moved" | "reworded" | "meaning" | "lost";

/** A part of a text: `text` is what stands from `start` to `end`, in UTF-16 code units. */
export type Passage = { readonly start: number; readonly end: number; readonly text: string };

export type Resolution = {
  readonly outcome: Outcome;
  /** The passage found; null exactly when the quotation is lost. */
  readonly found: Passage | null;
  /** For `meaning`: what differs, each a short phrase such as `"not" was added`. Otherwise empty. */
  readonly reasons: readonly string[];
};

/** How much text on each side is kept with a quotation, in UTF-16 code units. */
const contextLength = 32;

/**
 * Finds a quotation again in a text (paragraphs joined by line feeds).
 *
 * - `exact`: its words stand where they stood, or there was no such place yet;
 * - `moved`: they stand elsewhere, code unit for code unit;
 * - `reworded`: something differs, be it a quote mark: a person has to decide;
 * - `meaning`: the same, and it may say something else (see `meaningReasons`);
 * - `lost`: nothing near enough is there.
 *
 * Of several places with the same words, the one between the words that the
 * quotation was between is taken, then the one nearest to where it was; a
 * place that has its surroundings with altered words goes before one that has
 * its words in other surroundings. A passage begins and ends with whole words
 * unless the quotation did not.
 */
export function resolve(text: string, selector: Selector): Resolution {
  return resolveIn(new TextIndex(text), selector);
}

/**
 * Finds many quotations again in one text: the answers of {@link resolve}, in
 * order, what is worked out about the text being shared. One a step, so that
 * the caller can show progress, let others work, and stop.
 */
export function* resolveAll(text: string, selectors: Iterable<Selector>): Generator<Resolution, void, void> {
  const index = new TextIndex(text);
  for (const selector of selectors) yield resolveIn(index, selector);
}

function resolveIn(index: TextIndex, selector: Selector): Resolution {
  const place = new Finder(index, selector).find();
  if (place === null) return { outcome: "lost", found: null, reasons: [] };
  const found = { ...place, text: index.text.slice(place.start, place.end) };
  if (found.text === selector.exact) {
    const inPlace = selector.start === null || selector.start === found.start;
    return { outcome: inPlace ? "exact" : "moved", found, reasons: [] };
  }
  const reasons = meaningReasons(selector.exact, found.text);
  return { outcome: reasons.length > 0 ? "meaning" : "reworded", found, reasons };
}

/** The words around a passage, to keep with it; no surrogate pair is cut. */
export function contextOf(text: string, start: number, end: number): { prefix: string; suffix: string } {
  let from = Math.max(0, start - contextLength);
  let to = Math.min(text.length, end + contextLength);
  if (from < start && splitsPair(text, from)) from += 1;
  if (to > end && splitsPair(text, to)) to -= 1;
  return { prefix: text.slice(from, start), suffix: text.slice(end, to) };
}

function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}
