import type { Rect, Size } from "#shared/layout/geometry.ts";
import type { PictureArea } from "../../workers/messages.ts";

/** What of the map a window shows: pixel of the window = map pixel × zoom + x or y; and the size of that window, in pixels. */
export type SeenView = Size & { readonly x: number; readonly y: number; readonly zoom: number };

/** Around what is seen, a picture shows this much more of it on each side, so that a little panning needs no other. */
const marginShare = 0.3;
/** Pictures have no more image pixels than this: 64 MB. */
const mostPixels = 16_000_000;

/** The picture to paint for a view, on a screen with `ratio` image pixels for each pixel. */
export function areaAround(view: SeenView, ratio: number): PictureArea {
  const room = Math.max(0, Math.sqrt(mostPixels / (view.width * view.height * ratio * ratio)) - 1) / 2;
  const share = Math.min(marginShare, room);
  const across = Math.round(view.width * share * ratio);
  const down = Math.round(view.height * share * ratio);
  return {
    scale: view.zoom * ratio,
    left: view.x * ratio + across,
    top: view.y * ratio + down,
    width: Math.ceil(view.width * ratio) + 2 * across,
    height: Math.ceil(view.height * ratio) + 2 * down,
  };
}

/** Side of the picture of a whole map, at most, in image pixels. */
const overviewSide = 1_600;

/** A picture of all of a map, for where a sharper one does not reach. */
export function areaOfAll(bounds: Rect, ratio: number): PictureArea {
  const scale = Math.min(overviewSide / bounds.width, overviewSide / bounds.height, ratio);
  return {
    scale,
    left: -bounds.x * scale,
    top: -bounds.y * scale,
    width: Math.max(1, Math.ceil(bounds.width * scale)),
    height: Math.max(1, Math.ceil(bounds.height * scale)),
  };
}

/** Where a picture lies on the screen in a view, in image pixels; `scale` is how much it is drawn larger. */
export function placeOnScreen(area: PictureArea, view: SeenView, ratio: number): Rect & { readonly scale: number } {
  const scale = (view.zoom * ratio) / area.scale;
  return {
    x: view.x * ratio - area.left * scale,
    y: view.y * ratio - area.top * scale,
    width: area.width * scale,
    height: area.height * scale,
    scale,
  };
}

/** The parts of a screen that a place on it leaves free: at most four, without overlaps. */
export function partsAround(place: Rect, screen: Size): Rect[] {
  const left = clamp(place.x, 0, screen.width);
  const right = clamp(place.x + place.width, 0, screen.width);
  const top = clamp(place.y, 0, screen.height);
  const bottom = clamp(place.y + place.height, 0, screen.height);
  if (right <= left || bottom <= top) return [{ x: 0, y: 0, ...screen }];
  return [
    { x: 0, y: 0, width: screen.width, height: top },
    { x: 0, y: bottom, width: screen.width, height: screen.height - bottom },
    { x: 0, y: top, width: left, height: bottom - top },
    { x: right, y: top, width: screen.width - right, height: bottom - top },
  ].filter(({ width, height }) => width > 0 && height > 0);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
