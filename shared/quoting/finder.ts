import { anchorsOf } from "./anchors.ts";
import { approximate, type Edges, mostErrors, snap } from "./approximate.ts";
import { type Context, foldContext, likenessAt, nearnessAt } from "./context.ts";
import { foldText } from "./fold.ts";
import { seedWindows, type Window } from "./seeds.ts";
import type { Selector } from "./selector.ts";
import { keptShare, similarity } from "./similarity.ts";
import { occurrencesOf, type TextIndex } from "./text-index.ts";
import { splitsWord, tokensOf } from "./tokens.ts";

/** A place of the folded text that may be the quotation's. */
type Candidate = Window & {
  /** How much of the quotation stands there, folded: 1 is all. */
  readonly similarity: number;
  /** How much of its surroundings stands there: 1 is all. */
  readonly share: number;
  readonly full: boolean;
};

/** What stands at a place whose surroundings are the quotation's must be this much like it to be it. */
const likeAtItsPlace = 0.4;
/** … or this share of its words must stand there in order: much may have been put between them. */
const keptAtItsPlace = 0.75;
/** Elsewhere this much. */
const likeElsewhere = 0.6;

/** Below this share, surroundings are others. */
const otherSurroundings = 0.35;
/** By how much surroundings are alike by chance: this share for each doubling of the places compared, and four times to begin with. */
const alikeByChance = 0.02;
/** From this share on they are the quotation's. */
const itsSurroundings = 0.6;
/** Below this share they are at best much like them, when all of them stand elsewhere. */
const likeItsSurroundings = 0.9;
/** A quotation as long as this (code units) does not stand twice in a text by chance. */
const longEnoughToBeUnique = 32;
/** A shorter one, with letters changed, is only itself between the same words: others are as near. */
const longEnoughToStandAlone = 20;

/** How many places with the same words are compared in full. */
const mostCompared = 512;

/** Having all of the surroundings counts as much again as this share: what repeats itself has most of them. */
const worthOfAll = 0.6;
/** … if they are at least this long (code units, both sides): at the edges of a text they may be a word. */
const shortestSurroundings = 32;
/** Having all of the words counts at most as much again as this share. */
const mostWorthOfWords = 0.6;
/** Being where it was counts as much as this share of the surroundings. */
const worthOfPlace = 0.1;

/** Texts up to this long are searched whole for a short quotation of which no word is left: 6 ms. */
const longestScan = 400_000;
const fewWords = 6;

/** Looks for one quotation in one text. */
export class Finder {
  private readonly index: TextIndex;
  private readonly selector: Selector;
  private readonly edges: Edges;
  private foldedParts: { readonly pattern: string; readonly context: Context } | undefined;

  constructor(index: TextIndex, selector: Selector) {
    this.index = index;
    this.selector = selector;
    const { prefix, exact, suffix } = selector;
    const original = prefix + exact + suffix;
    this.edges = {
      startsWithin: prefix !== "" && splitsWord(original, prefix.length),
      endsWithin: suffix !== "" && splitsWord(original, prefix.length + exact.length),
    };
  }

  /** Where the quotation stands in the text, in code units of the text; null when it does not. */
  find(): Window | null {
    const { exact, start } = this.selector;
    if (exact.trim() === "") return null;
    // Where it was, between the words it was between: nothing could be better.
    if (start !== null && this.index.text.startsWith(exact, start) && this.isWholeAndFull(start)) return this.at(start);
    const occurrences = occurrencesOf(this.index.text, exact);
    const full = this.nearest(occurrences.filter((at) => this.isWholeAndFull(at)));
    if (full !== undefined) return this.at(full);
    const best = this.best(occurrences);
    return best === null ? null : this.inText(best);
  }

  private at(start: number): Window {
    return { start, end: start + this.selector.exact.length };
  }

  /** True when the text has prefix and suffix, as they are, around `at`, and no word is cut that was not. */
  private isWholeAndFull(at: number): boolean {
    const { prefix, exact, suffix } = this.selector;
    const { text } = this.index;
    return (
      text.startsWith(prefix, at - prefix.length) &&
      at >= prefix.length &&
      text.startsWith(suffix, at + exact.length) &&
      this.isWhole(text, at, at + exact.length)
    );
  }

  private isWhole(text: string, start: number, end: number): boolean {
    return (this.edges.startsWithin || !splitsWord(text, start)) && (this.edges.endsWithin || !splitsWord(text, end));
  }

