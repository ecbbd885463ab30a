import type { Page } from "playwright-core";
import type { Point, Rect } from "#shared/layout/geometry.ts";

/** Where the canvas lies in the window and how its map lies in it. */
export type Eye = { readonly box: Rect; readonly x: number; readonly y: number; readonly zoom: number };

export function eyeOn(page: Page): Promise<Eye> {
  return page.evaluate(() => {
    const canvas = document.querySelector(".react-flow");
    const viewport = document.querySelector<HTMLElement>(".react-flow__viewport");
    if (canvas === null || viewport === null) throw new Error("there is no map to look at");
    const { x, y, width, height } = canvas.getBoundingClientRect();
    const { a, e, f } = new DOMMatrix(viewport.style.transform);
    return { box: { x, y, width, height }, x: e, y: f, zoom: a };
  });
}

export function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** A point of the map, in pixels of the window. */
function onScreen(point: Point, { box, x, y, zoom }: Eye): Point {
  return { x: box.x + x + point.x * zoom, y: box.y + y + point.y * zoom };
}

function onMap(point: Point, { box, x, y, zoom }: Eye): Point {
  return { x: (point.x - box.x - x) / zoom, y: (point.y - box.y - y) / zoom };
}

function holds({ x, y, width, height }: Rect, point: Point): boolean {
  return point.x > x && point.x < x + width && point.y > y && point.y < y + height;
}

/** Pixels of the window: room to drag a card in, clear of the edge, at which the view scrolls. */
const edge = 135;

/**
 * The part of a card to take hold of it by: away from the middle, where its
 * handles are, since from afar the browser finds a handle that lies anywhere
 * within the pixel that is pressed.
 */
function gripOf({ x, y, width, height }: Rect): Rect {
  return { x: x + width * 0.04, y: y + height * 0.15, width: width * 0.24, height: height * 0.7 };
}

/**
 * Where in the window the card can be taken hold of that is nearest to the middle
 * of the canvas. Mouse events come in whole pixels, and from afar a card is not
 * much larger: so the pixel must lie well in the card, and in no other one. Null
 * when there is none that can be dragged about without coming to the canvas's edge.
 */
export function whereToHold(cards: ReadonlyMap<string, Rect>, eye: Eye): Point | null {
  const middle = middleOf(eye.box);
  const candidates = Array.from(cards.values(), (rect) => {
    const centre = onScreen(middleOf(gripOf(rect)), eye);
    const at = { x: Math.round(centre.x), y: Math.round(centre.y) };
    return { rect, at, distance: Math.hypot(at.x - middle.x, at.y - middle.y) };
  });
  candidates.sort((a, b) => a.distance - b.distance);
  const { x, y, width, height } = eye.box;
  const room = { x: x + edge, y: y + edge, width: width - 2 * edge, height: height - 2 * edge };
  for (const { rect, at } of candidates) {
    if (!holds(room, at)) continue;
    const point = onMap(at, eye);
    const alone = () => !candidates.some((other) => other.rect !== rect && holds(other.rect, point));
    if (holds(gripOf(rect), point) && alone()) return at;
  }
  return null;
}

/** The rectangle of the window, around the middle of the canvas, that touches about `count` cards. */
export function rectTouching(cards: ReadonlyMap<string, Rect>, count: number, eye: Eye): Rect {
  const middle = onMap(middleOf(eye.box), eye);
  const distances = Array.from(cards.values(), (rect) => {
    const centre = middleOf(rect);
    return Math.max(Math.abs(centre.x - middle.x) - rect.width / 2, Math.abs(centre.y - middle.y) - rect.height / 2);
  });
  distances.sort((a, b) => a - b);
  const reach = distances[Math.min(count, distances.length) - 1] ?? 0;
  const corner = onScreen({ x: middle.x - reach, y: middle.y - reach }, eye);
  const side = 2 * reach * eye.zoom;
  return { x: corner.x, y: corner.y, width: side, height: side };
}
