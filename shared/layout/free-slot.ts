import { overlaps, type Point, type Rect, type Size } from "./geometry.ts";
import { RectIndex } from "./rect-index.ts";

/** Free places begin on this grid, in map pixels. */
export const slotGrid = 20;
/** What a card that the program places keeps from others. */
const slotGap = 24;

/**
 * The free place for a rectangle of `size` whose top left corner is nearest to
 * `near`, on a grid of 20 px, at least 24 px from everything occupied.
 */
export function freeSlot(occupied: Iterable<Rect>, size: Size, near: Point): Point {
  return slotAmong(indexOf(occupied), size, near);
}

/** A free place for each size, one after the other, so that none overlaps another. */
export function freeSlots(occupied: Iterable<Rect>, sizes: readonly Size[], near: Point): Point[] {
  const index = indexOf(occupied);
  return sizes.map((size) => {
    const at = slotAmong(index, size, near);
    index.add({ ...at, ...size }, true);
    return at;
  });
}

/** A free place for a premise of `target`: under it, or as near to there as there is room. */
export function placeBelow(target: Rect, occupied: Iterable<Rect>, size: Size): Point {
  const near = { x: target.x + (target.width - size.width) / 2, y: target.y + target.height + 80 };
  return slotAmong(indexOf([...occupied, target]), size, near, target.y + target.height + 40);
}

function indexOf(occupied: Iterable<Rect>): RectIndex<true> {
  const index = new RectIndex<true>();
  for (const rect of occupied) index.add(rect, true);
  return index;
}

/** Looks in growing squares around `near`; `minY` keeps the place from lying higher. */
function slotAmong(index: RectIndex<true>, size: Size, near: Point, minY = Number.NEGATIVE_INFINITY): Point {
  const origin = {
    x: Math.round(near.x / slotGrid) * slotGrid,
    y: Math.ceil(Math.max(near.y, minY) / slotGrid) * slotGrid,
  };
  const isFree = (at: Point) => {
    const wanted = {
      x: at.x - slotGap,
      y: at.y - slotGap,
      width: size.width + 2 * slotGap,
      height: size.height + 2 * slotGap,
    };
    return at.y >= minY && !index.some(wanted, (_item, rect) => overlaps(wanted, rect));
  };
  let best: Point | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  // A place on ring r is at least r grid steps away: once that is further than the best, the best stands.
  for (let ring = 0; ring * slotGrid <= bestDistance; ring += 1) {
    for (const [dx, dy] of ringSteps(ring)) {
      const distance = Math.hypot(dx, dy) * slotGrid;
      if (distance >= bestDistance) continue;
      const at = { x: origin.x + dx * slotGrid, y: origin.y + dy * slotGrid };
      if (isFree(at)) [best, bestDistance] = [at, distance];
    }
  }
  return best ?? origin;
}

/** The steps at the rim of a square, those straight below, right, left and above before the corners. */
function* ringSteps(ring: number): Generator<readonly [number, number]> {
  if (ring === 0) {
    yield [0, 0];
    return;
  }
  for (let along = 0; along <= ring; along += 1) {
    for (const side of along === 0 ? [0] : [along, -along]) {
      yield [side, ring];
      yield [ring, side];
      yield [-ring, side];
      yield [side, -ring];
    }
  }
}
