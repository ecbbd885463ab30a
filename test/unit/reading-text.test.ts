import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paragraphsOf, toParagraphs } from "#shared/model/read-text.ts";
import { readTextOf, refusalOf } from "./reading-outcome.ts";

const raggedText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\t",
        "\u00ad",
        "\u200d",
        "\ufeff",
        "\ud800",
        "\u0301",
        "- ",
        "\u2029",
        "\f",
      ),
      fc.constantFrom(
        "words of a line that somebody broke where the page ends, as mail programs do",
        "漢字の行",
        "می\u200cخواهم",
      ),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(""));

describe("paragraphs", () => {
  test("[R1] the paragraphs of any text are clean, and making paragraphs of them again changes nothing", () => {
    fc.assert(
      fc.property(raggedText, (raw) => {
        const text = toParagraphs(raw);
        expect(toParagraphs(text)).toBe(text);
        expect(text.isWellFormed()).toBe(true);
        expect(text).toBe(text.normalize("NFC"));
        const paragraphs = paragraphsOf(text);
        expect(paragraphs.map((paragraph) => paragraph.text).join("\n")).toBe(text);
        for (const { start, end, text: words } of paragraphs) {
          expect(text.slice(start, end)).toBe(words);
          expect(words).toBe(words.trim());
          expect(words).not.toMatch(/[\p{Cc}\u{ad}\u{200b}\u{feff}\u{2028}\u{2029}]| {2}/u);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("[R1] no letter or digit is lost or gained", () => {
    const letters = (text: string) =>
      text
        .toWellFormed()
        .normalize("NFD")
        .match(/[a-z0-9\p{sc=Han}]/gu) ?? [];
    fc.assert(
      fc.property(raggedText, (raw) => {
        expect(letters(toParagraphs(raw))).toEqual(letters(raw));
      }),
      { numRuns: 1_000 },
    );
  });

  test("[R2] a blank line divides paragraphs, and lines broken to fit a page are joined", () => {
    const wrapped =
      "It was said in the chamber that letters ought to be sealed, and that the\nlaw is well-\nknown.\n\n\nShort\nverse\n";
    expect(toParagraphs(wrapped)).toBe(
      "It was said in the chamber that letters ought to be sealed, and that the law is well-known.\nShort\nverse",
    );
  });

  test("[R2] without blank lines, and with long lines, every line is a paragraph", () => {
    expect(toParagraphs("One line\nand another\r\nand a third")).toBe("One line\nand another\nand a third");
    const long = "x ".repeat(80).trim();
    expect(toParagraphs(`${long}\n${long}\n\n${long}`)).toBe([long, long, long].join("\n"));
  });

  test("[R1] soft hyphens and zero-width blanks go; joiners stay where scripts need them", () => {
    expect(toParagraphs("en\u00adcryp\u200btion a\u200db")).toBe("encryption ab");
    expect(toParagraphs("می\u200cخواهم क्\u200dष 👩\u200d👧")).toBe("می\u200cخواهم क्\u200dष 👩\u200d👧");
  });
});

const german =
  "Der Schlüssel gehört niemandem außer dem Empfänger; so lautet die Regel für geschützte Gespräche überall.\n".repeat(
    5,
  );
/** Bytes that no program here can write: the words for encryption in the encodings of their languages. */
const russianWindows = Buffer.from(
  Array.from("Шифрование защищает переписку граждан, а полиция требует доступ к ключам. ".repeat(6), (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  }),
);
const japaneseShiftJis = Buffer.from(
  "88c38d8689bb82cd8e7396af82cc92ca904d82f08ee782e981428c788e4082cd8cae82f08b8182df82e98142".repeat(6),
  "hex",
);

describe("encodings of plain text", () => {
  test("[R3] UTF-8 and UTF-16, with a mark and without, are read without a word", async () => {
    const big = Buffer.from(`\ufeff${german}`, "utf16le").swap16();
    for (const bytes of [
      Buffer.from(german),
      Buffer.from(`\ufeff${german}`),
      Buffer.from(`\ufeff${german}`, "utf16le"),
      Buffer.from(german, "utf16le"),
      big,
    ]) {
      expect(await readTextOf(bytes, "a.txt")).toMatchObject({ text: german.trim(), warnings: [], pages: [] });
    }
  });

  test("[R3] other encodings are recognised, and the guess is told", async () => {
    const western = await readTextOf(Buffer.from(german, "latin1"), "a.txt");
    expect(western.text).toBe(german.trim());
    expect(western.warnings).toEqual([expect.stringContaining("Windows-1252 (Western European)")]);
    const cyrillic = await readTextOf(russianWindows, "a.txt");
    expect(cyrillic.text).toContain("Шифрование защищает переписку");
    expect(cyrillic.warnings).toEqual([expect.stringContaining("Windows-1251 (Cyrillic)")]);
    const japanese = await readTextOf(japaneseShiftJis, "a.txt");
    expect(japanese.text).toContain("暗号化は市民の通信を守る。");
    expect(japanese.warnings).toEqual([expect.stringContaining("Shift-JIS (Japanese)")]);
    const sevenBit = await readTextOf(Buffer.from("\x1b$B0E9f2=\x1b(B", "latin1"), "a.txt");
    expect(sevenBit.text).toBe("暗号化");
    expect(sevenBit.warnings).toEqual([expect.stringContaining("ISO-2022-JP")]);
  });

  test("[R3] bytes that cannot be decoded are replaced, counted and told", async () => {
    const bytes = Buffer.from(german);
    bytes[4] = 0xff;
    const read = await readTextOf(bytes, "a.txt");
    expect(read.text).toContain("\ufffd");
    expect(read.warnings).toEqual([expect.stringMatching(/^1 character could not be read/)]);
    expect(await refusalOf(Buffer.from("\xff\xfe\0\0a\0\0\0", "latin1"), "a.txt")).toContain("UTF-32");
  });
});

describe("Markdown", () => {
  test("[R4] is read as what it shows; its title, author and date are proposed", async () => {
    const markdown = `---
title: "Sealed letters"
author: Ann Ash
date: 2017-03-26
---
# Sealed *letters* #

A **bold** word and a [link](https://a.example/x_(y) "t"), an ![picture](x.png) image,
snake_case_name and 2 * 3 * 4, \\*starred\\*, \`code *as is*\`, <b>tags</b> &amp; more.[^1]
<script>stealCookies()</script>

Setext
------

> Quoted words
> go on.

- one
- [x] two
1. three

| a | b |
|---|---|
| c | d |

\`\`\`js
const x = *1*;
\`\`\`

[ref]: https://a.example
`;
    const read = await readTextOf(Buffer.from(markdown), "notes.md");
    expect(read.text.split("\n")).toEqual([
      "Sealed letters",
      "A bold word and a link, an image, snake_case_name and 2 * 3 * 4, *starred*, code *as is*, tags & more.",
      "Setext",
      "Quoted words go on.",
      "one",
      "two",
      "1. three",
      "a b",
      "c d",
      "const x = *1*;",
    ]);
    expect(read.facts).toMatchObject({
      title: "Sealed letters",
      authors: [{ family: "Ash", given: "Ann" }],
      issued: "2017-03-26",
    });
  });

  test("[R4] without front matter the first heading is the title", async () => {
    const read = await readTextOf(Buffer.from("Intro.\n\n## The heading\n\nText."), "x.markdown");
    expect(read.facts.title).toBe("The heading");
  });
});
