import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readTextOf, refusalOf } from "./reading-outcome.ts";
import { docxParts, drawnPdf, pageHtml, sentences, zipped } from "./reading-samples.ts";

const picture = Buffer.concat([
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  deflateSync(Buffer.alloc(4_000, 7)),
]);

describe("what a file is", () => {
  test("[R23] is told by its content; a name that says otherwise is told", async () => {
    const lines = [{ text: sentences[0] ?? "" }];
    const misnamed: readonly (readonly [Uint8Array, string, string])[] = [
      [drawnPdf([{ lines }]), "a.txt", "named .txt, but it is a PDF"],
      [Buffer.from(pageHtml(sentences)), "a.pdf", "named .pdf, but it is a web page"],
      [zipped(docxParts(sentences)), "a.epub", "named .epub, but it is a Word document"],
      [Buffer.from(sentences.join("\n")), "a.docx", "named .docx, but it is plain text"],
    ];
    for (const [bytes, name, warning] of misnamed) {
      const read = await readTextOf(bytes, name);
      expect(read.text).toContain(sentences[0]);
      expect(read.warnings).toEqual([expect.stringContaining(warning)]);
    }
  });

  test("[R23] a name that promises nothing is no misnaming", async () => {
    for (const name of ["README", "page.aspx", "notes.text"]) {
      expect((await readTextOf(Buffer.from(pageHtml(sentences)), name === "notes.text" ? "x" : name)).warnings).toEqual(
        [],
      );
      expect((await readTextOf(Buffer.from("BM and MZ begin no picture here."), name)).warnings).toEqual([]);
    }
  });

  test("[R24] what is none of ours is refused by the name of what it is", async () => {
    expect(await refusalOf(picture, "a.txt")).toContain("picture");
    expect(await refusalOf(Buffer.from("fLaC\0\0\0\x22".repeat(90), "latin1"), "a.txt")).toContain("audio");
    expect(await refusalOf(Buffer.from("\x7fELF\x02\x01\x01\0".repeat(90), "latin1"), "a.txt")).toContain("elf");
    expect(await refusalOf(Buffer.from('<?xml version="1.0"?><rss/>'), "a.xml")).toContain("XML");
    expect(await refusalOf(zipped({ "a.bin": new Uint8Array(9) }), "a.zip")).toContain("zip");
    expect(await refusalOf(Buffer.from("\0\x01\x02\x03\x04".repeat(90), "latin1"), "a.txt")).toContain("not a text");
  });

  test("[R24] a damaged file is named by what it should be, an empty one is called empty", async () => {
    const pdf = drawnPdf([{ lines: [{ text: "Words" }] }]);
    expect(await refusalOf(pdf.slice(2_000, 4_000), "a.pdf")).toContain("PDF is damaged");
    expect(await refusalOf(zipped(docxParts(sentences)).slice(0, 900), "a.docx")).toContain("damaged");
    expect(await refusalOf(new Uint8Array(), "a.docx")).toContain("empty");
    expect(await refusalOf(Buffer.from(" \n\n\t "), "a.txt")).toContain("no text");
  });

  test("[R24] more text than a source may hold is refused with the figures", async () => {
    const long = Buffer.alloc(20_000_001, "a");
    expect(await refusalOf(long, "a.txt")).toMatch(/20,000,001 characters.*20,000,000/);
  });
});
