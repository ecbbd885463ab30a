import { Path2D, type PDFDocument } from "@napi-rs/canvas";
import type { Scene } from "#shared/scene/draw-list.ts";
import { paint } from "#shared/scene/paint.ts";
import { isPlain } from "#shared/scene/text.ts";

/** What Skia paints on: a bitmap or a page. */
export type SkiaContext = ReturnType<PDFDocument["beginPage"]>;

/**
 * Paints a scene on a canvas of Skia's: the scene's top left corner falls on the
 * context's origin. The fonts must be there.
 * @param scale units of the canvas for each map pixel
 */
export function paintScene(context: SkiaContext, scene: Scene, scale: number): void {
  setOnBaseline(context);
  paint(context, scene, { scale, path2d: (data) => new Path2D(data) });
}

const settled = new WeakSet<SkiaContext>();

/**
 * Makes `fillText` set letters on the baseline asked for. The canvas lays a line
 * out from its top, with the font's ascent rounded to whole pixels: without this
 * letters stand up to half a map pixel too low, which shows from scale 2 on. A
 * line in several fonts is laid out by all of them, and how is not told.
 */
function setOnBaseline(context: SkiaContext): void {
  if (settled.has(context)) return;
  settled.add(context);
  const drops = new Map<string, number>();
  const fillText = context.fillText.bind(context);
  context.fillText = (text, x, y) => {
    if (!isPlain(text)) {
      fillEnlarged(context, fillText, text, x, y);
      return;
    }
    let drop = drops.get(context.font);
    if (drop === undefined) {
      const ascent = context.measureText("x").fontBoundingBoxAscent;
      drop = Math.round(ascent) - ascent;
      drops.set(context.font, drop);
    }
    fillText(text, x, y - drop);
  };
}

/** Letters so many times larger, drawn as many times smaller, are rounded as many times less. */
const enlargement = 32;

function fillEnlarged(
  context: SkiaContext,
  fillText: SkiaContext["fillText"],
  text: string,
  x: number,
  y: number,
): void {
  context.save();
  context.translate(x, y);
  context.scale(1 / enlargement, 1 / enlargement);
  context.font = context.font.replace(/[\d.]+(?=px)/, (size) => String(Number(size) * enlargement));
  fillText(text, 0, 0);
  context.restore();
}
