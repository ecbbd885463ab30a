import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paragraphsOf } from "#shared/model/paragraphs.ts";
import { findAll, firstFrom, searched, stretchesWithin } from "../../renderer/panels/reader/find/find.ts";
import type { Stretch } from "../../renderer/panels/reader/marks/segments.ts";
import { pageLabels } from "../../renderer/panels/reader/text/page-labels.ts";
import { ParagraphIndex } from "../../renderer/panels/reader/text/paragraph-index.ts";
import { RowHeights } from "../../renderer/panels/reader/text/row-heights.ts";
import { cursorAt, moved, stretchOf } from "../../renderer/panels/reader/text/word-cursor.ts";

const text = fc
  .array(fc.constantFrom("a", "Ä", "b ", "é", "🦊", "x. Y", "\n", "ﬁ", "“"))
  .map((parts) => parts.join(""));

describe("[W351] the paragraphs of a text", () => {
  test("are those that the library divides it into, wherever a place is looked up", () => {
    fc.assert(
      fc.property(text, fc.nat(60), (text, place) => {
        const index = new ParagraphIndex(text);
        const expected = paragraphsOf(text);
        expect(Array.from({ length: index.count }, (_, at) => index.textOf(at))).toEqual(
          expected.map((each) => each.text),
        );
        const holding = expected.findLastIndex(({ start }) => start <= place);
        expect(index.at(place)).toBe(Math.max(0, holding));
      }),
    );
  });

  test("that are very long are gone through in parts, none of which divides a character", () => {
    const long = `${"🦊".repeat(25_000)} ${"word ".repeat(9_000)}end`;
    const index = new ParagraphIndex(`short\n${long}\nshort`);
    const parts = Array.from({ length: index.count }, (_, at) => index.textOf(at));
    expect([parts[0], parts.at(-1)]).toEqual(["short", "short"]);
    expect(parts.slice(1, -1).join("")).toBe(long);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(20_000);
    for (const part of parts) expect(part.isWellFormed()).toBe(true);
  });

  test("carry the pages that begin in them, or just before them", () => {
    const index = new ParagraphIndex("one\ntwo three\nfour");
    const pages = [
      { label: "i", start: 0 },
      { label: "1", start: 3 },
      { label: "2", start: 8 },
      { label: "3", start: 14 },
    ];
    expect([...pageLabels(pages, index)]).toEqual([
      [0, "i"],
      [1, "1–2"],
      [2, "3"],
    ]);
  });
});

describe("[W352] heights of rows", () => {
  test("add up as a plain sum does, after any changes, and a row is found at every height within it", () => {
    const heights = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 70 });
    const changes = fc.array(fc.tuple(fc.nat(69), fc.integer({ min: 1, max: 900 })), { maxLength: 30 });
    fc.assert(
      fc.property(heights, changes, (heights, changes) => {
        const plain = [...heights];
        const rows = new RowHeights(plain.length, (index) => plain[index] ?? 0);
        for (const [index, height] of changes) {
          if (index >= plain.length) continue;
          plain[index] = height;
          rows.set(index, height);
        }
        let top = 0;
        plain.forEach((height, index) => {
          expect(rows.topOf(index)).toBe(top);
          expect([rows.rowAt(top), rows.rowAt(top + height - 1)]).toEqual([index, index]);
          top += height;
        });
        expect(rows.total).toBe(top);
        expect([rows.rowAt(-5), rows.rowAt(top + 5)]).toEqual([0, plain.length - 1]);
      }),
    );
  });
});

function found(text: string, query: string): readonly Stretch[] {
  let newest: readonly Stretch[] = [];
  for (const so of findAll(new ParagraphIndex(text), query)) newest = so;
  return newest;
}

describe("[W353] search in a text", () => {
  test("folds case, accents, quote marks and dashes, and tells where the words stand in the text as it is", () => {
    const words = "“Ça va,” said Zoë—the CAFÉ is cafe\u0301-bound; ﬁnally.";
    const at = (query: string) => found(words, query).map(({ start, end }) => words.slice(start, end));
    expect(at("ca va")).toEqual(["Ça va"]);
    expect(at("zoe-the")).toEqual(["Zoë—the"]);
    expect(at('"ca')).toEqual(["“Ça"]);
    expect(at("cafe")).toEqual(["CAFÉ", "cafe\u0301"]);
    expect(at("finally")).toEqual(["ﬁnally"]);
    expect(at("  ")).toEqual([]);
    expect(at("absent")).toEqual([]);
  });

  test("every match reads like the query, and none lies over another", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("a", "e", "fi", "b a", "y", "🦊"), (text, query) => {
        let last = 0;
        for (const { start, end } of found(text, query)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(searched(text.slice(start, end))).toContain(query);
          last = end;
        }
      }),
    );
  });

  test("matches are looked up by place", () => {
    const stretches = [
      { start: 2, end: 4 },
      { start: 6, end: 9 },
      { start: 9, end: 11 },
    ];
    expect([0, 4, 8, 9, 30].map((place) => firstFrom(stretches, place))).toEqual([0, 1, 1, 2, 3]);
    expect(stretchesWithin(stretches, 3, 7)).toEqual(stretches.slice(0, 2));
    expect(stretchesWithin(stretches, 4, 6)).toEqual([]);
  });
});

describe("[W354] words chosen by keys", () => {
  const words = "One two. Three, four five!\nSix (seven) eight.";
  const paragraphs = new ParagraphIndex(words);
  const chosen = (keys: readonly Parameters<typeof moved>[2][], from = 0) => {
    let cursor = cursorAt(paragraphs, from);
    for (const key of keys) if (cursor) cursor = moved(paragraphs, cursor, key);
    if (cursor === null) return null;
    const { start, end } = stretchOf(cursor);
    return words.slice(start, end);
  };
  const on = (step: "word" | "sentence" | "paragraph", extend = false) => ({ step, by: 1, extend }) as const;
  const back = (step: "word" | "sentence" | "paragraph", extend = false) => ({ step, by: -1, extend }) as const;

  test("go by words, over the ends of paragraphs, and stop at the ends of the text", () => {
    expect(chosen([])).toBe("One");
    expect(chosen([on("word")])).toBe("two");
    expect(chosen(Array.from({ length: 5 }, () => on("word")))).toBe("Six");
    expect(chosen([back("word")])).toBe("One");
    expect(chosen(Array.from({ length: 50 }, () => on("word")))).toBe("eight");
  });

  test("are added to by words and sentences, forwards and backwards", () => {
    expect(chosen([on("word", true)])).toBe("One two");
    expect(chosen([on("sentence", true)])).toBe("One two");
    expect(chosen([on("sentence", true), on("sentence", true)])).toBe("One two. Three, four five");
    expect(chosen([on("sentence", true), back("word", true)])).toBe("One");
    expect(chosen([back("word", true)], 15)).toBe("Three, four");
    expect(chosen([on("paragraph", true), on("paragraph", true)])).toBe(words.slice(0, -1));
  });

  test("a sentence on is its first word", () => {
    expect(chosen([on("sentence")])).toBe("Three");
    expect(chosen([on("sentence"), on("sentence")])).toBe("Six");
    expect(chosen([on("sentence"), back("sentence")])).toBe("One");
  });
});
