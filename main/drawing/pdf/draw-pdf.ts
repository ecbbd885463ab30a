import { PDFDocument as SkiaDocument } from "@napi-rs/canvas";
import { PDFDocument, PDFName, PDFNumber } from "pdf-lib";
import type { Rect } from "#shared/layout/geometry.ts";
import type { DrawItem } from "#shared/scene/draw-list.ts";
import type { PageLayout } from "#shared/scene/picture/pages.ts";
import { isPlain } from "#shared/scene/text.ts";
import { paintScene } from "../canvas.ts";
import { type Extent, extentOf } from "../extents.ts";
import type { ShapedGlyphs } from "../fonts/shaped-glyphs.ts";
import type { Progress } from "../task.ts";
import { addActualTexts, type PageText } from "./actual-text.ts";
import { addGlyphTexts } from "./glyph-texts.ts";
import { drawMarks } from "./marks.ts";
import { addOutline, type Bookmark, destinationOf } from "./outline.ts";

export type PdfFacts = {
  readonly title: string;
  /** What it shows, in a sentence or more; empty for nothing. */
  readonly subject: string;
  readonly bookmarks: readonly Bookmark[];
  /** The document's date of creation, ISO 8601. */
  readonly date: string;
};

/** Share of the work that is done when Skia has drawn all pages. */
const drawn = 0.8;

/**
 * A picture as a PDF of vectors, its text as text in embedded fonts. The same
 * layout and facts give the same bytes.
 */
export async function drawPdf(
  layout: PageLayout,
  facts: PdfFacts,
  shaped: ShapedGlyphs,
  onProgress: Progress,
): Promise<Uint8Array> {
  const { title, subject } = facts;
  const pages = new SkiaDocument({ title, ...(subject === "" ? {} : { subject }), creator: "Warrant" });
  const extents = layout.scene.items.map((item) => ({ item, extent: extentOf(item) }));
  for (const [index, part] of layout.parts.entries()) {
    drawPage(pages, layout, extents, index, part);
    onProgress((drawn * (index + 1)) / layout.parts.length);
  }
  const document = await PDFDocument.load(pages.close(), { updateMetadata: false });
  const date = new Date(facts.date);
  document.setCreationDate(date);
  document.setModificationDate(date);
  if (layout.userUnit !== 1) {
    for (const { node } of document.getPages()) node.set(PDFName.of("UserUnit"), PDFNumber.of(layout.userUnit));
  }
  addOutline(
    document,
    facts.bookmarks.flatMap((bookmark) => {
      const destination = destinationOf(bookmark, layout);
      return destination ? [{ title: bookmark.title, destination }] : [];
    }),
  );
  if (shaped.size > 0) {
    addGlyphTexts(document, shaped);
    for (const [index, page] of document.getPages().entries()) addActualTexts(page, textsOn(layout, index));
  }
  const bytes = await document.save({ addDefaultPage: false, updateFieldAppearances: false });
  onProgress(1);
  return bytes;
}

/** The lines on a page that may be drawn with glyphs which are no letters. */
function textsOn({ scene, scale, margin, parts }: PageLayout, index: number): PageText[] {
  const { x = 0, y = 0 } = parts[index] ?? {};
  return scene.items.flatMap((item) =>
    item.kind === "text" && !isPlain(item.text)
      ? {
          text: item.text,
          x: margin - x + (item.x - scene.bounds.x) * scale,
          y: margin - y + (item.y - scene.bounds.y) * scale,
        }
      : [],
  );
}

type Placed = { readonly item: DrawItem; readonly extent: Extent };

function drawPage(pages: SkiaDocument, layout: PageLayout, items: readonly Placed[], index: number, part: Rect): void {
  const { scene, scale, pageWidth, pageHeight, margin } = layout;
  const context = pages.beginPage(pageWidth, pageHeight);
  const bounds = {
    x: scene.bounds.x + part.x / scale,
    y: scene.bounds.y + part.y / scale,
    width: part.width / scale,
    height: part.height / scale,
  };
  const [right, bottom] = [bounds.x + bounds.width, bounds.y + bounds.height];
  const shown = items.flatMap(({ item, extent }) =>
    extent.right >= bounds.x && extent.left <= right && extent.bottom >= bounds.y && extent.top <= bottom ? item : [],
  );
  context.save();
  context.beginPath();
  context.rect(margin, margin, part.width, part.height);
  context.clip();
  context.translate(margin, margin);
  paintScene(context, { ...scene, bounds, items: shown }, scale);
  context.restore();
  drawMarks(context, layout, index);
  pages.endPage();
}
