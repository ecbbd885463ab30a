import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { meaningReasons, onlyTypography, wordDifference } from "#shared/quoting/difference.ts";
import { fold, foldText } from "#shared/quoting/fold.ts";
import { contextOf, type Resolution, resolve, resolveAll, type Selector } from "#shared/quoting/resolve.ts";
import { splitsWord } from "#shared/quoting/tokens.ts";
import { editNames, type Fate, Revision } from "./quoting-revision.ts";
import { pick, prose, quote, randomNumbers, wordSpans } from "./quoting-texts.ts";

/** Quotations looked for in all properties together. */
let looked = 0;
afterAll(() => expect(looked).toBeGreaterThan(10_000));

const seed = fc.integer({ min: 0, max: 2 ** 30 });
const strange = fc.boolean();
type Quotation = ReturnType<typeof quote>;

/** Where a text, folded, has a phrase: no position, just how often. */
function count(text: string, phrase: string): number {
  return foldText(text).split(foldText(phrase)).length - 1;
}

/** How many sides of its surroundings a passage still has, typography aside. */
function sidesKept(text: string, place: { start: number; end: number }, { prefix, suffix }: Selector): number {
  const before = foldText(text.slice(0, place.start)).trim().endsWith(foldText(prefix).trim());
  const after = foldText(text.slice(place.end)).trim().startsWith(foldText(suffix).trim());
  return Number(before) + Number(after);
}

/** True when prefix and suffix stand in the text with no more between them than a gap may have. */
function hasItsFrame(text: string, { prefix, exact, suffix }: Selector): boolean {
  const folded = foldText(text);
  const [before, after] = [foldText(prefix).trim(), foldText(suffix).trim()];
  for (let at = folded.indexOf(before); at >= 0 && at < folded.length; at = folded.indexOf(before, at + 1)) {
    const from = at + before.length;
    if (folded.slice(from, from + 3 * exact.length + 90 + after.length).includes(after)) return true;
  }
  return false;
}

/** What holds of every answer. */
function expectSound(text: string, selector: Selector, { outcome, found, reasons }: Resolution): void {
  looked += 1;
  expect(found === null).toBe(outcome === "lost");
  expect(reasons.length > 0).toBe(outcome === "meaning");
  if (found === null) return;
  expect(found.text).toBe(text.slice(found.start, found.end));
  expect(found.text).not.toBe("");
  expect(found.text === selector.exact).toBe(outcome === "exact" || outcome === "moved");
  if (outcome === "exact") expect(found.start).toBe(selector.start);
  if (outcome === "moved") expect(found.start).not.toBe(selector.start);
  const { prefix, exact, suffix } = selector;
  const original = prefix + exact + suffix;
  if (!splitsWord(original, prefix.length)) expect(splitsWord(text, found.start)).toBe(false);
  if (!splitsWord(original, prefix.length + exact.length)) expect(splitsWord(text, found.end)).toBe(false);
}

function overlaps(found: Resolution["found"], place: { start: number; end: number }): boolean {
  return found !== null && found.start < place.end && found.end > place.start;
}

/** What must be answered for a passage of which it is known what became of it. */
function expectTrue(text: string, quotation: Quotation, fate: Fate, answer: Resolution): void {
  const { outcome, found } = answer;
  if (fate.kind === "gone") return;
  const place = { start: fate.start, end: fate.end };
  const sides = sidesKept(text, place, quotation);
  const whole = quotation.prefix + quotation.exact + quotation.suffix;
  const alone = count(text, quotation.exact) === 1;
  // The same words between the same words twice, or its frame around other words: not even a person could tell.
  const told = sides === 2 ? count(text, whole) === 1 : alone && (sides === 1 || !hasItsFrame(text, quotation));
  if (fate.kind === "intact" && told && (sides > 0 || quotation.exact.length > 20)) {
    if (sides === 2 || !hasItsFrame(text, quotation)) {
      expect(outcome).toBe(fate.start === quotation.start ? "exact" : "moved");
      expect(found).toMatchObject(place);
    }
    expect(outcome).not.toBe("lost");
  }
  if (fate.kind === "typography" && sides === 2 && count(text, whole) === 1) {
    expect(answer).toMatchObject({ outcome: "reworded", found: place });
    expect(onlyTypography(quotation.exact, text.slice(fate.start, fate.end))).toBe(true);
  }
  const torn = fate.end - fate.start > 2 * quotation.exact.length;
  if (fate.kind === "changed" && !torn && count(text, quotation.exact) === 0 && sides === 2 && outcome !== "lost") {
    expect(["reworded", "meaning"]).toContain(outcome);
    expect(overlaps(found, place)).toBe(true);
  }
}

