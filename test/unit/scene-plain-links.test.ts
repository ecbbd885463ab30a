import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rect } from "#shared/layout/geometry.ts";
import type { LinkView } from "#shared/model/map-view.ts";
import { linkGeometries } from "#shared/scene/links.ts";
import { boundsOfPoints, distanceToLine, type Path, polylinesOf } from "#shared/scene/path.ts";
import { plainLinkGeometries } from "#shared/scene/plain-links.ts";
import { visibleParts } from "#shared/scene/visible-path.ts";
import { linksAndRects } from "./links-arbitrary.ts";

test("[W135] plain lines are there for the links that have well-led ones, with the same strokes and ends on the same edges", () => {
  fc.assert(
    fc.property(linksAndRects, ({ links, rects }) => {
      const led = linkGeometries(links, rects);
      const plain = plainLinkGeometries(links, rects);
      expect([...plain.keys()].sort()).toEqual([...led.keys()].sort());
      for (const [id, line] of plain) {
        const other = led.get(id);
        const link = links.find(({ inferenceId }) => inferenceId === id);
        expect(line.strokes.map(({ style, premiseClaimId }) => [style, premiseClaimId])).toEqual(
          other?.strokes.map(({ style, premiseClaimId }) => [style, premiseClaimId]),
        );
        expect(line.kind).toBe(other?.kind);
        expect(line.junction === null).toBe(other?.junction === null);
        if (link?.junction) expect(line.junction).toMatchObject(link.junction);
        expect(Math.hypot(line.end.direction.x, line.end.direction.y)).toBeCloseTo(1, 6);
        for (const { x, y } of line.polylines.flat()) {
          expect(x >= line.bounds.x && x <= line.bounds.x + line.bounds.width).toBe(true);
          expect(y >= line.bounds.y && y <= line.bounds.y + line.bounds.height).toBe(true);
        }
        if (!link) throw new Error(`no link ${id}`);
        if ("claimId" in link.target) expectOnEdge(line.end.tip, rects.get(link.target.claimId));
        else {
          const cut = plain.get(link.target.inferenceId);
          expect(distanceToLine(cut?.polylines.at(-1) ?? [], line.end.tip)).toBeLessThan(2.01);
        }
      }
    }),
    { numRuns: 60 },
  );
});

function expectOnEdge({ x, y }: { readonly x: number; readonly y: number }, card: Rect | undefined): void {
  if (!card) throw new Error("no card");
  const [right, bottom] = [card.x + card.width, card.y + card.height];
  expect(x >= card.x - 1e-6 && x <= right + 1e-6 && y >= card.y - 1e-6 && y <= bottom + 1e-6).toBe(true);
  expect(Math.min(x - card.x, right - x, y - card.y, bottom - y)).toBeCloseTo(0, 6);
}

const link = (id: string, premises: readonly string[], target: LinkView["target"]): LinkView => ({
  placementId: `p-${id}`,
  inferenceId: id,
  kind: "support",
  premiseClaimIds: premises,
  implicitPremiseClaimIds: [],
  target,
  junction: null,
  notes: 0,
});

test("[W135] plain lines that end on one edge keep apart, and go straight through what is in between", () => {
  const at = (x: number, y: number): Rect => ({ x, y, width: 250, height: 100 });
  const rects = new Map([
    ["a", at(300, 0)],
    ["b", at(0, 500)],
    ["c", at(300, 500)],
    ["d", at(600, 500)],
    ["in the way", at(300, 250)],
  ]);
  const links = ["b", "c", "d"].map((id) => link(id, [id], { claimId: "a" }));
  const plain = plainLinkGeometries(links, rects);
  const tips = [...plain.values()].map(({ end }) => end.tip.x);
  expect(tips).toEqual([...tips].sort((a, b) => a - b));
  expect(Math.min((tips[1] ?? 0) - (tips[0] ?? 0), (tips[2] ?? 0) - (tips[1] ?? 0))).toBeGreaterThanOrEqual(20);
  expect(
    new Set(
      plain
        .get("c")
        ?.polylines.flat()
        .map(({ x }) => x),
    ),
  ).toEqual(new Set([425]));
  // Well led, the same line goes round.
  expect(
    new Set(
      linkGeometries(links, rects)
        .get("c")
        ?.polylines.flat()
        .map(({ x }) => x),
    ).size,
  ).toBeGreaterThan(1);
});

const place = fc.tuple(fc.integer({ min: -50_000, max: 50_000 }), fc.integer({ min: -50_000, max: 50_000 }));
const path: fc.Arbitrary<Path> = fc
  .tuple(place, fc.array(fc.tuple(fc.boolean(), place, place, place), { minLength: 1, maxLength: 5 }))
  .map(([start, pieces]) => [
    ["M", ...start],
    ...pieces.map(([isLine, a, b, c]) => (isLine ? (["L", ...c] as const) : (["C", ...a, ...b, ...c] as const))),
  ]);

test("[W136] of a line across the whole map the seen part is kept in place, with its dashes, and little more", () => {
  fc.assert(
    fc.property(
      path,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.integer({ min: 200, max: 3_000 }),
      (whole, share, size) => {
        const all = polylinesOf(whole, 400).flat();
        const centre = all[Math.floor(share * all.length)] ?? { x: 0, y: 0 };
        const [x, y] = [centre.x - size / 2, centre.y - size / 2];
        const area = { x, y, width: size, height: size };
        const parts = visibleParts(whole, area);
        const seen = all.filter((point) => point.x > x && point.x < x + size && point.y > y && point.y < y + size);
        const kept = parts.flatMap((part) => polylinesOf(part.path, 60));
        // Straight pieces stand for curves: what they leave out is far less than what is kept too much.
        expect(seen).toContain(centre);
        for (const point of seen)
          expect(Math.min(...kept.map((line) => distanceToLine(line, point)))).toBeLessThan(size / 20);
        for (const line of kept) {
          const bounds = boundsOfPoints(line);
          expect(bounds.x <= x + size && bounds.x + bounds.width >= x).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
  const [part, ...others] = visibleParts(
    [
      ["M", 0, 0],
      ["L", 100_000, 0],
    ],
    { x: 50_000, y: -50, width: 1_000, height: 100 },
  );
  expect(others).toEqual([]);
  const [move, ...rest] = part?.path ?? [];
  expect(part?.from).toBeCloseTo(Number(move?.[1]), 6);
  expect(part?.from).toBeGreaterThan(49_000);
  expect(Number(rest.at(-1)?.[1])).toBeLessThan(52_000);
});
