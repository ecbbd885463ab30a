import { fontStack } from "#shared/scene/fonts.ts";
import { type PageLayout, pointsPerInch } from "#shared/scene/picture/pages.ts";
import { fromMillimetres } from "#shared/scene/picture/sizes.ts";
import type { SkiaContext } from "../canvas.ts";

const ink = "#6b6b6b";
const millimetre = fromMillimetres(1, pointsPerInch);
/** Margins narrower than this have no room for marks and labels: they stand on the picture then. */
const narrow = 4 * millimetre;
const tick = 3 * millimetre;
const labelSize = 7;

/**
 * What helps to put pages together: ticks at the corners of a page's part, where
 * it is cut; dashed ones where the next page's part begins or ends; and which
 * page it is. For a picture on one page, nothing.
 */
export function drawMarks(context: SkiaContext, layout: PageLayout, index: number): void {
  const { columns, rows, margin, overlap, pageWidth, pageHeight } = layout;
  if (columns * rows === 1) return;
  const [column, row] = [index % columns, Math.floor(index / columns)];
  const [left, top, right, bottom] = [margin, margin, pageWidth - margin, pageHeight - margin];
  const isNarrow = margin < narrow;
  // Out into the margin, or in onto the picture where there is none.
  const out = isNarrow ? -tick : Math.min(tick, margin - millimetre);
  context.save();
  context.strokeStyle = ink;
  context.lineWidth = 0.5;
  context.lineCap = "butt";
  const upright = (x: number) => {
    line(context, x, top, x, top - out);
    line(context, x, bottom, x, bottom + out);
  };
  const level = (y: number) => {
    line(context, left, y, left - out, y);
    line(context, right, y, right + out, y);
  };
  context.setLineDash([]);
  for (const x of [left, right]) upright(x);
  for (const y of [top, bottom]) level(y);
  context.setLineDash([2, 1.5]);
  if (overlap > 0) {
    if (column > 0) upright(left + overlap);
    if (column < columns - 1) upright(right - overlap);
    if (row > 0) level(top + overlap);
    if (row < rows - 1) level(bottom - overlap);
  }
  context.restore();
  drawLabel(
    context,
    pageLabel(layout, index),
    pageWidth / 2,
    isNarrow ? bottom - tick : bottom + labelSize + 1,
    isNarrow,
  );
}

/** `2 of 6 · B1`: which page it is, and its column and row. */
export function pageLabel({ columns, rows }: Pick<PageLayout, "columns" | "rows">, index: number): string {
  return `${index + 1} of ${columns * rows} · ${columnName(index % columns)}${Math.floor(index / columns) + 1}`;
}

/** A, B, … Z, AA, AB, … */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function line(context: SkiaContext, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

/** @param middle where the text's middle is to be, across */
function drawLabel(context: SkiaContext, text: string, middle: number, y: number, onPicture: boolean): void {
  context.save();
  context.font = `${labelSize}px ${fontStack("small")}`;
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  const { width } = context.measureText(text);
  const x = middle - width / 2;
  if (onPicture) {
    context.fillStyle = "#ffffff";
    context.fillRect(x - 2, y - labelSize - 1, width + 4, labelSize + 4);
  }
  context.fillStyle = ink;
  context.fillText(text, x, y);
  context.restore();
}