describe("texts under random edits", () => {
  test("[Q30] what is still there is found where it is, what changed is never called the same", () => {
    const tally = { intact: 0, typography: 0, changed: 0, gone: 0 };
    const edits = fc.array(fc.constantFrom(...editNames), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(seed, strange, fc.integer({ min: 3, max: 28 }), edits, (from, odd, paragraphs, names) => {
        const random = randomNumbers(from);
        const original = prose(random, paragraphs, odd);
        const quotations = Array.from({ length: 40 }, () => quote(original, random));
        const revision = new Revision(original, random);
        for (const name of names) revision.edit(name);
        const { text } = revision;
        const answers = [...resolveAll(text, quotations)];
        expect(answers).toHaveLength(quotations.length);
        for (const [at, quotation] of quotations.entries()) {
          const answer = answers[at];
          if (answer === undefined) throw new Error("no answer");
          const fate = revision.fateOf(quotation.start, quotation.end);
          tally[fate.kind] += 1;
          expectSound(text, quotation, answer);
          expectTrue(text, quotation, fate, answer);
        }
      }),
      { seed: 30, numRuns: 220 },
    );
    expect(tally.intact).toBeGreaterThan(3_000);
    expect(tally.typography).toBeGreaterThan(500);
    expect(tally.changed).toBeGreaterThan(300);
    expect(tally.gone).toBeGreaterThan(100);
  });

  test("[Q31] the answers for many quotations are those for each alone", () => {
    fc.assert(
      fc.property(seed, strange, (from, odd) => {
        const random = randomNumbers(from);
        const original = prose(random, 8, odd);
        const quotations = Array.from({ length: 12 }, () => quote(original, random));
        const revision = new Revision(original, random);
        for (let edit = 0; edit < 5; edit += 1) revision.edit(pick(editNames, random));
        looked += quotations.length;
        expect([...resolveAll(revision.text, quotations)]).toEqual(
          quotations.map((quotation) => resolve(revision.text, quotation)),
        );
      }),
      { seed: 31, numRuns: 25 },
    );
  });

  test("[Q32] in an unchanged text every quotation is exact, also at its first attachment when it is alone", () => {
    fc.assert(
      fc.property(seed, strange, (from, odd) => {
        const random = randomNumbers(from);
        const text = prose(random, 12, odd);
        const quotations = Array.from({ length: 30 }, () => quote(text, random));
        for (const quotation of quotations) {
          const answer = resolve(text, quotation);
          expectSound(text, quotation, answer);
          expect(answer).toMatchObject({ outcome: "exact", found: { start: quotation.start, end: quotation.end } });
          const first = resolve(text, { ...quotation, start: null, end: null });
          expect(first.outcome).toBe("exact");
          const whole = quotation.prefix + quotation.exact + quotation.suffix;
          if (count(text, whole) === 1) expect(first.found?.start).toBe(quotation.start);
        }
      }),
      { seed: 32, numRuns: 40 },
    );
  });
});

/** Runs `check` with quotations of at least two words in fresh texts. */
function eachQuotation(
  numRuns: number,
  check: (text: string, quotation: Quotation, random: () => number) => void,
): void {
  fc.assert(
    fc.property(seed, strange, (from, odd) => {
      const random = randomNumbers(from);
      const text = prose(random, 10, odd);
      for (let at = 0; at < 10; at += 1) {
        const quotation = quote(text, random);
        if (/\s/.test(quotation.exact)) check(text, quotation, random);
      }
    }),
    { seed: numRuns, numRuns },
  );
}

/** A text with one passage put otherwise, and what is answered for it. */
function answerTo(text: string, quotation: Quotation, passage: string): Resolution {
  const changed = text.slice(0, quotation.start) + passage + text.slice(quotation.end);
  const answer = resolve(changed, quotation);
  expectSound(changed, quotation, answer);
  return answer;
}

