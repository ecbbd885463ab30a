import type { Rect } from "../layout/geometry.ts";
import type { IdIndex } from "../layout/id-index.ts";
import { type Region, Squares } from "./changes.ts";
import { type Path, walkPath } from "./path.ts";

/** How close to a card a line may come before it counts as running under it. */
export const clearance = 10;

/** Curves are looked at as so many straight pieces. */
const piecesPerCurve = 8;
/** Long straight lines are looked at in pieces of about this length. */
const pieceLength = 640;
/** A path under this many cards is bad enough: the rest is not counted. */
const mostCounted = 24;

/**
 * The cards that lines keep off. It remembers where it was asked to look: an
 * answer holds as long as no card there moves.
 */
export class Obstacles {
  readonly #cards: IdIndex<Rect>;
  #looked = new Squares();

  constructor(cards: IdIndex<Rect>) {
    this.#cards = cards;
  }

  /** Forgets where it has looked. */
  watch(): void {
    this.#looked = new Squares();
  }

  /** Where it has looked since `watch`. */
  watched(): Region {
    return this.#looked.region();
  }

  /** True when a card lies over a place. */
  covers(place: Rect): boolean {
    this.#looked.addRect(place);
    return this.#cards.some(place, () => true);
  }

  /**
   * The cards that a path runs under, besides `own`: their places by id, from the
   * path's start on. When `most` are found the rest of the path is not looked at.
   */
  under(path: Path, own: ReadonlySet<string>, most: number = mostCounted): ReadonlyMap<string, Rect> {
    const found = new Map<string, Rect>();
    const limit = Math.min(most, mostCounted);
    let [ax, ay, bx, by] = [0, 0, 0, 0];
    let fresh: [string, Rect][] = [];
    const visit = (id: string, { rect }: { readonly rect: Rect }) => {
      if (!own.has(id) && !found.has(id) && passes(ax, ay, bx, by, rect)) fresh.push([id, rect]);
      return false;
    };
    walkPath(path, piecesPerCurve, (x1, y1, x2, y2) => {
      if (found.size >= limit) return;
      const pieces = Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)) / pieceLength);
      for (let piece = 0; piece < pieces; piece += 1) {
        ax = x1 + ((x2 - x1) * piece) / pieces;
        ay = y1 + ((y2 - y1) * piece) / pieces;
        bx = x1 + ((x2 - x1) * (piece + 1)) / pieces;
        by = y1 + ((y2 - y1) * (piece + 1)) / pieces;
        const left = Math.min(ax, bx) - clearance;
        const top = Math.min(ay, by) - clearance;
        const right = Math.max(ax, bx) + clearance;
        const bottom = Math.max(ay, by) + clearance;
        this.#looked.add(left, top, right, bottom);
        this.#cards.some({ x: left, y: top, width: right - left, height: bottom - top }, visit);
        if (fresh.length === 0) continue;
        // In an order that does not depend on how the cards came into the index.
        if (fresh.length > 1) fresh.sort(byPlace);
        for (const [id, rect] of fresh) found.set(id, rect);
        fresh = [];
        if (found.size >= limit) return;
      }
    });
    return found;
  }
}

function byPlace([a, first]: readonly [string, Rect], [b, second]: readonly [string, Rect]): number {
  return first.y - second.y || first.x - second.x || (a < b ? -1 : 1);
}

/** True when a straight line comes too close to a rectangle (Liang and Barsky's clipping). */
function passes(ax: number, ay: number, bx: number, by: number, rect: Rect): boolean {
  const [dx, dy] = [bx - ax, by - ay];
  let [enter, leave] = [0, 1];
  const clip = (step: number, room: number): boolean => {
    if (step === 0) return room >= 0;
    if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
    return enter <= leave;
  };
  return (
    clip(-dx, ax - rect.x + clearance) &&
    clip(dx, rect.x + rect.width + clearance - ax) &&
    clip(-dy, ay - rect.y + clearance) &&
    clip(dy, rect.y + rect.height + clearance - ay)
  );
}
