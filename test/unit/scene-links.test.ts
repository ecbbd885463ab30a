import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rect } from "#shared/layout/geometry.ts";
import { IdIndex } from "#shared/layout/id-index.ts";
import { viewMap } from "#shared/model/map-view.ts";
import { type LinkGeometry, linkGeometries } from "#shared/scene/links.ts";
import { geometryOfMap, type MapGeometry } from "#shared/scene/map-geometry.ts";
import { Obstacles } from "#shared/scene/obstacles.ts";
import { svgPath } from "#shared/scene/path.ts";
import { mapId, type Story, tell } from "./scene-fixture.ts";

function geometry(story: Story): MapGeometry {
  return geometryOfMap(viewMap(tell(story), mapId));
}

function linkOf(of: MapGeometry, id: string): LinkGeometry {
  const link = of.links.get(id);
  if (!link) throw new Error(`no link ${id}`);
  return link;
}

/** The last point of the last stroke: where the line meets its arrowhead or bars. */
function lineEnd(link: LinkGeometry) {
  return link.polylines.at(-1)?.at(-1);
}

test("[N9] a support is solid with an arrowhead, an attack dashed with two bars, an implicit premise dotted", () => {
  const of = geometry({
    claims: { a: { at: [150, 0] }, b: { at: [0, 260] }, c: { at: [300, 260] }, d: { at: [600, 260] } },
    inferences: {
      s: { premises: ["b", "c"], implicit: ["c"], target: "a" },
      t: { kind: "attack", premises: ["d"], target: "a" },
    },
  });
  const [support, attack] = [linkOf(of, "s"), linkOf(of, "t")];
  expect(support.strokes.map((stroke) => [stroke.premiseClaimId, stroke.style])).toEqual([
    ["b", "solid"],
    ["c", "dotted"],
    [null, "solid"],
  ]);
  expect(support.end.head).not.toBeNull();
  expect(support.end.bars).toBeNull();
  expect(attack.strokes.map((stroke) => stroke.style)).toEqual(["dashed"]);
  expect(attack.end.head).toBeNull();
  expect(attack.end.bars?.filter(([command]) => command === "M")).toHaveLength(2);
});

test("[N9] a link from below ends on the lower edge, from above on the upper, from beside on the side", () => {
  const places = {
    below: [0, 300, 0, -1],
    above: [0, -300, 0, 1],
    left: [-400, 0, 1, 0],
    right: [400, 0, -1, 0],
  } as const;
  for (const [x, y, dx, dy] of Object.values(places)) {
    const of = geometry({
      claims: { a: { at: [0, 0] }, b: { at: [x, y] } },
      inferences: { i: { premises: ["b"], target: "a" } },
    });
    const { tip, direction } = linkOf(of, "i").end;
    expect([direction.x, direction.y]).toEqual([dx, dy]);
    const card = of.cards.get("a");
    if (!card) throw new Error("no card");
    if (dy !== 0) expect(tip.y).toBe(dy < 0 ? card.height : 0);
    else expect(tip.x).toBe(dx > 0 ? 0 : card.width);
  }
});

test("[N9] the ends of several links on one card keep apart and in the order of their premises", () => {
  const claims: Record<string, { at: [number, number] }> = { a: { at: [700, 0] } };
  const inferences: Record<string, { kind: "support" | "attack"; premises: string[]; target: string }> = {};
  for (let i = 0; i < 6; i += 1) {
    claims[`p${i}`] = { at: [i * 290, 260] };
    inferences[`i${i}`] = { kind: i % 2 === 0 ? "support" : "attack", premises: [`p${i}`], target: "a" };
  }
  const of = geometry({ claims, inferences });
  const xs = Object.keys(inferences).map((id) => linkOf(of, id).end.tip.x);
  for (let i = 1; i < xs.length; i += 1) expect((xs[i] ?? 0) - (xs[i - 1] ?? 0)).toBeGreaterThanOrEqual(20);
  expect(Math.min(...xs)).toBeGreaterThanOrEqual(700);
  expect(Math.max(...xs)).toBeLessThanOrEqual(950);
});

test("[N9] linked premises meet in a junction between them and the target, or where it was put", () => {
  const story: Story = {
    claims: { a: { at: [150, 0] }, b: { at: [0, 260] }, c: { at: [300, 260] } },
    inferences: { i: { premises: ["b", "c"], target: "a" } },
  };
  const junction = linkOf(geometry(story), "i").junction;
  expect(junction?.x).toBe(275);
  expect(junction?.y).toBeGreaterThan(100);
  expect(junction?.y).toBeLessThan(260);
  const put = linkOf(
    geometry({ ...story, inferences: { i: { premises: ["b", "c"], target: "a", junction: [500, 180] } } }),
    "i",
  );
  expect(put.junction).toMatchObject({ x: 500, y: 180 });
  expect(put.anchor).toEqual({ x: 500, y: 180 });
});

