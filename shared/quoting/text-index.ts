import { type Folded, fold } from "./fold.ts";
import { tokensOf } from "./tokens.ts";

/** A text with what is worked out about it once, when first asked for, however many quotations are looked for. */
export class TextIndex {
  readonly text: string;
  private foldedText: Folded | undefined;
  private wordPlaces: Map<string, number[]> | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The text folded (see fold.ts). */
  get folded(): Folded {
    this.foldedText ??= fold(this.text);
    return this.foldedText;
  }

  /** Where each word begins in the folded text, by its {@link seedKey}. */
  get words(): ReadonlyMap<string, readonly number[]> {
    if (this.wordPlaces !== undefined) return this.wordPlaces;
    this.wordPlaces = new Map();
    for (const token of tokensOf(this.folded.text)) {
      const key = seedKey(token.text);
      const places = this.wordPlaces.get(key);
      if (places === undefined) this.wordPlaces.set(key, [token.start]);
      else places.push(token.start);
    }
    return this.wordPlaces;
  }

  /** The first code unit of the folded text that stands for something at or after `at` in the text. */
  toFolded(at: number): number {
    const { starts } = this.folded;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What a part of the folded text, one code unit at least, stands for in the text. */
  toText(start: number, end: number): { readonly start: number; readonly end: number } {
    const { starts, ends } = this.folded;
    return { start: starts[start] ?? 0, end: ends[end - 1] ?? this.text.length };
  }
}

/** A word with neither case nor accents: what is looked up to find a place, not to judge it. */
export function seedKey(word: string): string {
  const lower = word.toLowerCase();
  return /[^\0-\x7F]/.test(lower) ? lower.normalize("NFD").replace(/\p{M}/gu, "") : lower;
}

/** Where `pattern` occurs in `text`, overlapping occurrences too, at most `limit` of them. */
export function occurrencesOf(text: string, pattern: string, limit = Number.POSITIVE_INFINITY): number[] {
  const found: number[] = [];
  if (pattern === "") return found;
  for (let at = text.indexOf(pattern); at >= 0 && found.length < limit; at = text.indexOf(pattern, at + 1)) {
    found.push(at);
  }
  return found;
}
