import { fileTypeFromBuffer } from "file-type";
import { markedEncoding, unmarkedUtf16 } from "./charset.ts";
import { endingOf, type Kind, kindOfName, kinds } from "./kinds.ts";
import { damaged, unreadable } from "./unreadable.ts";
import { listZip } from "./zip.ts";

/** How much of a file is looked at to tell text from other things, in bytes. */
const sampleSize = 64 * 1024;
/** PDF readers look for the mark within this many bytes. */
const pdfMarkWithin = 1_024;
/** Share of control characters up to which bytes still pass for a text with faults. */
const mostControls = 0.01;

const htmlStart =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body|<article|<title|<meta\s)/i;
const mhtmlStart = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:mime-version:|content-type:\s*multipart\/related)/i;
const bibtexStart =
  /^\s*@(?:article|book|booklet|collection|conference|dataset|electronic|inbook|incollection|inproceedings|manual|mastersthesis|misc|mvbook|online|patent|periodical|phdthesis|preamble|proceedings|report|software|string|techreport|thesis|unpublished|comment|www)\s*[{(]/im;
const jsonStart = /^\s*[[{]/;

/**
 * What a file is, by its content; its name decides only between kinds of text
 * that look alike.
 * @throws WarrantError "file-unreadable" for what is none of ours
 */
export async function detectKind(
  bytes: Uint8Array,
  name: string,
): Promise<{ kind: Kind; warnings: readonly string[] }> {
  if (bytes.length === 0) {
    throw unreadable(
      "This file is empty. It may not have been downloaded or copied to its end: get it again and add that.",
    );
  }
  const promised = kindOfName(name);
  const kind = kindOfMark(bytes) ?? (isText(bytes) ? kindOfText(bytes, name) : null);
  if (kind === null) throw await refusalOf(bytes, promised);
  if (promised === null || promised === kind || areAlike(promised, kind)) return { kind, warnings: [] };
  return {
    kind,
    warnings: [`The file is named .${endingOf(name)}, but it is ${kinds[kind].words}; it was read as that.`],
  };
}

function areAlike(one: Kind, other: Kind): boolean {
  return [one, other].every((kind) => kind === "html" || kind === "mhtml") || (one === "text" && other === "markdown");
}

function kindOfMark(bytes: Uint8Array): Kind | null {
  const start = latin1(bytes, pdfMarkWithin);
  if (/%PDF-\d/.test(start)) return "pdf";
  if (!start.startsWith("PK\x03\x04")) return null;
  const names = listZip(bytes, "file").map((member) => member.name);
  if (names.includes("word/document.xml")) return "docx";
  if (names.includes("META-INF/container.xml") && names.some((name) => name.endsWith(".opf"))) return "epub";
  return null;
}

/** True for bytes that are a text, as far as their beginning shows. */
export function isText(bytes: Uint8Array): boolean {
  if (markedEncoding(bytes) !== null || unmarkedUtf16(bytes) !== null) return true;
  const sample = bytes.subarray(0, sampleSize);
  let controls = 0;
  for (const byte of sample) {
    // Tab to carriage return, and the escape of seven-bit Japanese, are at home in text.
    if ((byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) || byte === 0x7f) controls += 1;
  }
  return controls <= sample.length * mostControls;
}

function kindOfText(bytes: Uint8Array, name: string): Kind | null {
  const encoding = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  const head = new TextDecoder(encoding ?? "windows-1252")
    .decode(bytes.subarray(0, sampleSize))
    .replace(/^(?:\ufeff|ï»¿)/, "");
  const promised = kindOfName(name);
  if (/^\s*\{\\rtf/.test(head) || head.startsWith("%!PS")) return null;
  if (htmlStart.test(head)) return "html";
  if (mhtmlStart.test(head) && /content-type:/i.test(head)) return promised === "text" ? "text" : "mhtml";
  if (/^\s*<\?xml\b/.test(head) && promised !== "html") return null;
  if (bibtexStart.test(head) && promised !== "markdown") return "bibtex";
  if (jsonStart.test(head) && (promised === "csl-json" || looksLikeCsl(head))) return "csl-json";
  if (promised === "html" || promised === "mhtml" || promised === "markdown") return promised;
  // Without its beginning, a file of these kinds is no text to read either.
  return promised === "csl-json" || promised === "bibtex" ? promised : "text";
}

function looksLikeCsl(head: string): boolean {
  return /"type"\s*:\s*"/.test(head) && /"(?:title|author|container-title|issued)"\s*:/.test(head);
}

/** Says what a file is that cannot be read, as far as its bytes tell. */
async function refusalOf(bytes: Uint8Array, promised: Kind | null): Promise<Error> {
  const start = latin1(bytes, 4_096);
  if (start.startsWith("{\\rtf")) return saveAs("an RTF document", "Word document (.docx) or as PDF");
  if (start.startsWith("\xd0\xcf\x11\xe0")) {
    if (Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"))) {
      return unreadable(
        "This Word document is locked with a password. Open it with the password, save it without one, and add it again.",
      );
    }
    return saveAs("a document of an old Office program (.doc, .xls or .ppt)", "Word document (.docx) or as PDF");
  }
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const ending = found?.ext ?? "";
  if (/^(?:odt|ott|fodt)$/.test(ending))
    return saveAs("an OpenDocument text (.odt)", "Word document (.docx) or as PDF");
  if (/^(?:xlsx|ods|pptx|odp|xlsm|pptm)$/.test(ending)) return saveAs(`a table or a set of slides (.${ending})`, "PDF");
  if (/^(?:mobi|azw3?)$/.test(ending)) return saveAs("an e-book for Kindle", "EPUB");
  if (/^\s*<\?xml/.test(start)) return saveAs("an XML file", "web page (.html), text or PDF");
  if (found !== undefined && /^(?:image|video|audio|font)\//.test(found.mime)) {
    const thing = found.mime.slice(0, found.mime.indexOf("/"));
    return unreadable(
      `This is ${thing === "image" ? "a picture" : `${thing === "audio" ? "an" : "a"} ${thing} file`} (${found.mime}), which has no text to read. Add the text it belongs to instead.`,
    );
  }
  if (
    promised !== null &&
    promised !== "text" &&
    (found === undefined || ["zip", "pdf", "docx", "epub"].includes(ending))
  ) {
    return damaged({ ...wordsWithoutArticle, html: "web page", mhtml: "saved page", text: "text" }[promised]);
  }
  if (found !== undefined) {
    return unreadable(
      `This is a .${ending} file (${found.mime}), not a text. Warrant reads .txt, .md, .html, .pdf, .docx, .epub, and references in .json and .bib: save it as one of these.`,
    );
  }
  return unreadable(
    "This file is not a text: it holds bytes that no text has. Warrant reads .txt, .md, .html, .pdf, .docx, .epub, and references in .json and .bib: save it as one of these.",
  );
}

const wordsWithoutArticle = {
  pdf: "PDF",
  docx: "Word document",
  epub: "e-book",
  markdown: "Markdown file",
  "csl-json": "CSL-JSON file",
  bibtex: "BibTeX file",
} as const;

function saveAs(what: string, form: string): Error {
  return unreadable(
    `This is ${what}, which Warrant does not read. Open it in its own program, save it as ${form}, and add that.`,
  );
}

function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString("latin1");
}
