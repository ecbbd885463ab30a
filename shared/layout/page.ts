import type { Point, Size } from "./geometry.ts";

/** A line between two pieces of a layout, its ends from the pieces' top left corners. */
export type Pull = {
  /** Numbers of the pieces: of the one whose card argues, and of the one argued about. */
  readonly from: number;
  readonly to: number;
  readonly start: Point;
  readonly end: Point;
};

/** Between pieces: room for a few lines. */
const gap = 90;
const grid = 10;
/** What a line that leads down instead of up costs beside its length. */
const downwardCost = 0.2;
/** What the page's size costs, as a length for every line. */
const pageCost = 0.4;
/** Places of pieces reckoned in all: what bounds the time. */
const placesToTry = 600_000;
const mostTries = 5_000;

/**
 * Top left corners for pieces so that they fill a page of `ratio` (width to height)
 * and lines between them are short, found by exchanging pieces of rows as long as that
 * helps. Piece 0 stays in the first row. The same `seed` gives the same page.
 */
export function onPage(pieces: readonly Size[], pulls: readonly Pull[], ratio: number, seed: number): Point[] {
  const area = pieces.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(...pieces.map((piece) => piece.width), 0);
  const page = new Page(pieces, pulls, ratio);
  let order = Int32Array.from(pieces.keys());
  let next = Int32Array.from(order);
  let width = 0;
  let cost = Number.POSITIVE_INFINITY;
  for (const factor of [0.8, 0.9, 1, 1.1, 1.25, 1.5]) {
    const tried = Math.max(widest, Math.sqrt(area * ratio) * factor);
    const triedCost = page.cost(order, tried, cost);
    if (triedCost < cost) [width, cost] = [tried, triedCost];
  }
  const random = randomFrom(seed);
  const tries =
    pieces.length < 3 ? 0 : Math.min(mostTries, 40 * pieces.length ** 2, Math.floor(placesToTry / pieces.length));
  for (let round = 0; round < tries; round += 1) {
    let nextWidth = width;
    const a = Math.floor(random() * pieces.length);
    const b = Math.floor(random() * pieces.length);
    const kind = Math.floor(random() * 8);
    next.set(order);
    if (kind === 0) nextWidth = Math.max(widest, width * (0.9 + random() * 0.2));
    else if (kind < 4) movePiece(next, a, b);
    else {
      next[a] = order[b] ?? 0;
      next[b] = order[a] ?? 0;
    }
    const nextCost = page.cost(next, nextWidth, cost);
    if (nextCost < cost) {
      [order, next] = [next, order];
      [width, cost] = [nextWidth, nextCost];
    }
  }
  page.cost(order, width, Number.POSITIVE_INFINITY);
  return pieces.map((_piece, index) => ({ x: page.xs[index] ?? 0, y: page.ys[index] ?? 0 }));
}

/** Takes the piece at place `from` out and puts it back in at `to`. */
function movePiece(order: Int32Array, from: number, to: number): void {
  const piece = order[from] ?? 0;
  if (from < to) order.copyWithin(from, from + 1, to + 1);
  else order.copyWithin(to + 1, to, from);
  order[to] = piece;
}

/** Pieces in rows, in the order given, and what that is worth. */
class Page {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly #widths: Float64Array;
  readonly #heights: Float64Array;
  /** The pieces at both ends of every pull, and how far it leads across and down while they lie in one corner. */
  readonly #ends: Int32Array;
  readonly #leads: Float64Array;
  readonly #ratio: number;

  constructor(pieces: readonly Size[], pulls: readonly Pull[], ratio: number) {
    const roomFor = (length: number) => Math.ceil((length + gap) / grid) * grid;
    this.xs = new Float64Array(pieces.length);
    this.ys = new Float64Array(pieces.length);
    this.#widths = Float64Array.from(pieces, (piece) => roomFor(piece.width));
    this.#heights = Float64Array.from(pieces, (piece) => roomFor(piece.height));
    this.#ends = Int32Array.from(pulls.flatMap(({ from, to }) => [from, to]));
    this.#leads = Float64Array.from(pulls.flatMap(({ start, end }) => [start.x - end.x, start.y - end.y]));
    this.#ratio = ratio;
  }

  /**
   * Places the pieces in this order on a page so wide and says how good that is: less is better.
   * Answers infinity as soon as it is worse than `limit`.
   */
  cost(order: Int32Array, pageWidth: number, limit: number): number {
    const { width, height } = this.#place(order, pageWidth);
    const { xs, ys } = this;
    const [ends, leads] = [this.#ends, this.#leads];
    const pulls = ends.length / 2;
    // The first piece holds the conclusion that most hangs on.
    let cost = (ys[0] ?? 0) * (pulls + 1) + Math.max(width / this.#ratio, height) * (pulls * pageCost + 1);
    for (let at = 0; at < ends.length; at += 2) {
      if (cost >= limit) return Number.POSITIVE_INFINITY;
      const [from, to] = [ends[at] ?? 0, ends[at + 1] ?? 0];
      const across = (xs[from] ?? 0) - (xs[to] ?? 0) + (leads[at] ?? 0);
      const down = (ys[from] ?? 0) - (ys[to] ?? 0) + (leads[at + 1] ?? 0);
      cost += Math.sqrt(across * across + down * down) + (down < 0 ? -down * downwardCost : 0);
    }
    return cost;
  }

  /** In rows from left to right, tops level. */
  #place(order: Int32Array, pageWidth: number): Size {
    let [x, y, rowHeight, width] = [0, 0, 0, 0];
    for (const piece of order) {
      const own = this.#widths[piece] ?? 0;
      if (x > 0 && x + own > pageWidth + gap) {
        y += rowHeight;
        [x, rowHeight] = [0, 0];
      }
      this.xs[piece] = x;
      this.ys[piece] = y;
      x += own;
      rowHeight = Math.max(rowHeight, this.#heights[piece] ?? 0);
      width = Math.max(width, x);
    }
    return { width: width - gap, height: y + rowHeight - gap };
  }
}

/** Numbers in [0, 1) from a seed: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
