import type { Point, Rect, Size } from "#shared/layout/geometry.ts";
import { barsZoom } from "#shared/scene/detail.ts";
import type { ViewCentre, Viewport } from "../state/window-store.ts";

export const minZoom = 0.05;
/** No map is so large that it needs less. */
const leastZoom = 0.001;
export const maxZoom = 2;
/** Below this zoom text is too small to read: what is gone to is shown larger. */
export const readableZoom = 0.5;
/** Below this zoom what is to be pressed is drawn much larger than life. */
const farZoom = 0.35;
/** Below this zoom what is to be pressed is drawn larger than life. */
const reducedZoom = 0.7;

/** How far away the map is, as classes for the style sheet; `pictured` where the picture alone shows the cards. */
export function distanceOf(zoom: number): string {
  const distance = zoom < barsZoom ? "tiny" : zoom < farZoom ? "far" : zoom < reducedZoom ? "reduced" : "near";
  return zoom < readableZoom ? `${distance} pictured` : distance;
}

/** How many map pixels make one of the window, in steps so wide that the style sheet need not follow every move; 1 unless the map is tiny. */
export function inverseZoom(zoom: number): number {
  return zoom < barsZoom ? 2 ** (Math.round(2 * Math.log2(1 / zoom)) / 2) : 1;
}

const marginPx = 48;

/** How far one can zoom out on a map: far enough to see all of it. */
export function minZoomFor(bounds: Rect | null, size: Size): number {
  return Math.min(minZoom, viewportFor(bounds, size).zoom);
}

/** Lets React Flow zoom out as far as `zoom`, before its next rendering says so. */
export function allowZoom(store: { readonly getState: () => ZoomLimits }, zoom: number): void {
  const { minZoom: least, setMinZoom } = store.getState();
  if (zoom < least) setMinZoom(zoom);
}

type ZoomLimits = { readonly minZoom: number; readonly setMinZoom: (zoom: number) => void };

/** The viewport that shows all of `bounds`, never larger than life. */
export function viewportFor(bounds: Rect | null, size: Size): Viewport {
  if (bounds === null) return { x: Math.round(size.width / 2), y: Math.round(size.height / 2), zoom: 1 };
  const room = { width: Math.max(1, size.width - 2 * marginPx), height: Math.max(1, size.height - 2 * marginPx) };
  const fitting = Math.min(room.width / bounds.width, room.height / bounds.height, 1);
  return centredOn(bounds, size, Math.max(leastZoom, fitting));
}

/** On first opening a map is shown no smaller than this: what does not fit is below and beside its top. */
const firstZoom = 0.6;

/** The viewport in which a map is first shown: all of it, or as much of its top as can be read. */
export function firstViewportFor(bounds: Rect | null, cards: Iterable<Rect>, size: Size): Viewport {
  const all = viewportFor(bounds, size);
  if (bounds === null || all.zoom >= firstZoom) return all;
  let top: Rect = bounds;
  let topY = Number.POSITIVE_INFINITY;
  for (const card of cards) if (card.y < topY) [top, topY] = [card, card.y];
  const centred = size.width / 2 - (top.x + top.width / 2) * firstZoom;
  const rightmost = marginPx - bounds.x * firstZoom;
  const leftmost = size.width - marginPx - (bounds.x + bounds.width) * firstZoom;
  return {
    x: Math.round(leftmost < rightmost ? Math.min(rightmost, Math.max(leftmost, centred)) : (leftmost + rightmost) / 2),
    y: Math.round(marginPx - bounds.y * firstZoom),
    zoom: firstZoom,
  };
}

/** The card that begins highest, alone: where a map that does not fit is shown first. */
export function topRects(live: { readonly rects: () => Iterable<readonly [string, Rect]> }): readonly Rect[] {
  let top: Rect | null = null;
  for (const [, rect] of live.rects()) if (top === null || rect.y < top.y) top = rect;
  return top === null ? [] : [top];
}

/** The viewport with the middle of `rect` in the middle; whole pixels, so that lines are crisp at 100%. */
export function centredOn(rect: Rect, size: Size, zoom: number): Viewport {
  return {
    x: Math.round(size.width / 2 - (rect.x + rect.width / 2) * zoom),
    y: Math.round(size.height / 2 - (rect.y + rect.height / 2) * zoom),
    zoom,
  };
}

/** The viewport moved by as little as brings `rect` into view with some room around it; null when it is in view. */
export function revealing(rect: Rect, size: Size, at: Viewport): Viewport | null {
  if (at.zoom < readableZoom) return centredOn(rect, size, 1);
  const left = rect.x * at.zoom + at.x;
  const top = rect.y * at.zoom + at.y;
  const dx = intoView(left, left + rect.width * at.zoom, size.width);
  const dy = intoView(top, top + rect.height * at.zoom, size.height);
  if (dx === 0 && dy === 0) return null;
  return { x: Math.round(at.x + dx), y: Math.round(at.y + dy), zoom: at.zoom };
}

/** How far a stretch must move to lie within 0 and `length`, a margin kept; one that is too long shows its start. */
function intoView(from: number, to: number, length: number): number {
  const margin = Math.min(marginPx, Math.max(0, (length - (to - from)) / 2));
  if (from < margin) return margin - from;
  if (to > length - margin) return Math.max(length - margin - to, margin - from);
  return 0;
}

/** The viewport that shows what was in view when the map was left, in a canvas of this size; null when that is not known. */
export function rememberedViewport(stored: ViewCentre | undefined, size: Size): Viewport | null {
  if (!stored || ![stored.centreX, stored.centreY, stored.zoom].every(Number.isFinite)) return null;
  if (stored.zoom < leastZoom || stored.zoom > maxZoom) return null;
  return centredOn({ x: stored.centreX, y: stored.centreY, width: 0, height: 0 }, size, stored.zoom);
}

/** A place of the window in map pixels. */
export function clientToMap(
  { transform, domNode }: { readonly transform: readonly [number, number, number]; readonly domNode: Element | null },
  client: Point,
): Point {
  const box = domNode?.getBoundingClientRect();
  const [x, y, zoom] = transform;
  return { x: (client.x - (box?.x ?? 0) - x) / zoom, y: (client.y - (box?.y ?? 0) - y) / zoom };
}

/** The part of the map that is in view, in map pixels. */
export function seenPart({
  transform: [x, y, zoom],
  width,
  height,
}: { readonly transform: readonly [number, number, number] } & Size): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}