  /** The place nearest to where the quotation was, the first when it was nowhere. */
  private nearest(places: readonly number[]): number | undefined {
    const from = this.selector.start ?? 0;
    return places.reduce<number | undefined>(
      (best, at) => (best === undefined || Math.abs(at - from) < Math.abs(best - from) ? at : best),
      undefined,
    );
  }

  /** Exact and context, folded. */
  private get parts(): { readonly pattern: string; readonly context: Context } {
    this.foldedParts ??= {
      pattern: foldText(this.selector.exact),
      context: foldContext(this.selector.prefix, this.selector.suffix),
    };
    return this.foldedParts;
  }

  /** The best place when none has the quotation with all of its surroundings as they were. */
  private best(occurrences: readonly number[]): Candidate | null {
    const { pattern } = this.parts;
    if (pattern.trim() === "") return null;
    const places = this.placesOfWords(occurrences, pattern);
    const words = this.bestOf(this.worthALook(places).map(({ start, end }) => this.candidate(start, end, 1)));
    if (words?.full) return words;
    const found = this.besideChanged(words, places);
    return found !== null && found === words && this.isAnyones(words, places.length) ? null : found;
  }

  /** Where the folded text has the words: the very ones first, which go before others in as good a place. */
  private placesOfWords(occurrences: readonly number[], pattern: string): readonly Window[] {
    const { text } = this.index.folded;
    const { length } = this.selector.exact;
    const exact = occurrences
      .filter((at) => this.isWhole(this.index.text, at, at + length))
      .map((at) => ({ start: this.index.toFolded(at), end: this.index.toFolded(at + length) }));
    const starts = new Set(exact.map((place) => place.start));
    const alike = occurrencesOf(text, pattern)
      .filter((at) => !starts.has(at) && this.isWhole(text, at, at + pattern.length))
      .map((at) => ({ start: at, end: at + pattern.length }));
    return [...exact, ...alike];
  }

  /** Of very many places, the one where the quotation was and those with the same words next to them. */
  private worthALook(places: readonly Window[]): readonly Window[] {
    if (places.length <= mostCompared) return places;
    const { text } = this.index.folded;
    const { context } = this.parts;
    const was = this.selector.start === null ? -1 : this.index.toFolded(this.selector.start);
    return places
      .map((place) => ({
        place,
        near: place.start === was ? Number.POSITIVE_INFINITY : nearnessAt(text, place.start, place.end, context),
      }))
      .sort((one, other) => other.near - one.near)
      .slice(0, mostCompared)
      .map(({ place }) => place);
  }

  /** Weighs the best place that has the very words against places that have their surroundings. */
  private besideChanged(words: Candidate | null, places: readonly Window[]): Candidate | null {
    const { pattern, context } = this.parts;
    const { text } = this.index.folded;
    const { gaps, beginnings, endings } = anchorsOf(text, context, pattern.length);
    const candidates: Candidate[] = words === null ? [] : [words];
    for (const gap of gaps) {
      // Words put before or after a passage do not change it.
      const within = places.filter(({ start, end }) => start >= gap.start && end <= gap.end);
      if (within.length > 0) {
        // The more was put there, the likelier the two sides belong to different places.
        for (const { start, end } of within) {
          const own = this.candidate(start, end, 1);
          const share = own.share + ((1 - own.share) * (end - start)) / (gap.end - gap.start);
          candidates.push({ ...own, share });
        }
        continue;
      }
      const passage = snap(text, gap.start, gap.end, pattern, this.edges);
      if (passage.start >= passage.end) continue;
      const candidate = this.candidate(passage.start, passage.end);
      if (candidate.similarity >= likeAtItsPlace) candidates.push(candidate);
      else if (candidate.full && keptShare(pattern, text.slice(passage.start, passage.end)) >= keptAtItsPlace) {
        candidates.push({ ...candidate, similarity: likeAtItsPlace });
      }
    }
    const errors = mostErrors(pattern.length);
    const windows = [
      ...beginnings.map((start) => ({ start, end: Math.min(text.length, start + pattern.length + errors) })),
      ...endings.map((end) => ({ start: Math.max(0, end - pattern.length - errors), end })),
    ];
    candidates.push(
      ...this.approximately(windows, pattern, errors).filter(
        (candidate) => !places.some((place) => place.start < candidate.end && place.end > candidate.start),
      ),
    );
    if (words === null && !candidates.some((candidate) => candidate.full)) {
      candidates.push(...this.anywhere(pattern, errors));
    }
    const best = this.bestOf(candidates);
    return best !== null && best === words && this.isOthers(words, gaps) ? null : best;
  }

