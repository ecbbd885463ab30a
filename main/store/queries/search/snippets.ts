import { type Sought, soughtWords } from "../words.ts";

/** What stands around a word that was found: private-use characters, which no font shows. */
const foundStart = "\uE000";
const foundEnd = "\uE001";
/** Words of a text that a snippet shows, and how many of them stand before what was found. */
const wordsShown = 24;
const wordsBefore = 6;
/** Code units of a text that are looked at, and places looked at for the best part of it. */
const mostLooked = 200_000;
const mostPlaces = 200;

/** Words as the index divides texts (FTS5's unicode61). */
const wordPattern = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu;

export type Snippet = {
  readonly snippet: string;
  /** How many of the words and phrases sought it shows. */
  readonly shown: number;
  /** Where the first of them stands in the text, in UTF-16 code units; null when none was made out. */
  readonly first: { readonly start: number; readonly end: number } | null;
};

type Word = { readonly start: number; readonly end: number; readonly folded: string };
/** Words `from` to `to` (included) of a text are what `term` asks for. */
type Found = { readonly from: number; readonly to: number; readonly term: number };

/**
 * Makes snippets for what a person typed: the part of a text that shows most of
 * the words sought, with these marked. FTS5's own `snippet()` would open the
 * index anew for each hit, which takes 0.2 ms for an unfinished common word.
 */
export function snippetsFor(typed: string): (text: string) => Snippet {
  const terms = termsOf(soughtWords(typed));
  return (text) => snippetOf(text, terms);
}

/** Characters of which it is certain how the index takes them: ASCII, letters of Latin-1, common punctuation. */
const plain = /^[\0-\x7f\xa0\xa3\xa7\xa9\xab\xbb\xc0-\xff\u2010-\u2027\u20ac]*$/;

/**
 * Says without the index whether it finds a text of one column: true or false, or
 * null where that is not certain.
 */
export function matcherOf(sought: readonly Sought[]): (text: string) => boolean | null {
  const terms = termsOf(sought);
  const certain = sought.every(({ words }) => plain.test(words)) && terms.every(({ words }) => words.length > 0);
  return (text) => {
    if (!certain || !plain.test(text)) return null;
    const words = wordsIn(text);
    return terms.every((term) => words.some((_, from) => standsAt(words, from, term.words, term.open)));
  };
}

function termsOf(sought: readonly Sought[]): readonly Term[] {
  return sought.map(({ words, open }) => ({ words: wordsIn(words).map(({ folded }) => folded), open }));
}

type Term = { readonly words: readonly string[]; readonly open: Sought["open"] };

function snippetOf(text: string, terms: readonly Term[]): Snippet {
  const words = wordsIn(text.slice(0, mostLooked));
  const found: Found[] = [];
  for (let from = 0; from < words.length && found.length < mostPlaces; from++) {
    for (const [term, { words: sought, open }] of terms.entries()) {
      if (standsAt(words, from, sought, open)) found.push({ from, to: from + sought.length - 1, term });
    }
  }
  let best = { start: 0, shown: 0 };
  for (const { from } of found) {
    const start = Math.max(0, Math.min(from - wordsBefore, words.length - wordsShown));
    const shown = new Set(
      found.filter((other) => other.from >= start && other.to < start + wordsShown).map(({ term }) => term),
    ).size;
    if (shown > best.shown) best = { start, shown };
  }
  const last = best.start + wordsShown - 1;
  const begin = best.start === 0 ? 0 : (words[best.start]?.start ?? 0);
  const end = last >= words.length - 1 && text.length <= mostLooked ? text.length : (words[last]?.end ?? mostLooked);
  const marked = new Set<number>();
  for (const { from, to } of found) for (let word = from; word <= to; word++) marked.add(word);
  let snippet = begin === 0 ? "" : "…";
  let at = begin;
  for (let index = best.start; index <= last; index++) {
    const word = words[index];
    if (word === undefined || !marked.has(index)) continue;
    // Words of a phrase are marked as one.
    let until = index;
    while (until < last && marked.has(until + 1) && follows(found, until)) until++;
    const wordEnd = words[until]?.end ?? word.end;
    snippet += `${text.slice(at, word.start)}${foundStart}${text.slice(word.start, wordEnd)}${foundEnd}`;
    at = wordEnd;
    index = until;
  }
  const [first] = found;
  const [firstWord, lastWord] = first === undefined ? [] : [words[first.from], words[first.to]];
  return {
    snippet: `${snippet}${text.slice(at, end)}${end < text.length ? "…" : ""}`,
    shown: best.shown,
    first: firstWord === undefined || lastWord === undefined ? null : { start: firstWord.start, end: lastWord.end },
  };
}

function standsAt(words: readonly Word[], from: number, sought: readonly string[], open: boolean): boolean {
  return (
    sought.length > 0 &&
    sought.every((part, index) => {
      const word = words[from + index]?.folded;
      return open && index === sought.length - 1 ? word?.startsWith(part) === true : word === part;
    })
  );
}

/** True when a phrase holds this word and the next. */
function follows(found: readonly Found[], word: number): boolean {
  return found.some(({ from, to }) => from <= word && to > word);
}

function wordsIn(text: string): readonly Word[] {
  return Array.from(text.matchAll(wordPattern), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    folded: folded(word),
  }));
}

/** A word as the index compares it: letter case and accents aside. */
function folded(word: string): string {
  if (/^[0-9A-Za-z]+$/.test(word)) return word.toLowerCase();
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
