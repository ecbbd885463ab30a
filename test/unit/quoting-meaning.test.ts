import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meaningReasons, onlyTypography, wordDifference } from "#shared/quoting/difference.ts";

describe("[Q13] what may change the meaning", () => {
  test.each([
    ["they may go", "they may not go", ['"not" was added']],
    ["they can’t go", "they can go", ['"not" was removed']],
    ["in 2015", "in 2016", ["2015 became 2016"]],
    ["they may go", "they must go", ['"may" became "must"']],
    ["most firms", "few firms", ['"most" became "few"']],
  ])("“%s” and “%s”", (before, after, reasons) => {
    expect(meaningReasons(before, after)).toEqual(reasons);
  });

  test.each([
    ["the tall man", "the small man"],
    ["twenty-one firms", "21 firms"],
    ["they cannot go", "they can not go"],
    ["it’s “so”", 'it\'s "so"'],
  ])("not between “%s” and “%s”", (before, after) => {
    expect(meaningReasons(before, after)).toEqual([]);
  });
});

describe("[Q12] only typography", () => {
  test.each([
    ["a - b", "a — b"],
    ["so …", "so ..."],
    ["ﬁne", "fine"],
    ["cafe\u0301", "caf\u00e9"],
    ["one\ntwo", "one two"],
    ["‘so’", "'so'"],
  ])("differs between “%s” and “%s”", (before, after) => {
    expect(onlyTypography(before, after)).toBe(true);
  });

  test.each([
    ["a b", "a c"],
    ["cafe", "café"],
    ["not so", "so"],
  ])("is not all between “%s” and “%s”", (before, after) => {
    expect(onlyTypography(before, after)).toBe(false);
  });
});

describe("differences", () => {
  test("[Q21] are by words, what was removed before what was added", () => {
    expect(wordDifference("the big cat sat", "the small cat sat")).toEqual([
      { kind: "same", text: "the" },
      { kind: "removed", text: " big" },
      { kind: "added", text: " small" },
      { kind: "same", text: " cat sat" },
    ]);
    expect(wordDifference("", "x")).toEqual([{ kind: "added", text: "x" }]);
    expect(wordDifference("x", "")).toEqual([{ kind: "removed", text: "x" }]);
    expect(wordDifference("", "")).toEqual([]);
  });

  test("[Q20] are the two texts exactly, in runs of one kind", () => {
    const words = fc
      .array(fc.constantFrom("not", "police", "can", "“read”", "21%", "—", "é", "😀", "\n", "  "), { maxLength: 30 })
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: "grapheme" })), words, (before, after) => {
        const parts = wordDifference(before, after);
        const joined = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join("");
        expect(joined("added")).toBe(before);
        expect(joined("removed")).toBe(after);
        expect(parts.every(({ kind }, index) => kind !== parts[index - 1]?.kind)).toBe(true);
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});
