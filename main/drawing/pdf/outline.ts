import { type PDFContext, type PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFRef } from "pdf-lib";
import type { Rect } from "#shared/layout/geometry.ts";
import type { PageLayout } from "#shared/scene/picture/pages.ts";

/** A place of the map that a document's outline leads to; `at` in map pixels. */
export type Bookmark = { readonly title: string; readonly at: Rect };

/** Where a bookmark leads: a page from 0 on, and the point from its lower left corner that comes to the window's top left. */
export type Destination = { readonly page: number; readonly left: number; readonly top: number };

/** The first page that shows the bookmark's beginning, or at least some of it; null for what no page shows. */
export function destinationOf({ at }: Bookmark, layout: PageLayout): Destination | null {
  const { scene, scale, margin, pageHeight, parts } = layout;
  const [left, top] = [(at.x - scene.bounds.x) * scale, (at.y - scene.bounds.y) * scale];
  const [right, bottom] = [left + at.width * scale, top + at.height * scale];
  const holds = ({ x, y, width, height }: Rect) => left >= x && top >= y && left < x + width && top < y + height;
  const meets = ({ x, y, width, height }: Rect) => right > x && bottom > y && left < x + width && top < y + height;
  const page = [parts.findIndex(holds), parts.findIndex(meets)].find((index) => index >= 0);
  const part = page === undefined ? undefined : parts[page];
  if (page === undefined || part === undefined) return null;
  return { page, left: margin + Math.max(0, left - part.x), top: pageHeight - margin - Math.max(0, top - part.y) };
}

/** Adds an outline of one level, in the order given. Nothing happens when there is nothing to list. */
export function addOutline(
  document: PDFDocument,
  entries: readonly { readonly title: string; readonly destination: Destination }[],
): void {
  const { context, catalog } = document;
  const pages = document.getPages().map(({ ref }) => ref);
  const root = context.nextRef();
  const refs = entries.map(() => context.nextRef());
  const [first, last] = [refs[0], refs.at(-1)];
  if (first === undefined || last === undefined) return;
  for (const [index, { title, destination }] of entries.entries()) {
    const ref = refs[index];
    const page = pages[destination.page];
    if (ref === undefined || page === undefined) throw new Error("A bookmark leads to no page.");
    const entry = context.obj({ Title: PDFHexString.fromText(title), Parent: root });
    entry.set(PDFName.of("Dest"), destinationArray(context, page, destination));
    const [before, after] = [refs[index - 1], refs[index + 1]];
    if (before) entry.set(PDFName.of("Prev"), before);
    if (after) entry.set(PDFName.of("Next"), after);
    context.assign(ref, entry);
  }
  context.assign(root, context.obj({ Type: "Outlines", First: first, Last: last, Count: PDFNumber.of(refs.length) }));
  catalog.set(PDFName.of("Outlines"), root);
  catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}

function destinationArray(context: PDFContext, page: PDFRef, { left, top }: Destination) {
  return context.obj([page, "XYZ", left, top, null]);
}
