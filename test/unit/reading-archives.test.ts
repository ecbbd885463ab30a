import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readZip } from "#main/reading/zip.ts";
import { readTextOf, refusalOf } from "./reading-outcome.ts";
import { docxParts, epubParts, scriptWords, sentences, zipped } from "./reading-samples.ts";

/** The archive with another unpacked size for `word/bomb.xml` in its directory. */
function withClaimedSize(archive: Uint8Array, size: number): Uint8Array {
  const changed = Buffer.from(archive);
  // The name stands 46 bytes into the member's entry of the directory, its size 24.
  changed.writeUInt32LE(size, changed.lastIndexOf("word/bomb.xml") - 46 + 24);
  return new Uint8Array(changed);
}

describe("Word documents", () => {
  test("[R15] are read by their paragraphs, with the facts of their properties", async () => {
    const read = await readTextOf(zipped(docxParts(sentences)), "letters.docx");
    expect(read.text.split("\n")).toEqual(["Sealed letters", ...sentences, "Left", "Right"]);
    expect(read.facts).toEqual({
      type: "document",
      title: "Sealed letters",
      containerTitle: null,
      authors: [
        { family: "Ash", given: "Ann" },
        { family: "Birch", given: "Bo" },
      ],
      issued: "2017-03-26",
      url: null,
      accessed: null,
    });
    expect(read.warnings).toEqual([]);
  });

  test("[R15] text of any script is read; without a title its first heading is proposed", async () => {
    const read = await readTextOf(zipped(docxParts(["Шифрование 暗号化 encrypted &lt;b&gt;"], "")), "letters.docx");
    expect(read.text).toContain("Шифрование 暗号化 encrypted <b>");
    expect(read.facts.title).toBe("Sealed letters");
  });

  test("[R18] an archive that would unpack to more than fits is refused before it is unpacked", async () => {
    const bomb = withClaimedSize(
      zipped({ ...docxParts(sentences), "word/bomb.xml": new Uint8Array(1_000) }),
      70 * 1024 * 1024,
    );
    expect(await refusalOf(bomb, "letters.docx")).toMatch(/would unpack to 7\d MB.*up to 64 MB/);
  });

  test("[R18] an archive that claims too little gets no more room than it claims", async () => {
    const lying = withClaimedSize(
      zipped({ ...docxParts(sentences), "word/bomb.xml": new Uint8Array(5 * 1024 * 1024) }),
      10,
    );
    expect(
      [...readZip(lying, "file", (name) => name === "word/bomb.xml").values()].map((member) => member.length),
    ).toEqual([10]);
    expect((await readTextOf(lying, "letters.docx")).text).toContain(sentences[0]);
  });

  test("[R24] a document without its text, a locked one and those of other programs are refused in their own words", async () => {
    const { "word/document.xml": _text, ...rest } = docxParts(sentences);
    const oldOffice = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    const locked = Buffer.concat([
      Buffer.from(oldOffice, "latin1"),
      Buffer.alloc(600),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]);
    const odt = zipSync({
      mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
      "content.xml": strToU8("<a/>"),
    });
    const messages = [
      await refusalOf(zipped(rest), "a.docx"),
      await refusalOf(locked, "a.docx"),
      await refusalOf(Buffer.concat([Buffer.from(oldOffice, "latin1"), Buffer.alloc(600)]), "a.doc"),
      await refusalOf(odt, "a.odt"),
      await refusalOf(Buffer.from("{\\rtf1\\ansi Text}"), "a.rtf"),
    ];
    expect(messages).toEqual([
      expect.stringContaining("Word document is damaged"),
      expect.stringContaining("locked with a password"),
      expect.stringContaining(".doc"),
      expect.stringContaining(".odt"),
      expect.stringContaining("RTF"),
    ]);
    for (const message of messages.slice(2)) expect(message).toContain("save it as Word document (.docx)");
  });
});

describe("e-books", () => {
  const chapters = [`<h1>Two</h1><p>${sentences[0]}</p><p>${sentences[1]}</p>`, `<h1>One</h1><p>${sentences[2]}</p>`];

  test("[R16] are read in the order of their spine, with their printed pages and facts", async () => {
    const read = await readTextOf(zipped(epubParts(chapters)), "book.epub");
    const text = ["One", sentences[2], "Two", sentences[0], sentences[1]].join("\n");
    expect(read).toEqual({
      kind: "text",
      text,
      pages: [
        { label: "12", start: 0 },
        { label: "11", start: text.indexOf("Two") },
      ],
      facts: {
        type: "book",
        title: "A book of letters",
        containerTitle: "Example House",
        authors: [{ family: "Ash", given: "Ann" }],
        issued: "2017-03",
        url: null,
        accessed: null,
      },
      warnings: [],
    });
    expect(read.text).not.toContain(scriptWords);
  });

  test("[R16] a chapter that is not well-formed is read as a browser would; a missing one is told", async () => {
    const parts = epubParts([...chapters, "<p>Un<b>closed & <i>loose"]);
    delete parts["OEBPS/text/c 0.xhtml"];
    const read = await readTextOf(zipped(parts), "book.epub");
    expect(read.text.split("\n")).toEqual(["Unclosed & loose", "One", sentences[2]]);
    expect(read.warnings).toEqual(["1 of 3 chapters could not be read: they are missing or damaged."]);
  });

  test("[R17] copy protection is refused, obfuscated fonts are not", async () => {
    const encryption = (algorithm: string) =>
      strToU8(`<encryption><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/></EncryptedData></encryption>`);
    const locked = zipped({
      ...epubParts(chapters),
      "META-INF/encryption.xml": encryption("http://www.w3.org/2001/04/xmlenc#aes256-cbc"),
    });
    expect(await refusalOf(locked, "book.epub")).toContain("copy protection");
    const fonts = zipped({
      ...epubParts(chapters),
      "META-INF/encryption.xml": encryption("http://www.idpf.org/2008/embedding"),
    });
    expect((await readTextOf(fonts, "book.epub")).text).toContain(sentences[0]);
  });
});
