import type { MapDirection } from "../model/records.ts";
import type { Leg } from "./ways.ts";

/** Where a line comes up, and whether it could end right there. */
export type Arrival = { readonly x: number; readonly straight: boolean };

/** Ends on one edge keep this far apart while there is room. */
const endSpacing = 24;

/**
 * Where the ends on one edge touch it, for lines that come up at `arrivals`
 * (ascending): they share the edge evenly, but a line that comes up to the edge
 * itself goes straight. On an upper edge (on a map that reads to the right, a left
 * one) they keep off the middle, where the card's own line leaves.
 */
export function slotsFor(arrivals: readonly Arrival[], { facing, to }: Leg, direction: MapDirection): number[] {
  const inset = Math.min(to.width * 0.1, 24);
  const [left, right] = [to.x + inset, to.x + to.width - inset];
  if (facing === direction) {
    const middle = to.x + to.width / 2;
    const before = arrivals.filter(({ x }) => x < middle);
    const after = arrivals.filter(({ x }) => x >= middle);
    return [...spread(before, left, middle - endSpacing), ...spread(after, middle + endSpacing, right)];
  }
  return spread(arrivals, left, right);
}

function spread(arrivals: readonly Arrival[], left: number, right: number): number[] {
  const share = (right - left) / arrivals.length;
  const spacing = Math.min(endSpacing, share);
  const slots = arrivals.map(({ x, straight }, index) =>
    straight && x >= left && x <= right ? x : left + share * (index + 0.5),
  );
  for (let i = 1; i < slots.length; i += 1) slots[i] = Math.max(slots[i] ?? 0, (slots[i - 1] ?? 0) + spacing);
  let limit = right;
  for (let i = slots.length - 1; i >= 0; i -= 1) {
    slots[i] = Math.min(slots[i] ?? 0, limit);
    limit = (slots[i] ?? 0) - spacing;
  }
  return slots;
}