test("[N10] an undercut ends square on the line it cuts, and so does an undercut of it", () => {
  const of = geometry({
    claims: { a: { at: [0, 0] }, b: { at: [0, 400] }, c: { at: [300, 205] }, d: { at: [160, 500] } },
    inferences: {
      i: { premises: ["b"], target: "a" },
      u: { kind: "attack", premises: ["c"], target: "i" },
      v: { kind: "attack", premises: ["d"], target: "u" },
    },
  });
  const [cut, second] = [linkOf(of, "u"), linkOf(of, "v")];
  expect(cut.end.tip.x).toBeCloseTo(127, 0);
  expect(cut.end.direction.x).toBeCloseTo(-1, 5);
  expect(second.end.direction.y).toBeCloseTo(-1, 5);
  const line = cut.polylines[0] ?? [];
  const nearest = Math.min(...line.map((point) => Math.hypot(point.x - second.end.tip.x, point.y - second.end.tip.y)));
  expect(nearest).toBeLessThan(12);
});

test("[N10] two undercuts of one line end apart", () => {
  const of = geometry({
    claims: { a: { at: [0, 0] }, b: { at: [0, 600] }, c: { at: [300, 200] }, d: { at: [300, 330] } },
    inferences: {
      i: { premises: ["b"], target: "a" },
      u: { kind: "attack", premises: ["c"], target: "i" },
      v: { kind: "attack", premises: ["d"], target: "i" },
    },
  });
  expect(Math.abs(linkOf(of, "u").end.tip.y - linkOf(of, "v").end.tip.y)).toBeGreaterThanOrEqual(26);
});

test("[N11] a line goes round the cards between its ends when there is room", () => {
  const story: Story = {
    claims: { a: { at: [0, 0] }, wall: { at: [0, 160] }, b: { at: [0, 320] } },
    inferences: { i: { premises: ["b"], target: "a" } },
  };
  const of = geometry(story);
  const index = new IdIndex<Rect>(new Map(Array.from(of.cards, ([id, card]) => [id, { rect: card, item: card }])));
  for (const stroke of linkOf(of, "i").strokes)
    expect([...new Obstacles(index).under(stroke.path, new Set(["a", "b"]))]).toEqual([]);
});

test("[N11] moved cards take their links along", () => {
  const view = viewMap(
    tell({ claims: { a: { at: [0, 0] }, b: { at: [0, 300] } }, inferences: { i: { premises: ["b"], target: "a" } } }),
    mapId,
  );
  const moved = geometryOfMap({
    ...view,
    cards: view.cards.map((card) => ({ ...card, ...new Map([["b", { x: 500, y: 300 }]]).get(card.claimId) })),
  });
  expect(moved.cards.get("b")?.x).toBe(500);
  expect(linkOf(moved, "i").polylines[0]?.[0]).toEqual({ x: 625, y: 300 });
  expect(view.cards[1]?.x).toBe(0);
});

const rectArbitrary = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) });

test("[N12] wherever cards stand, every link whose ends are there is drawn, with finite numbers, inside its bounds", () => {
  fc.assert(
    fc.property(
      fc.array(rectArbitrary, { minLength: 4, maxLength: 9 }),
      fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.nat(8), fc.boolean(), fc.boolean()), { maxLength: 9 }),
      (corners, steps) => {
        const rects = new Map<string, Rect>(
          corners.map((corner, index) => [`c${index}`, { ...corner, width: 250, height: 122 }]),
        );
        const links = steps.map(([p, q, t, isAttack, onLink], index) => ({
          placementId: `p${index}`,
          inferenceId: `i${index}`,
          kind: isAttack ? ("attack" as const) : ("support" as const),
          premiseClaimIds: [...new Set([`c${p % corners.length}`, `c${q % corners.length}`])],
          implicitPremiseClaimIds: [],
          target: onLink && index > 0 ? { inferenceId: `i${t % index}` } : { claimId: `c${t % corners.length}` },
          junction: null,
          notes: 0,
        }));
        const drawn = linkGeometries(links, rects);
        expect([...drawn.keys()].sort()).toEqual(links.map((link) => link.inferenceId).sort());
        for (const link of drawn.values()) {
          expect(link.strokes.map((stroke) => svgPath(stroke.path)).join("")).toMatch(/^[-MLC\d. ]+$/);
          expect(lineEnd(link)).toBeDefined();
          expect(Math.hypot(link.end.direction.x, link.end.direction.y)).toBeCloseTo(1, 5);
          for (const point of link.polylines.flat()) {
            expect(Number.isFinite(point.x) && Number.isFinite(point.y)).toBe(true);
            expect(point.x >= link.bounds.x && point.x <= link.bounds.x + link.bounds.width).toBe(true);
            expect(point.y >= link.bounds.y && point.y <= link.bounds.y + link.bounds.height).toBe(true);
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});
