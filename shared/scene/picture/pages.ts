import { WarrantError } from "../../contract/errors.ts";
import type { Rect, Size } from "../../layout/geometry.ts";
import type { Scene } from "../draw-list.ts";
import { fromMillimetres, onGround, pixelsPerInch, type Sized, type SizeOptions, sized } from "./sizes.ts";

/** PDF counts in points. */
export const pointsPerInch = 72;
/** What readers of PDF take as a side of a page at most, in units; a larger page counts in larger units. */
const longestSide = 14_400;
/** More pages than this nobody glues together. */
const mostPages = 500;

/** Sides in millimetres, upright; ISO 216. */
const papers = {
  A5: [148, 210],
  A4: [210, 297],
  A3: [297, 420],
  A2: [420, 594],
  A1: [594, 841],
  A0: [841, 1_189],
} as const;

/** Where on its pages a picture comes to lie; lengths in the pages' units. */
export type PageLayout = {
  readonly scene: Scene;
  /** Units for each map pixel. */
  readonly scale: number;
  readonly pageWidth: number;
  readonly pageHeight: number;
  /** Points to the unit: more than 1 only for pages that PDF cannot count in points. */
  readonly userUnit: number;
  /** White around each page's part. */
  readonly margin: number;
  /** What neighbouring pages share. */
  readonly overlap: number;
  readonly columns: number;
  readonly rows: number;
  /** Page by page, row after row: the part of the picture that it shows, from the picture's corner. */
  readonly parts: readonly Rect[];
};

/**
 * Lays a scene out on pages.
 * @throws WarrantError `too-large` when it takes more pages than anybody would
 *   want, `rule` when margins and overlap leave a page no room
 */
export function layOutPages(scene: Scene, { size, page }: Pick<SizeOptions, "size" | "page">): PageLayout {
  const wanted = sized(scene, size, { pixels: pointsPerInch, millimetres: pointsPerInch, whole: false });
  if (page.paper === "fit") return onItsOwnPage(wanted);
  const short = fromMillimetres(papers[page.paper][0], pointsPerInch);
  const long = fromMillimetres(papers[page.paper][1], pointsPerInch);
  const margin = fromMillimetres(page.margin, pointsPerInch);
  const overlap = page.tiled ? fromMillimetres(page.overlap, pointsPerInch) : 0;
  if (short - 2 * margin < 2 * overlap + smallestPart) {
    throw new WarrantError(
      "rule",
      `On ${page.paper}, margins of ${page.margin} mm${page.tiled ? ` and an overlap of ${page.overlap} mm` : ""} leave no room for the picture. Choose smaller ones, or a larger paper.`,
    );
  }
  const sheet = (pageWidth: number, pageHeight: number): Sheet => ({ pageWidth, pageHeight, margin, overlap });
  const upright = sheet(short, long);
  const across = sheet(long, short);
  const choices = {
    portrait: [upright],
    landscape: [across],
    auto: isWide(scene) ? [across, upright] : [upright, across],
  };
  // A picture on one page is as large as it can be; one on many takes as few as it can.
  const cost = page.tiled
    ? (each: Sheet) => pageCount(wanted, each)
    : (each: Sheet) => 1 / ontoOnePage(wanted, each).scale;
  const [best] = choices[page.orientation].toSorted((a, b) => cost(a) - cost(b));
  if (best === undefined) throw new Error("A picture was laid out in no way.");
  return page.tiled ? overPages(wanted, best) : ontoOnePage(wanted, best);
}

type Sheet = Pick<PageLayout, "pageWidth" | "pageHeight" | "margin" | "overlap">;

/** In points; a page with less room than this between its overlaps shows nothing. */
const smallestPart = fromMillimetres(20, pointsPerInch);

function isWide({ bounds }: Scene): boolean {
  return bounds.width > bounds.height;
}

function onItsOwnPage({ scene, scale, width, height }: Sized): PageLayout {
  const userUnit = Math.ceil(Math.max(width, height) / longestSide);
  const [pageWidth, pageHeight] = [width / userUnit, height / userUnit];
  return {
    scene,
    scale: scale / userUnit,
    pageWidth,
    pageHeight,
    userUnit,
    margin: 0,
    overlap: 0,
    columns: 1,
    rows: 1,
    parts: [{ x: 0, y: 0, width: pageWidth, height: pageHeight }],
  };
}

function ontoOnePage({ scene }: Sized, sheet: Sheet): PageLayout {
  const room = { x: 0, y: 0, width: sheet.pageWidth - 2 * sheet.margin, height: sheet.pageHeight - 2 * sheet.margin };
  const scale = Math.min(room.width / scene.bounds.width, room.height / scene.bounds.height);
  return {
    ...sheet,
    scene: onGround(scene, room.width / scale, room.height / scale),
    scale,
    userUnit: 1,
    columns: 1,
    rows: 1,
    parts: [room],
  };
}

/** How many columns and rows of pages a picture of this size takes. */
function grid({ width, height }: Size, { pageWidth, pageHeight, margin, overlap }: Sheet) {
  const count = (side: number, page: number) =>
    Math.max(1, Math.ceil((side - overlap) / (page - 2 * margin - overlap) - tolerance));
  return { columns: count(width, pageWidth), rows: count(height, pageHeight) };
}

function pageCount(size: Size, sheet: Sheet): number {
  const { columns, rows } = grid(size, sheet);
  return columns * rows;
}

function overPages(wanted: Sized, sheet: Sheet): PageLayout {
  const { scene, scale, width, height } = wanted;
  const { pageWidth, pageHeight, margin, overlap } = sheet;
  const [partWidth, partHeight] = [pageWidth - 2 * margin, pageHeight - 2 * margin];
  const { columns, rows } = grid(wanted, sheet);
  if (columns * rows > mostPages)
    throw tooManyPages(columns * rows, scale, (factor) =>
      pageCount({ width: width * factor, height: height * factor }, sheet),
    );
  const [stepAcross, stepDown] = [partWidth - overlap, partHeight - overlap];
  return {
    ...sheet,
    // The last column and row are seldom full: the picture stands in the middle of all pages together.
    scene: onGround(scene, (columns * stepAcross + overlap) / scale, (rows * stepDown + overlap) / scale),
    scale,
    userUnit: 1,
    columns,
    rows,
    parts: Array.from({ length: columns * rows }, (_none, index) => ({
      x: (index % columns) * stepAcross,
      y: Math.floor(index / columns) * stepDown,
      width: partWidth,
      height: partHeight,
    })),
  };
}

/** A hair too much does not take a page more. */
const tolerance = 1e-6;

function tooManyPages(pages: number, scale: number, pagesAt: (factor: number) => number): WarrantError {
  const pixelScale = (scale * pixelsPerInch) / pointsPerInch;
  let largest = Math.floor(pixelScale * 100) / 100;
  while (largest > 0.01 && pagesAt(largest / pixelScale) > mostPages) largest = Math.floor(largest * 99) / 100;
  return new WarrantError(
    "too-large",
    `The picture would take ${pages.toLocaleString("en")} pages; ${mostPages} is the most. The largest scale that fits is ${largest}: choose that or a larger paper.`,
    { largestScale: largest },
  );
}
