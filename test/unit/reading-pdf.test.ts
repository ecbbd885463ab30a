import { describe, expect, test } from "vitest";
import { readTextOf, refusalOf } from "./reading-outcome.ts";
import { drawnPdf, japanesePdf, plainPdf, sentences } from "./reading-samples.ts";

describe("PDFs", () => {
  test("[R10] lines become paragraphs by gaps, indents, sizes and short last lines", async () => {
    const pdf = drawnPdf([
      {
        lines: [
          { text: "Sealed letters", size: 18 },
          { text: "A letter that is sealed can be opened by whoever holds a warrant for it,", y: 160 },
          { text: "and by nobody else; that is the rule of the house and of the courts." },
          { text: "The committee heard otherwise, and said so in the report that it wrote a", x: 88 },
          { text: "year later." },
          { text: "A paragraph after a gap that is wider than those between its own lines,", y: 260 },
          { text: "which goes on here." },
        ],
      },
    ]);
    expect((await readTextOf(pdf, "a.pdf")).text.split("\n")).toEqual([
      "Sealed letters",
      "A letter that is sealed can be opened by whoever holds a warrant for it, and by nobody else; that is the rule of the house and of the courts.",
      "The committee heard otherwise, and said so in the report that it wrote a year later.",
      "A paragraph after a gap that is wider than those between its own lines, which goes on here.",
    ]);
  });

  test("[R10] columns are read one after the other, items of lists are paragraphs, and hanging indents are not", async () => {
    const column = (x: number, word: string) =>
      [
        `The ${word} column tells how a letter is`,
        "sealed, and it goes on for some lines so",
        "that there is a usual spacing in it.",
        `Its ${word} end is here.`,
      ].map((text, index) => ({ text, x: index === 3 ? x + 12 : x, y: 120 + index * 14 }));
    const list = [
      { text: "• the first item", y: 300 },
      { text: "• the second item" },
      { text: "Ash, Ann. A very long reference to a book that goes on and on over the line to" },
      { text: "the next line", x: 100 },
    ];
    const pdf = drawnPdf([{ lines: [...column(72, "left"), ...column(310, "right"), ...list] }]);
    expect((await readTextOf(pdf, "a.pdf")).text.split("\n")).toEqual([
      "The left column tells how a letter is sealed, and it goes on for some lines so that there is a usual spacing in it.",
      "Its left end is here.",
      "The right column tells how a letter is sealed, and it goes on for some lines so that there is a usual spacing in it.",
      "Its right end is here.",
      "• the first item",
      "• the second item",
      "Ash, Ann. A very long reference to a book that goes on and on over the line to the next line",
    ]);
  });

  test("[R11] words divided at a line's end are made whole; hyphens that the text has elsewhere stay", async () => {
    const pdf = drawnPdf([
      {
        lines: [
          { text: "The long-term plan was to keep every message sealed, whatever the govern-" },
          { text: "ment said of it, because in the end everybody has an interest in a long-" },
          { text: "term peace between the two, and naïve-" },
          { text: "té is no policy." },
        ],
      },
    ]);
    expect((await readTextOf(pdf, "a.pdf")).text).toBe(
      "The long-term plan was to keep every message sealed, whatever the government said of it, because in the end everybody has an interest in a long-term peace between the two, and naïveté is no policy.",
    );
  });

  test("[R12] running lines go, pages are kept, and a paragraph runs on over them", async () => {
    const body = (from: string) =>
      Array.from({ length: 20 }, (_line, index) => ({
        text: `${from} the clerk then read line ${"abcdefghijklmnopqrst"[index]} of the record aloud, as is the custom, and went on`,
      }));
    const pdf = drawnPdf(
      ["First", "Second", "Third", "Fourth"].map((from, index) => ({
        header: `The record ${index + 7}`,
        lines: body(from),
        footer: String(index + 1),
      })),
    );
    const { text, pages } = await readTextOf(pdf, "a.pdf");
    expect(text).not.toContain("The record");
    expect(text).not.toMatch(/\d/);
    expect(pages.map(({ label }) => label)).toEqual(["1", "2", "3", "4"]);
    expect(pages.map(({ start }) => text.slice(start).split(" ", 1)[0])).toEqual([
      "First",
      "Second",
      "Third",
      "Fourth",
    ]);
    expect(text.split("\n")).toHaveLength(1);
  });

  test("[R12] pages have the labels that are printed on them", async () => {
    const texts = ["(Preface of the book.)", "(More of the preface.)", "(Chapter one.)"];
    const catalog = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 5 >>] >>";
    const { text, pages } = await readTextOf(plainPdf(texts, { catalog }), "a.pdf");
    expect(text).toBe("Preface of the book.\nMore of the preface.\nChapter one.");
    expect(pages).toEqual([
      { label: "i", start: 0 },
      { label: "ii", start: 21 },
      { label: "5", start: 42 },
    ]);
  });

  test("[R13] text in a Japanese font that is not embedded is read by the tables that come along", async () => {
    const { text } = await readTextOf(japanesePdf(), "a.pdf");
    expect(text).toBe("暗号化は");
  });

  test("[R14] facts are those of its metadata, where they are plausible", async () => {
    const lines = [{ text: sentences[0] ?? "" }];
    expect((await readTextOf(drawnPdf([{ lines }], "On sealed letters"), "a.pdf")).facts).toMatchObject({
      type: "document",
      title: "On sealed letters",
      authors: [{ family: "Ash", given: "Ann" }],
    });
    expect((await readTextOf(drawnPdf([{ lines }], "Microsoft Word - final2.docx"), "a.pdf")).facts.title).toBeNull();
  });

  test("[R24] locked, scanned and damaged PDFs are refused, each in its own words", async () => {
    const key = "41".repeat(32);
    const locked = plainPdf(["(Secret.)"], {
      trailer: `/ID [<${"42".repeat(16)}> <${"42".repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`,
    });
    const messages = [
      await refusalOf(locked, "a.pdf"),
      await refusalOf(plainPdf(["()"]), "a.pdf"),
      await refusalOf(Buffer.from("%PDF-1.7\nnothing"), "a.pdf"),
      await refusalOf(new Uint8Array(), "a.pdf"),
    ];
    expect(messages).toEqual([
      expect.stringContaining("locked with a password"),
      expect.stringContaining("scanned"),
      expect.stringContaining("PDF is damaged"),
      expect.stringContaining("empty"),
    ]);
  });
});
