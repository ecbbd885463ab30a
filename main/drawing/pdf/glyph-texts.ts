import { decodePDFRawStream, PDFDict, type PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import type { ShapedGlyphs } from "../fonts/shaped-glyphs.ts";

/** A CMap may list so many glyphs at once. */
const mostAtOnce = 100;

/**
 * Tells what joined and otherwise shaped glyphs of a document's fonts stand for:
 * Skia writes it only of those that a character has as its own. Without it nobody
 * finds or copies an Arabic word. After PDF 32000-1, 9.10.3, "ToUnicode CMaps".
 */
export function addGlyphTexts(document: PDFDocument, shaped: ShapedGlyphs): void {
  const { context } = document;
  for (const [, font] of context.enumerateIndirectObjects()) {
    if (!(font instanceof PDFDict) || font.get(PDFName.of("Subtype")) !== PDFName.of("Type0")) continue;
    const name = font.lookupMaybe(PDFName.of("BaseFont"), PDFName)?.decodeText();
    const texts = shaped.get(name?.replace(/^[A-Z]{6}\+/, "") ?? "");
    const stream = font.lookup(PDFName.of("ToUnicode"));
    if (texts === undefined || !(stream instanceof PDFRawStream)) continue;
    const map = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
    const longer = map.replace(/\bendcmap\b/, `${entriesOf(texts)}endcmap`);
    font.set(PDFName.of("ToUnicode"), context.register(context.flateStream(longer)));
  }
}

function entriesOf(texts: ReadonlyMap<number, string>): string {
  const lines = Array.from(
    texts,
    ([glyph, text]) =>
      `<${hex(glyph)}> <${Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join("")}>\n`,
  );
  let entries = "";
  for (let at = 0; at < lines.length; at += mostAtOnce) {
    const part = lines.slice(at, at + mostAtOnce);
    entries += `${part.length} beginbfchar\n${part.join("")}endbfchar\n`;
  }
  return entries;
}

function hex(unit: number): string {
  return unit.toString(16).toUpperCase().padStart(4, "0");
}
