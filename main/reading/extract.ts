import { WarrantError } from "#shared/contract/errors.ts";
import type { ReadReferences, ReadText } from "#shared/model/read-text.ts";
import { limits } from "#shared/model/records.ts";
import { detectKind } from "./detect.ts";
import { type Kind, kinds } from "./kinds.ts";
import { type ReadAs, type ReadMapFile, readMapFile } from "./read-map-file.ts";
import { damaged, largestFile, tooLarge, unreadable } from "./unreadable.ts";

/** Told how much is done, from 0 to 1; null while that cannot be known. */
export type Progress = (fraction: number | null) => void;

/** What was taken out of a file. */
export type Extract = ReadText | ReadReferences | ReadMapFile;

/**
 * Takes the text, the references or the map out of a file's bytes. Slow and hungry for
 * large files: `readFile` does it off the main thread.
 *
 * @param name the file's own name
 * @param as what the file is said to be
 * @throws WarrantError "file-unreadable", whatever the bytes are
 */
export async function extract(
  bytes: Uint8Array,
  name: string,
  onProgress: Progress,
  as: ReadAs = "anything",
): Promise<Extract> {
  if (bytes.length > largestFile) throw tooLarge(bytes.length);
  const map = await readMapFile(bytes, name, as, onProgress);
  if (map !== null) return map;
  const { kind, warnings } = await detectKind(bytes, name);
  const read = await readKind(kind, bytes, onProgress).catch((error: unknown) => {
    if (error instanceof WarrantError) throw error;
    // Parsers fail on damaged files in ways of their own.
    throw Object.assign(damaged(kinds[kind].words.replace(/^an? /, "")), { cause: error });
  });
  const all = [...warnings, ...read.warnings];
  if (read.kind === "references") return { ...read, warnings: all };
  if (read.text === "")
    throw unreadable(
      "There is no text in this file. If it shows pictures of text, run it through text recognition (OCR) first.",
    );
  if (read.text.length > limits.sourceText) {
    throw unreadable(
      `This file has ${read.text.length.toLocaleString("en")} characters of text; a source holds up to ${limits.sourceText.toLocaleString("en")}. Save the part you need as a file of its own and add that.`,
    );
  }
  return { ...read, warnings: all };
}

/** Each reader is loaded when a file of its kind comes: together they take a second. */
async function readKind(kind: Kind, bytes: Uint8Array, onProgress: Progress): Promise<ReadText | ReadReferences> {
  switch (kind) {
    case "pdf":
      return (await import("./pdf/read-pdf.ts")).readPdf(bytes, onProgress);
    case "docx":
      return (await import("./read-docx.ts")).readDocx(bytes);
    case "epub":
      return (await import("./read-epub.ts")).readEpub(bytes, onProgress);
    case "html":
      return (await import("./html/read-html.ts")).readHtml(bytes);
    case "mhtml":
      return (await import("./html/read-mhtml.ts")).readMhtml(bytes);
    case "markdown":
      return (await import("./read-markdown.ts")).readMarkdown(bytes);
    case "text":
      return (await import("./read-plain.ts")).readPlain(bytes);
    case "csl-json":
      return (await import("./read-references.ts")).readCslJson(bytes);
    case "bibtex":
      return (await import("./read-references.ts")).readBibtex(bytes);
  }
}
