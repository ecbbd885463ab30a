import { describe, expect, test } from "vitest";
import { contextOf, type Resolution, resolve, type Selector } from "#shared/quoting/resolve.ts";

function selector(exact: string, facts: Partial<Selector> = {}): Selector {
  const start = facts.start ?? null;
  return { exact, prefix: "", suffix: "", start, end: start === null ? null : start + exact.length, ...facts };
}

const lost: Resolution = { outcome: "lost", found: null, reasons: [] };

/** What resolving answers for the passage that is `found` in the text. */
function at(text: string, found: string, outcome: Resolution["outcome"], reasons: readonly string[] = []): Resolution {
  const start = text.indexOf(found);
  return { outcome, found: { start, end: start + found.length, text: found }, reasons };
}

describe("the same words", () => {
  const twice = "Police can read it. Later police can read it, too.";

  test("[Q1] are exact where they stood, and at a first attachment", () => {
    expect(resolve(twice, selector("can read it", { start: 7 }))).toEqual(at(twice, "can read it", "exact"));
    expect(resolve("A", selector("A"))).toEqual(at("A", "A", "exact"));
  });

  test("[Q1] are moved where they stand elsewhere", () => {
    expect(resolve(twice, selector("Later police", { start: 3 }))).toEqual(at(twice, "Later police", "moved"));
  });

  test("[Q3] are those with the quotation's surroundings, whatever stands at its old place", () => {
    const found = resolve(twice, selector("can read it", { prefix: "Later police ", suffix: ", too.", start: 7 }));
    expect(found).toEqual({ outcome: "moved", found: { start: 33, end: 44, text: "can read it" }, reasons: [] });
  });

  test("[Q3] without surroundings are the nearest", () => {
    expect(resolve(twice, selector("can read it", { start: 30 })).found?.start).toBe(33);
    expect(resolve(twice, selector("can read it", { start: 10 })).found?.start).toBe(7);
  });

  test("[Q1] may hold what means something to a pattern", () => {
    const text = String.raw`They said a.*b (c) [d] \ $1 ^x| done.`;
    const words = String.raw`a.*b (c) [d] \ $1 ^x|`;
    expect(resolve(text, selector(words))).toEqual(at(text, words, "exact"));
  });
});

describe("other words", () => {
  test.each([
    ["a quote mark", "They hide in “private” rooms — often.", 'They hide in "private" rooms - often.'],
    ["a paragraph's end", "They refuse\nto assist the police.", "They refuse to assist the police."],
    ["a word", "They refuse to help the police here.", "They refuse to assist the police here."],
  ])("[Q2] %s that differs makes a quotation reworded", (_, text, words) => {
    expect(resolve(text, selector(words))).toEqual(at(text, text, "reworded"));
  });

  test.each([
    ["can’t read the messages of these people", "can read the messages of these people", '"not" was added'],
    ["We lost 22% of reports that year", "We lost 21% of reports that year", "21 became 22"],
    ["Some firms refuse to help the police now", "All firms refuse to help the police now", '"All" became "Some"'],
    ["It was unlawful to read them at all", "It was lawful to read them at all", '"lawful" became "unlawful"'],
  ])("[Q2] [Q13] “%s” may mean something else than “%s”", (text, words, reason) => {
    expect(resolve(`So it is: ${text}.`, selector(words))).toEqual(at(`So it is: ${text}.`, text, "meaning", [reason]));
  });

  test("[Q4] its old surroundings with altered words go before its words elsewhere", () => {
    const text =
      "Then the minister said firms must help, in London. Much later, in Paris, nobody said firms should help.";
    const found = resolve(
      text,
      selector("said firms should help", { prefix: "Then the minister ", suffix: ", in London.", start: 18 }),
    );
    expect(found).toMatchObject({ outcome: "meaning", found: { start: 18, text: "said firms must help" } });
  });

  test("[Q5] a word is not looked for within another one", () => {
    expect(resolve("Category of cats.", selector("cat"))).toEqual(lost);
    expect(resolve("In 2017 and 1201.", selector("201"))).toEqual(lost);
    const text = "The category, a cat.";
    expect(resolve(text, selector("cat"))).toEqual({
      outcome: "exact",
      found: { start: 16, end: 19, text: "cat" },
      reasons: [],
    });
  });

  test.each([
    ["nothing alike", "Other words altogether stand in this text.", "refuse to assist the police"],
    ["a text shorter than the quotation", "short", "a much longer quotation than the text"],
    ["a text of one character", "B", "A"],
    ["an empty text", "", "x"],
  ])("[Q6] %s leaves a quotation lost", (_, text, words) => {
    expect(resolve(text, selector(words))).toEqual(lost);
  });
});

describe("[Q22] context", () => {
  test("is what stands within 32 code units on either side", () => {
    expect(contextOf("said so", 0, 7)).toEqual({ prefix: "", suffix: "" });
    const text = `${"a".repeat(40)} said so ${"b".repeat(40)}`;
    expect(contextOf(text, 41, 48)).toEqual({ prefix: `${"a".repeat(31)} `, suffix: ` ${"b".repeat(31)}` });
  });

  test("cuts no surrogate pair", () => {
    const text = `x${"😀".repeat(20)}said${"😀".repeat(20)}x`;
    // 32 code units are 16 whole pairs; one code unit off would begin in the middle of one.
    expect(contextOf(text, 41, 45)).toEqual({ prefix: "😀".repeat(16), suffix: "😀".repeat(16) });
    const off = contextOf(text, 42, 45);
    expect(off.prefix.isWellFormed() && off.suffix.isWellFormed()).toBe(true);
    expect(off.prefix.length).toBe(31);
  });
});
