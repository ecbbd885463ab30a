import { RectIndex } from "../layout/rect-index.ts";
import { turnRectBack } from "./facing.ts";
import type { Obstacles } from "./obstacles.ts";
import { bottomOf, type Leg, type Way } from "./ways.ts";

/** Lanes beside each other keep this apart. */
const laneSpacing = 9;
/** So far a lane is moved to have room beside others. */
const mostMoves = 4;

/** The upright lines in use, so that no two run on top of each other. */
export class Lanes {
  readonly #used = new RectIndex<true>();
  readonly #obstacles: Obstacles;

  constructor(obstacles: Obstacles) {
    this.#obstacles = obstacles;
  }

  /** Keeps others off the upright part of a line, at `x` (turned). */
  take(leg: Leg, x: number): void {
    const top = bottomOf(leg.to);
    const height = Math.max(0, leg.from.y - top);
    this.#used.add(turnRectBack(leg.facing, { x, y: top, width: 0, height }), true);
  }

  /** The way with its lane moved away from the card it passes until it has room beside others; takes that lane. */
  moved(leg: Leg, way: Way): Way {
    if (way.kind === "plain" || typeof way.x !== "number") return way;
    let x = way.x;
    for (let moves = 0; moves < mostMoves; moves += 1) {
      const place = way.x + moves * laneSpacing * way.away;
      if (this.#isFree(leg, place, moves > 0)) {
        x = place;
        break;
      }
    }
    this.take(leg, x);
    return x === way.x ? way : { ...way, x };
  }

  #isFree(leg: Leg, x: number, isMoved: boolean): boolean {
    const top = bottomOf(leg.to);
    const height = Math.max(1, leg.from.y - top);
    const room = { x: x - laneSpacing + 1, y: top, width: 2 * laneSpacing - 2, height };
    if (this.#used.some(turnRectBack(leg.facing, room), () => true)) return false;
    if (!isMoved) return true;
    const clear = {
      x: x - laneSpacing,
      y: top + laneSpacing,
      width: 2 * laneSpacing,
      height: height - 2 * laneSpacing,
    };
    return clear.height <= 0 || !this.#obstacles.covers(turnRectBack(leg.facing, clear));
  }
}
