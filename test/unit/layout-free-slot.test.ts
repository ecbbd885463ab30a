import fc from "fast-check";
import { expect, test } from "vitest";
import { freeSlot, freeSlots, placeBelow, slotGrid } from "#shared/layout/free-slot.ts";
import { overlaps, type Rect } from "#shared/layout/geometry.ts";

const size = { width: 250, height: 122 };

test("[L6] a free place is where one asked for it, on the grid", () => {
  expect(freeSlot([], size, { x: 103, y: 58 })).toEqual({ x: 100, y: 60 });
});

test("[L6] a taken place gives the nearest one beside it", () => {
  const taken: Rect = { x: 0, y: 0, ...size };
  expect(freeSlot([taken], size, { x: 0, y: 0 })).toEqual({ x: 0, y: 160 });
  expect(freeSlot([taken], size, { x: 240, y: 0 })).toEqual({ x: 280, y: 0 });
});

const rects = fc.array(
  fc.record({
    x: fc.integer({ min: -700, max: 700 }),
    y: fc.integer({ min: -500, max: 500 }),
    width: fc.integer({ min: 1, max: 400 }),
    height: fc.integer({ min: 1, max: 300 }),
  }),
  { maxLength: 40 },
);
const near = fc.record({ x: fc.integer({ min: -800, max: 800 }), y: fc.integer({ min: -600, max: 600 }) });

test("[L6] a free place never overlaps, and no place on the grid is nearer", () => {
  fc.assert(
    fc.property(rects, near, (occupied, wanted) => {
      const isFree = (at: { x: number; y: number }) => !occupied.some((rect) => overlaps({ ...at, ...size }, rect, 24));
      const slot = freeSlot(occupied, size, wanted);
      expect(isFree(slot)).toBe(true);
      expect([Math.abs(slot.x % slotGrid), Math.abs(slot.y % slotGrid)]).toEqual([0, 0]);
      const origin = { x: Math.round(wanted.x / slotGrid) * slotGrid, y: Math.ceil(wanted.y / slotGrid) * slotGrid };
      const away = Math.hypot(slot.x - origin.x, slot.y - origin.y);
      for (let x = -away; x <= away; x += slotGrid) {
        for (let y = -away; y <= away; y += slotGrid) {
          const at = {
            x: origin.x + Math.round(x / slotGrid) * slotGrid,
            y: origin.y + Math.round(y / slotGrid) * slotGrid,
          };
          if (Math.hypot(at.x - origin.x, at.y - origin.y) < away - 1e-6) expect(isFree(at)).toBe(false);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("[L6] several places asked for at once do not overlap each other", () => {
  const occupied: Rect[] = [{ x: 0, y: 0, ...size }];
  const slots = freeSlots(
    occupied,
    Array.from({ length: 30 }, () => size),
    { x: 0, y: 0 },
  );
  const all = [...occupied, ...slots.map((slot) => ({ ...slot, ...size }))];
  for (const [index, rect] of all.entries())
    for (const other of all.slice(index + 1)) expect(overlaps(rect, other, 24)).toBe(false);
});

test("[L7] a new premise goes under its target, never above its lower edge", () => {
  const target: Rect = { x: 300, y: 100, ...size };
  expect(placeBelow(target, [], size)).toEqual({ x: 300, y: 320 });
  fc.assert(
    fc.property(rects, (occupied) => {
      const slot = placeBelow(target, occupied, size);
      expect(slot.y).toBeGreaterThanOrEqual(target.y + target.height + 24);
      for (const rect of [...occupied, target]) expect(overlaps({ ...slot, ...size }, rect, 24)).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test("[L7] on a map that leads to the right a new premise goes right of its target, never left of its right edge", () => {
  const target: Rect = { x: 300, y: 100, ...size };
  expect(placeBelow(target, [], size, "right")).toEqual({ x: 640, y: 100 });
  fc.assert(
    fc.property(rects, (occupied) => {
      const slot = placeBelow(target, occupied, size, "right");
      expect(slot.x).toBeGreaterThanOrEqual(target.x + target.width + 24);
      for (const rect of [...occupied, target]) expect(overlaps({ ...slot, ...size }, rect, 24)).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test("[L6] ten thousand cards in the way are no hindrance", () => {
  const crowd: Rect[] = [];
  for (let row = 0; row < 100; row += 1)
    for (let column = 0; column < 100; column += 1) crowd.push({ x: column * 280, y: row * 150, ...size });
  const slot = freeSlot(crowd, size, { x: 14_000, y: 7_500 });
  for (const rect of crowd) expect(overlaps({ ...slot, ...size }, rect, 24)).toBe(false);
});
