import { type Block, clearShift, clearShiftLeft, combine, extentOf, inRow } from "./blocks.ts";
import type { Point } from "./geometry.ts";

/** What hangs under a claim as one piece, and how many lines lead up from it. */
export type Group = { readonly block: Block; readonly linked: boolean; readonly lines: number };

/** Between a shelf and the next; the lines of the lower one run to the corridor there. */
const shelfGap = 100;
/** Up to this many groups in a half, every way to divide them is tried. */
const mostDivided = 8;

/**
 * Groups in shelves, one over the other, left and right of a corridor through
 * which the lines of the lower shelves go up. `x` = 0 is where the target's middle
 * goes. The order of the groups from left to right is kept in each shelf.
 * @param targetWidth how wide the target's lower edge is
 * @param maxWidth how wide both sides together should be at most
 * @param ratio width to height of the page
 */
export function onShelves(
  groups: readonly Group[],
  gap: number,
  targetWidth: number,
  maxWidth: number,
  ratio: number,
): { readonly block: Block; readonly at: Point }[] {
  const split = halfWay(groups);
  const placed: { block: Block; at: Point }[] = [];
  for (const [side, half] of [
    [-1, groups.slice(0, split)],
    [1, groups.slice(split)],
  ] as const) {
    // Anywhere under the target's edge a line may go up.
    const wall = [{ top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY, x: (side * targetWidth) / 2 }];
    let y = 0;
    for (const shelf of divide(half, maxWidth / 2, ratio)) {
      if (shelf.length === 0) continue;
      const row = combine(
        inRow(
          shelf.map((group) => group.block),
          gap,
        ),
        0,
      );
      const x = side === 1 ? clearShift(wall, row, y, 0) : clearShiftLeft(wall, row, y, 0);
      placed.push({ block: row, at: { x, y } });
      y += row.height + shelfGap;
    }
  }
  return placed;
}

/** How many groups belong into the left half, by width. */
function halfWay(groups: readonly Group[]): number {
  const widths = groups.map((group) => extentOf(group.block).width);
  const all = widths.reduce((sum, width) => sum + width, 0);
  let before = 0;
  for (const [index, width] of widths.entries()) {
    if (before + width / 2 >= all / 2) return Math.max(1, index);
    before += width;
  }
  return groups.length - 1;
}

type Shelf = readonly Group[];

/** Divides one half's groups between shelves so that it fits half a page best. */
function divide(groups: readonly Group[], maxWidth: number, ratio: number): readonly Shelf[] {
  const extents = groups.map((group) => extentOf(group.block));
  const all = extents.reduce((sum, extent) => sum + extent.width, 0);
  if (groups.length > mostDivided || all > 2 * maxWidth) return filledShelves(groups, maxWidth);
  let best: readonly Shelf[] = [groups];
  let bestCost = Number.POSITIVE_INFINITY;
  for (let choice = 0; choice < 2 ** groups.length - 1; choice += 1) {
    const isLower = (index: number) => ((choice >> index) & 1) === 1;
    const [upper, lower] = [
      { width: 0, height: 0 },
      { width: 0, height: 0 },
    ];
    let lines = 0;
    for (const [index, extent] of extents.entries()) {
      const shelf = isLower(index) ? lower : upper;
      shelf.width += extent.width;
      shelf.height = Math.max(shelf.height, extent.height);
      if (isLower(index)) lines += groups[index]?.lines ?? 0;
    }
    const width = (2 * Math.max(upper.width, lower.width)) / ratio;
    const height = upper.height + lower.height;
    const cost = Math.max(width, height) + 0.2 * (width + height) + lines * 8;
    if (cost < bestCost) {
      bestCost = cost;
      best = [groups.filter((_, index) => !isLower(index)), groups.filter((_, index) => isLower(index))];
    }
  }
  return best;
}

/** Fills one shelf after the other, low groups first, so that high ones share a shelf. */
function filledShelves(groups: readonly Group[], maxWidth: number): readonly Shelf[] {
  const byHeight = groups
    .map((group, index) => ({ group, index, extent: extentOf(group.block) }))
    .sort((a, b) => a.extent.height - b.extent.height || a.index - b.index);
  const shelves: (typeof byHeight)[] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const each of byHeight) {
    if (width + each.extent.width > maxWidth) {
      shelves.push([]);
      width = 0;
    }
    shelves.at(-1)?.push(each);
    width += each.extent.width;
  }
  return shelves.map((shelf) => shelf.sort((a, b) => a.index - b.index).map(({ group }) => group));
}