describe("one edit in one passage, its surroundings and its repetitions left as they are", () => {
  test("[Q33] an inserted “not” is found in its place and said", () => {
    eachQuotation(120, (text, quotation, random) => {
      const blanks = Array.from(quotation.exact.matchAll(/ /g), (match) => match.index);
      if (blanks.length === 0) return;
      if (count(text, quotation.prefix + quotation.exact + quotation.suffix) > 1) return;
      const at = pick(blanks, random);
      const passage = `${quotation.exact.slice(0, at)} not${quotation.exact.slice(at)}`;
      const answer = answerTo(text, quotation, passage);
      expect(answer).toMatchObject({ outcome: "meaning", found: { start: quotation.start, text: passage } });
      expect(answer.reasons).toContain('"not" was added');
    });
  });

  test("[Q34] a changed number is found in its place and said", () => {
    eachQuotation(200, (text, quotation) => {
      const number = /(?<![\d,.])\d+(?![\d,.])/.exec(quotation.exact);
      if (number === null) return;
      if (count(text, quotation.prefix + quotation.exact + quotation.suffix) > 1) return;
      const other = String(Number(number[0]) + 3);
      const after = quotation.exact.slice(number.index + number[0].length);
      const passage = quotation.exact.slice(0, number.index) + other + after;
      const answer = answerTo(text, quotation, passage);
      expect(answer).toMatchObject({ outcome: "meaning", found: { start: quotation.start, text: passage } });
      expect(answer.reasons).toEqual([`${number[0]} became ${other}`]);
    });
  });

  test("[Q35] a replaced word is never called the same, though the old words stand elsewhere", () => {
    let repeated = 0;
    eachQuotation(150, (text, quotation, random) => {
      const spans = wordSpans(quotation.exact);
      const span = pick(spans, random);
      const passage = `${quotation.exact.slice(0, span.start)}umbrella${quotation.exact.slice(span.end)}`;
      if (span.end - span.start > quotation.exact.length / 3) return;
      if (count(text, quotation.prefix + quotation.exact + quotation.suffix) > 1) return;
      if (count(text, quotation.exact) > 1) repeated += 1;
      const answer = answerTo(text, quotation, passage);
      expect(["reworded", "meaning", "lost"]).toContain(answer.outcome);
      // Of "is a" nothing is left when one word is another: such a one may be lost.
      if (quotation.exact.length < 12) return;
      expect(answer.found).toMatchObject({ start: quotation.start, text: passage });
    });
    expect(repeated).toBeGreaterThan(50);
  });

  test("[Q36] a paragraph split or joined within the passage is a change of typography only", () => {
    eachQuotation(100, (text, quotation, random) => {
      const at = pick(
        Array.from(quotation.exact.matchAll(/[ \n]/g), (match) => match.index),
        random,
      );
      if (count(text, quotation.prefix + quotation.exact + quotation.suffix) > 1) return;
      const blank = quotation.exact[at] === " " ? "\n" : " ";
      const passage = quotation.exact.slice(0, at) + blank + quotation.exact.slice(at + 1);
      const answer = answerTo(text, quotation, passage);
      expect(answer).toMatchObject({ outcome: "reworded", found: { start: quotation.start, text: passage } });
      expect(onlyTypography(quotation.exact, passage)).toBe(true);
    });
  });

  test("[Q37] where the old position holds another occurrence, the surroundings win", () => {
    let decoys = 0;
    eachQuotation(250, (text, quotation, random) => {
      const earlier: number[] = [];
      for (let at = text.indexOf(quotation.exact); at < quotation.start; at = text.indexOf(quotation.exact, at + 1)) {
        earlier.push(at);
      }
      if (earlier.length === 0 || count(text, quotation.prefix + quotation.exact + quotation.suffix) > 1) return;
      const shift = quotation.start - pick(earlier, random);
      const shifted =
        "so "
          .repeat(Math.ceil(shift / 3))
          .slice(0, shift - 1)
          .concat(" ") + text;
      expect(shifted.startsWith(quotation.exact, quotation.start)).toBe(true);
      decoys += 1;
      const answer = resolve(shifted, quotation);
      expectSound(shifted, quotation, answer);
      // A passage at the very beginning has no words before it that could tell.
      expect(answer).toMatchObject({ outcome: "moved", found: { start: quotation.start + shift } });
    });
    expect(decoys).toBeGreaterThan(100);
  });
});

describe("differences and folding of any text", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.tuple(seed, strange).map(([from, odd]) => prose(randomNumbers(from), 2, odd)),
    fc
      .array(fc.constantFrom("not", "e\u0301", "—", "\n", " ", "\u00A0", "’", "5,000", "\ud83d", "ﬁ", "漢", "…"))
      .map((parts) => parts.join("")),
  );

  test("[Q20] the parts of a difference are the two texts exactly, in runs of one kind", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const parts = wordDifference(before, after);
        const joined = (without: string): string =>
          parts
            .filter(({ kind }) => kind !== without)
            .map(({ text }) => text)
            .join("");
        expect(joined("added")).toBe(before);
        expect(joined("removed")).toBe(after);
        expect(parts.every(({ text }) => text !== "")).toBe(true);
        expect(parts.some(({ kind }, at) => at > 0 && kind === parts[at - 1]?.kind)).toBe(false);
        if (before === after) expect(parts.every(({ kind }) => kind === "same")).toBe(true);
      }),
      { seed: 20, numRuns: 600 },
    );
  });

  test("[Q10] folding is stable, leads back to the text, and says nothing of meaning", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        expect(foldText(folded.text)).toBe(folded.text);
        expect(folded.starts).toHaveLength(folded.text.length);
        for (let at = 0; at < folded.text.length; at += 1) {
          const [start, end] = [folded.starts[at] ?? -1, folded.ends[at] ?? -1];
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(folded.starts[at - 1] ?? 0);
        }
        expect(onlyTypography(text, folded.text)).toBe(true);
        expect(meaningReasons(text, folded.text)).toEqual([]);
      }),
      { seed: 10, numRuns: 600 },
    );
  });

  test("[Q38] any texts and selectors get an answer that holds together", () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(60), fc.nat(30), (text, other, at, length) => {
        const start = Math.min(at, other.length);
        const end = Math.min(start + length, other.length);
        const selector = { exact: other.slice(start, end), ...contextOf(other, start, end), start, end };
        expectSound(text, selector, resolve(text, selector));
      }),
      { seed: 38, numRuns: 1_500 },
    );
  });
});
