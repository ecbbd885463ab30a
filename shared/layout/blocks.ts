import type { Point, Rect } from "./geometry.ts";

/**
 * Parts of a layout with their outlines. A block's own coordinates begin at its
 * top (y = 0); x is free. Blocks are put together without touching what is inside
 * them, so that a whole layout costs one visit to each card.
 */
export type Block = {
  readonly cards: readonly { readonly id: string; readonly at: Point }[];
  readonly inner: readonly { readonly block: Block; readonly at: Point }[];
  /** The outline from the left and from the right: steps from top to bottom. */
  readonly left: readonly Step[];
  readonly right: readonly Step[];
  readonly height: number;
  /** Where the block's link goes up. */
  readonly stem: number;
};

/** One step of an outline: nothing of the block between `top` and `bottom` reaches further out than `x`. */
export type Step = { readonly top: number; readonly bottom: number; readonly x: number };

/** How far over and under a card its outline reaches, so that lines find room between levels. */
const roomAbove = 36;
const roomBelow = 24;
/** Outlines are coarsened beyond this many steps, which keeps deep trees cheap. */
const maxSteps = 64;

export function cardBlock(card: { readonly id: string; readonly width: number; readonly height: number }): Block {
  const span = { top: -roomAbove, bottom: card.height + roomBelow };
  return {
    cards: [{ id: card.id, at: { x: 0, y: 0 } }],
    inner: [],
    left: [{ ...span, x: 0 }],
    right: [{ ...span, x: card.width }],
    height: card.height,
    stem: card.width / 2,
  };
}

/** Blocks in fixed places as one block. */
export function combine(inner: readonly { readonly block: Block; readonly at: Point }[], stem: number): Block {
  let left: readonly Step[] = [];
  let right: readonly Step[] = [];
  let height = 0;
  for (const { block, at } of inner) {
    left = mergeOutlines(left, moved(block.left, at), Math.min);
    right = mergeOutlines(right, moved(block.right, at), Math.max);
    height = Math.max(height, at.y + block.height);
  }
  return { cards: [], inner, left, right, height, stem };
}

/** How far right of x = 0 `block` must go, its top at `y`, to clear an outline by `gap`. */
export function clearShift(right: readonly Step[], block: Block, y: number, gap: number): number {
  let shift = Number.NEGATIVE_INFINITY;
  let from = 0;
  for (const step of block.left) {
    const [top, bottom] = [step.top + y, step.bottom + y];
    while (from < right.length && (right[from]?.bottom ?? 0) <= top) from += 1;
    for (let i = from; i < right.length; i += 1) {
      const other = right[i];
      if (!other || other.top >= bottom) break;
      shift = Math.max(shift, other.x - step.x + gap);
    }
  }
  return shift;
}

/** As {@link clearShift}, to the left: how far left of x = 0 (a number below it) the block must go. */
export function clearShiftLeft(left: readonly Step[], block: Block, y: number, gap: number): number {
  return -clearShift(mirrored(left), { ...block, left: mirrored(block.right) }, y, gap);
}

function mirrored(steps: readonly Step[]): readonly Step[] {
  return steps.map((step) => ({ ...step, x: -step.x }));
}

/** Blocks from left to right, tops level, each as near to those before it as `gap` allows. */
export function inRow(blocks: readonly Block[], gap: number): { readonly block: Block; readonly at: Point }[] {
  let right: readonly Step[] = [];
  return blocks.map((block, index) => {
    const x = index === 0 ? 0 : clearShift(right, block, 0, gap);
    const at = { x: Number.isFinite(x) ? x : 0, y: 0 };
    right = mergeOutlines(right, moved(block.right, at), Math.max);
    return { block, at };
  });
}

export function moved(steps: readonly Step[], by: Point): readonly Step[] {
  return steps.map(({ top, bottom, x }) => ({ top: top + by.y, bottom: bottom + by.y, x: x + by.x }));
}

/** The outline around two outlines: `pick` says which of two x lies further out. */
export function mergeOutlines(
  a: readonly Step[],
  b: readonly Step[],
  pick: (a: number, b: number) => number,
): readonly Step[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const merged: Step[] = [];
  const add = (top: number, bottom: number, x: number) => {
    const last = merged.at(-1);
    if (last && last.bottom === top && last.x === x) merged[merged.length - 1] = { top: last.top, bottom, x };
    else merged.push({ top, bottom, x });
  };
  let [i, j] = [0, 0];
  let y = Math.min(a[0]?.top ?? 0, b[0]?.top ?? 0);
  while (i < a.length || j < b.length) {
    const [p, q] = [a[i], b[j]];
    const inP = p !== undefined && p.top <= y;
    const inQ = q !== undefined && q.top <= y;
    const bottom = Math.min(
      p === undefined ? Number.POSITIVE_INFINITY : inP ? p.bottom : p.top,
      q === undefined ? Number.POSITIVE_INFINITY : inQ ? q.bottom : q.top,
    );
    if (inP && inQ) add(y, bottom, pick(p.x, q.x));
    else if (inP) add(y, bottom, p.x);
    else if (inQ) add(y, bottom, q.x);
    y = bottom;
    if (p && p.bottom <= y) i += 1;
    if (q && q.bottom <= y) j += 1;
  }
  return coarsened(merged, pick);
}

function coarsened(steps: readonly Step[], pick: (a: number, b: number) => number): readonly Step[] {
  if (steps.length <= maxSteps) return steps;
  const coarse: Step[] = [];
  for (let i = 0; i < steps.length; i += 2) {
    const [a, b] = [steps[i], steps[i + 1]];
    if (a && b) coarse.push({ top: a.top, bottom: b.bottom, x: pick(a.x, b.x) });
    else if (a) coarse.push(a);
  }
  return coarse;
}

/** Where every card of a block lies when the block's origin lies at `at`. */
export function cardsOf(block: Block, at: Point): Map<string, Point> {
  const places = new Map<string, Point>();
  const open = [{ block, at }];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const card of next.block.cards) places.set(card.id, { x: next.at.x + card.at.x, y: next.at.y + card.at.y });
    for (const inner of next.block.inner) {
      open.push({ block: inner.block, at: { x: next.at.x + inner.at.x, y: next.at.y + inner.at.y } });
    }
  }
  return places;
}

/** The rectangle around a block's outline, without the room above and below. */
export function extentOf(block: Block): Rect {
  const left = Math.min(...block.left.map((step) => step.x));
  const right = Math.max(...block.right.map((step) => step.x));
  return { x: left, y: 0, width: right - left, height: block.height };
}
