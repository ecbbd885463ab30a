import type { MapDirection } from "../model/records.ts";
import { boundsOf, overlaps, type Point, type Rect, type Size } from "./geometry.ts";
import { RectIndex } from "./rect-index.ts";

/** Free places begin on this grid, in map pixels. */
export const slotGrid = 20;
/** What a card that the program places keeps from others. */
const slotGap = 24;

/**
 * What stands on a map, asked for free places. Whoever asks several times keeps
 * one: making it costs a look at every card, asking does not.
 */
export class FreeSlots {
  readonly #index = new RectIndex<true>();

  constructor(occupied: Iterable<Rect>) {
    for (const rect of occupied) this.#index.add(rect, true);
  }

  /** The free place for a card of `size` whose top left corner is nearest to `near`, on a grid of 20 px, at least 24 px from everything. */
  nearest(size: Size, near: Point): Point {
    return slotAmong(this.#index, size, near);
  }

  /** As {@link nearest}; from then on the place is taken. */
  take(size: Size, near: Point): Point {
    const at = this.nearest(size, near);
    this.#index.add({ ...at, ...size }, true);
    return at;
  }

  /** A free place for a premise of `target`: under it (right of it on a map that leads there), or as near to there as there is room. */
  below(target: Rect, size: Size, direction: MapDirection = "down"): Point {
    if (direction === "right") {
      const x = target.x + target.width;
      const near = { x: x + 80, y: target.y + (target.height - size.height) / 2 };
      return slotAmong(this.#index, size, near, { x: x + 40, y: Number.NEGATIVE_INFINITY });
    }
    const y = target.y + target.height;
    const near = { x: target.x + (target.width - size.width) / 2, y: y + 80 };
    return slotAmong(this.#index, size, near, { x: Number.NEGATIVE_INFINITY, y: y + 40 });
  }

  /**
   * How far a group must move, from where its cards are given, so that none of them
   * comes nearer than 24 px to what stands: the way is a whole number of steps of
   * 20 px, and the shortest when it is short.
   */
  shiftFor(group: readonly Rect[]): Point {
    const isFree = (by: Point) =>
      group.every(({ x, y, width, height }) => isFreeAt(this.#index, { x: x + by.x, y: y + by.y }, { width, height }));
    for (let ring = 0, step = slotGrid; ring <= mostRings; ring += 1) {
      for (const [dx, dy] of ringSteps(ring)) {
        const by = { x: dx * step, y: dy * step };
        if (isFree(by)) return by;
      }
      // Far off a few pixels more or less do not matter.
      if (ring === 12 && step < 320) [ring, step] = [6, step * 2];
    }
    const [own, all] = [boundsOf(group), boundsOf(this.#index.rects())];
    if (own === null || all === null) return { x: 0, y: 0 };
    return { x: Math.ceil((all.x + all.width - own.x + slotGap) / slotGrid) * slotGrid, y: 0 };
  }
}

/** Further off than so many rings a group goes beside everything. */
const mostRings = 60;

/**
 * The free place for a rectangle of `size` whose top left corner is nearest to
 * `near`, on a grid of 20 px, at least 24 px from everything occupied.
 */
export function freeSlot(occupied: Iterable<Rect>, size: Size, near: Point): Point {
  return new FreeSlots(occupied).nearest(size, near);
}

/** A free place for each size, one after the other, so that none overlaps another. */
export function freeSlots(occupied: Iterable<Rect>, sizes: readonly Size[], near: Point): Point[] {
  const slots = new FreeSlots(occupied);
  return sizes.map((size) => slots.take(size, near));
}

/** A free place for a premise of `target`: under it (right of it on a map that leads there), or as near to there as there is room. */
export function placeBelow(
  target: Rect,
  occupied: Iterable<Rect>,
  size: Size,
  direction: MapDirection = "down",
): Point {
  return new FreeSlots([...occupied, target]).below(target, size, direction);
}

/** True when a card of `size` at `at` keeps its distance from everything. */
function isFreeAt(index: RectIndex<true>, at: Point, size: Size): boolean {
  const wanted = {
    x: at.x - slotGap,
    y: at.y - slotGap,
    width: size.width + 2 * slotGap,
    height: size.height + 2 * slotGap,
  };
  return !index.some(wanted, (_item, rect) => overlaps(wanted, rect));
}

/** Looks in growing squares around `near`; `least` keeps the place from lying further left or higher. */
function slotAmong(index: RectIndex<true>, size: Size, near: Point, least: Point = anywhere): Point {
  const x = Math.max(near.x, least.x) / slotGrid;
  const origin = {
    x: (Number.isFinite(least.x) ? Math.ceil(x) : Math.round(x)) * slotGrid,
    y: Math.ceil(Math.max(near.y, least.y) / slotGrid) * slotGrid,
  };
  const isFree = (at: Point) => at.x >= least.x && at.y >= least.y && isFreeAt(index, at, size);
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

const anywhere: Point = { x: Number.NEGATIVE_INFINITY, y: Number.NEGATIVE_INFINITY };

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
