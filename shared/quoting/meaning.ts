import { diffArrays } from "diff";
import { foldText } from "./fold.ts";
import { areOpposite, canonicalNumber, digitsOf, kindOf, type MeaningKind, onesOf, tensOf } from "./meaning-words.ts";

/** A word as it is compared, and as it is shown. */
type Word = { readonly key: string; readonly shown: string; readonly kind: MeaningKind | null };

/** Words, numbers with their separators, and the signs that go with numbers. Other marks say nothing here. */
const wordOrNumber =
  /\p{N}{1,3}(?:[, ]\p{N}{3})+(?!\p{N})(?:\.\p{N}+)?|\p{N}+(?:[.,:]\p{N}+)*\p{L}*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:'[\p{L}\p{M}]+)*|[\p{Sc}%‰°]/gu;

/** A minus before a number. */
const sign = /(?<=^|[\s(])[-−](?=[\p{N}\p{Sc}])/gu;

/** A text's words in lower case, contractions and numbers brought to one form. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  // Folding makes one dash of all, so what is a sign is told before.
  for (const [shown] of foldText(text.replace(sign, "minus ")).matchAll(wordOrNumber)) {
    for (const part of partsOf(shown)) addWord(words, part);
  }
  return words;
}

/** "can't" is "can" and "not", "they'll" is "they" and "will": written out or not, the same is said. */
function partsOf(shown: string): readonly string[] {
  const word = shown.toLowerCase();
  if (word === "cannot") return [shown.slice(0, 3), "not"];
  if (word === "can't") return [shown.slice(0, 3), "not"];
  if (word === "won't") return ["will", "not"];
  if (word === "shan't") return ["shall", "not"];
  if (word.endsWith("n't")) return [shown.slice(0, -3), "not"];
  if (word.endsWith("'ll")) return [shown.slice(0, -3), "will"];
  return [shown];
}

function addWord(words: Word[], shown: string): void {
  const word = shown.toLowerCase();
  const last = words.at(-1);
  const tens = last === undefined ? null : tensOf(last.shown.toLowerCase());
  const ones = tens === null ? null : onesOf(word);
  if (last !== undefined && tens !== null && ones !== null) {
    words[words.length - 1] = {
      key: digitsOf(tens + ones.value, ones.ordinal),
      shown: `${last.shown}-${shown}`,
      kind: "number",
    };
  } else if (last?.key === "per" && word === "cent") {
    words[words.length - 1] = { key: "%", shown: `${last.shown} ${shown}`, kind: "number" };
  } else {
    words.push({ key: canonicalNumber(word), shown, kind: kindOf(word) });
  }
}

/**
 * What may change what is said from one text to the other: negations, numbers
 * (in digits or words, dates, currencies, per cent), quantifiers and modal
 * words that came, went, became another or stand elsewhere, and words turned
 * into their opposite by "un-" and its like. Each a short phrase for people;
 * none when nothing of the kind differs.
 *
 * This knows English only. In other languages a changed number and a changed
 * digit are seen, other words are not: their passages are reworded all the
 * same, and a person is asked. An empty answer therefore never means that two
 * texts say the same.
 */
export function meaningReasons(before: string, after: string): readonly string[] {
  if (foldText(before).trim() === foldText(after).trim()) return [];
  const hunks = hunksOf(wordsOf(before), wordsOf(after));
  const reasons: string[] = [];
  const gone: Word[] = [];
  const come: Word[] = [];
  for (const { removed, added } of hunks) {
    for (const kind of ["number", "negation", "quantifier", "modal"] as const) {
      const old = removed.filter((word) => word.kind === kind);
      const current = added.filter((word) => word.kind === kind);
      const pairs = Math.min(old.length, current.length);
      for (const [at, word] of old.slice(0, pairs).entries()) {
        const other = current[at];
        if (other !== undefined) reasons.push(`${quoted(word)} became ${quoted(other)}`);
      }
      gone.push(...old.slice(pairs));
      come.push(...current.slice(pairs));
    }
    for (const word of removed) {
      const other = added.find((each) => areOpposite(word.key, each.key));
      if (other !== undefined && word.kind === null) reasons.push(`${quoted(word)} became ${quoted(other)}`);
    }
  }
  for (const word of gone) {
    const at = come.findIndex((other) => other.key === word.key);
    if (at >= 0) come.splice(at, 1);
    reasons.push(`${quoted(word)} ${at >= 0 ? "stands elsewhere" : "was removed"}`);
  }
  for (const word of come) reasons.push(`${quoted(word)} was added`);
  return [...new Set(reasons)];
}

/** Words as they are shown within quote marks; what is in digits needs none. */
function quoted(word: Word): string {
  return /^[\p{N}\p{Sc}%‰°]/u.test(word.shown) ? word.shown : `"${word.shown}"`;
}

type Hunk = { readonly removed: readonly Word[]; readonly added: readonly Word[] };

/** The places where two rows of words differ, with the words of either side that are not the same. */
function hunksOf(before: Word[], after: Word[]): Hunk[] {
  const hunks: { removed: Word[]; added: Word[] }[] = [];
  let open = false;
  for (const { value, added, removed } of diffArrays(before, after, {
    comparator: (one, other) => one.key === other.key,
  })) {
    if (!added && !removed) {
      open = false;
      continue;
    }
    if (!open) hunks.push({ removed: [], added: [] });
    open = true;
    hunks.at(-1)?.[added ? "added" : "removed"].push(...value);
  }
  return hunks;
}
