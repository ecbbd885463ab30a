import { grow, type Rect } from "../layout/geometry.ts";
import type { Entry, IdIndex } from "../layout/id-index.ts";
import { type Region, Squares } from "./changes.ts";
import { boundsOfPath, type Path, type PathCommand, walkPath } from "./path.ts";

/** How close to a card a line may come before it counts as running under it. */
export const clearance = 10;

/** Curves are looked at as so many straight pieces. */
const piecesPerCurve = 8;
/** Long straight lines are looked at in pieces of about this length. */
const pieceLength = 640;
/** The cards near a line that reaches no further than this are looked up at once: mostly there are none. */
const widestLook = 1_200;
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
    if (this.#isLookedUpAtOnce(path, own, limit, found)) return found;
    let from: PathCommand | null = null;
    for (const command of path) {
      if (from !== null && found.size < limit) {
        const piece: Path = [["M", ...endOf(from)], command];
        if (!this.#isLookedUpAtOnce(piece, own, limit, found)) this.#look(piece, own, limit, found, null);
      }
      from = command;
    }
    return found;
  }

  /** Adds the cards that a path runs under to those found; false when it is too long for that. */
  #isLookedUpAtOnce(path: Path, own: ReadonlySet<string>, limit: number, found: Map<string, Rect>): boolean {
    const hull = grow(boundsOfPath(path), clearance);
    if (hull.width > widestLook || hull.height > widestLook) return false;
    const near: Entry<Rect>[] = [];
    this.#cards.collect(hull, near);
    if (near.length > 0) this.#look(path, own, limit, found, near);
    else this.#looked.addRect(hull);
    return true;
  }

  /** Looks along a path for cards: among those `near` it, or among all. */
  #look(
    path: Path,
    own: ReadonlySet<string>,
    limit: number,
    found: Map<string, Rect>,
    near: readonly Entry<Rect>[] | null,
  ): void {
    let fresh: [string, Rect][] = [];
    const looked: Entry<Rect>[] = [];
    walkPath(path, piecesPerCurve, (x1, y1, x2, y2) => {
      if (found.size >= limit) return;
      const pieces = Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)) / pieceLength);
      for (let piece = 0; piece < pieces; piece += 1) {
        const ax = x1 + ((x2 - x1) * piece) / pieces;
        const ay = y1 + ((y2 - y1) * piece) / pieces;
        const bx = x1 + ((x2 - x1) * (piece + 1)) / pieces;
        const by = y1 + ((y2 - y1) * (piece + 1)) / pieces;
        const left = Math.min(ax, bx) - clearance;
        const top = Math.min(ay, by) - clearance;
        const right = Math.max(ax, bx) + clearance;
        const bottom = Math.max(ay, by) + clearance;
        this.#looked.add(left, top, right, bottom);
        if (near === null) {
          looked.length = 0;
          this.#cards.collect({ x: left, y: top, width: right - left, height: bottom - top }, looked);
        }
        for (const { id, placed } of near ?? looked) {
          const { rect } = placed;
          if (rect.x >= right || left >= rect.x + rect.width || rect.y >= bottom || top >= rect.y + rect.height)
            continue;
          if (!own.has(id) && !found.has(id) && passes(ax, ay, bx, by, rect)) fresh.push([id, rect]);
        }
        if (fresh.length === 0) continue;
        // In an order that does not depend on how the cards came into the index.
        if (fresh.length > 1) fresh.sort(byPlace);
        for (const [id, rect] of fresh) found.set(id, rect);
        fresh = [];
        if (found.size >= limit) return;
      }
    });
  }
}

/** Where a path has come with a command; the ways of links are never closed. */
function endOf(command: PathCommand): readonly [x: number, y: number] {
  if (command[0] === "C") return [command[5], command[6]];
  return command[0] === "Z" ? [0, 0] : [command[1], command[2]];
}

function byPlace([a, first]: readonly [string, Rect], [b, second]: readonly [string, Rect]): number {
  return first.y - second.y || first.x - second.x || (a < b ? -1 : 1);
}

/** True when a straight line comes as close to a rectangle as `reach`, or else too close (Liang and Barsky's clipping). */
export function passes(ax: number, ay: number, bx: number, by: number, rect: Rect, reach: number = clearance): boolean {
  const dx = bx - ax;
  const dy = by - ay;
  let enter = 0;
  let leave = 1;
  // Written out side by side: this is asked a million times for a large map.
  const toLeft = rect.x - reach - ax;
  const toRight = rect.x + rect.width + reach - ax;
  if (dx === 0) {
    if (toLeft > 0 || toRight < 0) return false;
  } else {
    const first = (dx > 0 ? toLeft : toRight) / dx;
    const last = (dx > 0 ? toRight : toLeft) / dx;
    if (first > enter) enter = first;
    if (last < leave) leave = last;
    if (enter > leave) return false;
  }
  const toTop = rect.y - reach - ay;
  const toBottom = rect.y + rect.height + reach - ay;
  if (dy === 0) return toTop <= 0 && toBottom >= 0;
  const first = (dy > 0 ? toTop : toBottom) / dy;
  const last = (dy > 0 ? toBottom : toTop) / dy;
  return Math.max(enter, first) <= Math.min(leave, last);
}