  /**
   * True when the words found are a short phrase that stands among other words
   * than the quotation did, while those it stood among are still there with
   * something else or nothing between them: it was taken out. A whole
   * paragraph may have been moved.
   */
  private isOthers(words: Candidate, gaps: readonly Window[]): boolean {
    const { exact, prefix, suffix } = this.selector;
    const wholeParagraph = /(^|\n)$/.test(prefix) && /^(\n|$)/.test(suffix);
    if (exact.length >= longEnoughToBeUnique || wholeParagraph) return false;
    return gaps.some((gap) => {
      const around = this.candidate(gap.start, gap.end, 0);
      return this.isCertain(around)
        ? words.share < likeItsSurroundings
        : words.share < otherSurroundings && around.share >= itsSurroundings;
    });
  }

  /** True when all of the surroundings, and enough of them, stand around a place. */
  private isCertain(candidate: Candidate): boolean {
    const { before, after } = this.parts.context;
    return candidate.full && before.length + after.length >= shortestSurroundings;
  }

  /**
   * True when a short phrase that stands in several places is not where it was
   * and has its surroundings in none of them: to take one would be to guess.
   * The more places there are, the more alike some are by chance.
   */
  private isAnyones(words: Candidate, places: number): boolean {
    return (
      places > 1 &&
      words.share < Math.min(otherSurroundings, alikeByChance * (4 + Math.log2(places))) &&
      known(this.parts.context) &&
      this.selector.exact.length < longEnoughToBeUnique &&
      this.inText(words).start !== this.selector.start
    );
  }

  /** Places that are nearly the quotation, wherever they are. */
  private anywhere(pattern: string, errors: number): Candidate[] {
    const { text } = this.index.folded;
    const found = this.approximately(seedWindows(this.index, pattern, errors + 16), pattern, errors);
    const isShort = tokensOf(pattern).length < fewWords;
    if (found.length > 0 || !isShort || text.length > longestScan || errors === 0) return found;
    return this.approximately([{ start: 0, end: text.length }], pattern, errors);
  }

  private approximately(windows: readonly Window[], pattern: string, errors: number): Candidate[] {
    if (errors === 0) return [];
    const { text } = this.index.folded;
    return windows
      .flatMap((window) => approximate(text, window, pattern, errors, this.edges))
      .map((passage) => this.candidate(passage.start, passage.end))
      .filter((candidate) => candidate.similarity >= likeElsewhere)
      .filter(
        (candidate) =>
          pattern.length >= longEnoughToStandAlone ||
          !known(this.parts.context) ||
          candidate.share >= otherSurroundings,
      );
  }

  private candidate(start: number, end: number, likeness?: number): Candidate {
    const { pattern, context } = this.parts;
    const { text } = this.index.folded;
    const around = likenessAt(text, start, end, context);
    return { start, end, similarity: likeness ?? similarity(pattern, text.slice(start, end)), ...around };
  }

  /** The candidate most like the quotation in words and surroundings together; the nearest among equals. */
  private bestOf(candidates: readonly Candidate[]): Candidate | null {
    const from = this.selector.start;
    let best: Candidate | null = null;
    let bestWorth = 0;
    let bestDistance = 0;
    for (const candidate of candidates) {
      const distance = Math.abs(this.inText(candidate).start - (from ?? 0));
      const inPlace = from !== null && distance === 0 && !candidate.full;
      const worth =
        candidate.similarity +
        candidate.share +
        (this.isCertain(candidate) ? worthOfAll : 0) +
        (candidate.similarity === 1 ? this.worthOfWords : 0) +
        (inPlace ? worthOfPlace : 0);
      if (best === null || worth > bestWorth || (worth === bestWorth && distance < bestDistance)) {
        best = candidate;
        bestWorth = worth;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Having all of the words counts for more the more there are: a long passage is not there by chance. */
  private get worthOfWords(): number {
    return Math.min(mostWorthOfWords, this.parts.pattern.length / 100);
  }

  private inText(candidate: Window): Window {
    return this.index.toText(candidate.start, candidate.end);
  }
}

function known(context: Context): boolean {
  return context.before !== "" || context.after !== "";
}
