import { decodePDFRawStream, PDFHexString, PDFName, type PDFPage, PDFRawStream } from "pdf-lib";

/** A line of text on a page: what it says, and where it begins from the page's upper left corner, in units. */
export type PageText = { readonly text: string; readonly x: number; readonly y: number };

/** How Skia begins a line that `paintScene` draws enlarged: with a transform of its own. */
const begin = /^q\n(-?[\d.]+) 0 0 \1 (-?[\d.]+) (-?[\d.]+) cm\n/gm;
/** Skia writes numbers with so few places that a line may seem this far away, in units. */
const tolerance = 0.02;

/**
 * Says beside the glyphs of these lines what their words are. Glyphs of shaped
 * scripts stand in the order of the eye, and in some fonts for parts of letters
 * only: no table of glyphs gives such words back. After PDF 32000-1, 14.9.4,
 * "Replacement text".
 */
export function addActualTexts(page: PDFPage, texts: readonly PageText[]): void {
  const stream = page.node.Contents();
  if (texts.length === 0 || !(stream instanceof PDFRawStream)) return;
  const content = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
  const places = Map.groupBy(texts, ({ x, y }) => placeOf(x, y));
  let done = 0;
  let marked = "";
  for (const match of content.matchAll(begin)) {
    const start = match.index + match[0].length;
    const said = textAt(places, Number(match[2]), Number(match[3]));
    const end = endOfState(content, start);
    if (said === undefined || match.index < done || end === null) continue;
    const words = PDFHexString.fromText(said.text).toString();
    marked += `${content.slice(done, start)}/Span<</ActualText ${words}>>BDC\n${content.slice(start, end)}EMC\n`;
    done = end;
  }
  const { context } = page.doc;
  page.node.set(
    PDFName.of("Contents"),
    context.register(context.flateStream(Buffer.from(marked + content.slice(done), "latin1"))),
  );
}

function placeOf(x: number, y: number): string {
  return `${Math.round(x)} ${Math.round(y)}`;
}

function textAt(places: ReadonlyMap<string, readonly PageText[]>, x: number, y: number): PageText | undefined {
  for (const across of [0, -0.5, 0.5]) {
    for (const down of [0, -0.5, 0.5]) {
      const near = places.get(placeOf(x + across, y + down));
      const found = near?.find((text) => Math.abs(text.x - x) < tolerance && Math.abs(text.y - y) < tolerance);
      if (found) return found;
    }
  }
  return undefined;
}

/** Where the line `Q` stands that ends the graphics state begun before `start`; null without one. */
function endOfState(content: string, start: number): number | null {
  let depth = 1;
  const states = /^[qQ]$/gm;
  states.lastIndex = start;
  for (let match = states.exec(content); match !== null; match = states.exec(content)) {
    depth += match[0] === "q" ? 1 : -1;
    if (depth === 0) return match.index;
  }
  return null;
}
