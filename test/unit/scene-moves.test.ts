import fc from "fast-check";
import { expect, test } from "vitest";
import { seedRecords } from "#seeds/index.ts";
import type { Point, Rect } from "#shared/layout/geometry.ts";
import { type LinkView, type MapView, tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { type LinkGeometry, linkGeometries, linkGeometriesAfter } from "#shared/scene/links.ts";
import { geometryOfMap, type MapGeometry } from "#shared/scene/map-geometry.ts";

const seeds = tablesFrom(seedRecords("2025-01-01T00:00:00.000Z"));
const mapIds = [...seeds.maps.keys()];

type Links = ReadonlyMap<string, LinkGeometry>;

/** The view with some cards elsewhere. */
function moved(view: MapView, movedTo: ReadonlyMap<string, Point>): MapView {
  return { ...view, cards: view.cards.map((card) => ({ ...card, ...movedTo.get(card.claimId) })) };
}

/** The geometry of a view whose links are led starting from an earlier geometry. */
function geometryAfter(before: MapGeometry, view: MapView): MapGeometry {
  const anew = geometryOfMap(view);
  return { ...anew, links: linkGeometriesAfter(before.links, view.links, anew.cards, view.direction) };
}

/** The links that are drawn in another way than they would be anew. */
function unlike(links: Links, anew: Links): string[] {
  return [...anew].flatMap(([id, link]) => (JSON.stringify(links.get(id)) === JSON.stringify(link) ? [] : [id]));
}

test("[N18] after moves the geometry is what a full reckoning gives, move after move", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...mapIds),
      fc.array(
        fc.array(fc.tuple(fc.nat(60), fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })), {
          minLength: 1,
          maxLength: 3,
        }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      (id, steps) => {
        const view = viewMap(seeds, id);
        let geometry = geometryOfMap(view);
        for (const step of steps) {
          const movedTo = new Map(
            step.flatMap(([index, x, y]) => {
              const card = view.cards[index % view.cards.length];
              return card ? [[card.claimId, { x: card.x + x, y: card.y + y }] as const] : [];
            }),
          );
          geometry = geometryAfter(geometry, moved(view, movedTo));
          expect(unlike(geometry.links, geometryOfMap(moved(view, movedTo)).links)).toEqual([]);
        }
      },
    ),
    { numRuns: 30 },
  );
});

const corners = fc.record({ x: fc.integer({ min: 0, max: 2_000 }), y: fc.integer({ min: 0, max: 1_500 }) });
const linkSteps = fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.boolean(), fc.nat(5)), {
  minLength: 4,
  maxLength: 24,
});

function linksFrom(steps: readonly (readonly [number, number, number, boolean, number])[], cards: number): LinkView[] {
  return steps.map(([p, q, t, isAttack, kind], index) => ({
    placementId: `p${index}`,
    inferenceId: `i${index}`,
    kind: isAttack ? "attack" : "support",
    premiseClaimIds: kind === 1 ? [...new Set([`c${p % cards}`, `c${q % cards}`])] : [`c${p % cards}`],
    implicitPremiseClaimIds: [],
    target: kind === 0 && index > 0 ? { inferenceId: `i${t % index}` } : { claimId: `c${t % cards}` },
    junction: null,
    notes: 0,
  }));
}

test("[N18] wherever cards go, come and vanish, and links with them, the result is that of a full reckoning", () => {
  fc.assert(
    fc.property(
      fc.array(corners, { minLength: 5, maxLength: 24 }),
      linkSteps,
      fc.array(fc.tuple(fc.nat(30), corners, fc.nat(40)), { minLength: 1, maxLength: 5 }),
      (places, steps, moves) => {
        let rects = new Map<string, Rect>(places.map((at, index) => [`c${index}`, { ...at, width: 250, height: 122 }]));
        let links = linksFrom(steps, places.length);
        let drawn = linkGeometries(links, rects);
        for (const [card, at, goes] of moves) {
          rects = new Map(rects).set(`c${card}`, { ...at, width: 250, height: 122 });
          if (goes % 4 === 0) rects.delete(`c${goes % places.length}`);
          links = links.filter((_link, index) => index !== goes);
          drawn = linkGeometriesAfter(drawn, links, rects);
          const anew = linkGeometries(links, rects);
          expect([...drawn.keys()]).toEqual([...anew.keys()]);
          expect(unlike(drawn, anew)).toEqual([]);
        }
      },
    ),
    { numRuns: 80 },
  );
});

test("[N18] links that stay as they were are the same objects", () => {
  const view = viewMap(seeds, "m-overview");
  const before = geometryOfMap(view);
  const [card] = view.cards.filter(({ claimId }) =>
    view.links.every((link) => !("claimId" in link.target) || link.target.claimId !== claimId),
  );
  if (!card) throw new Error("no card");
  const after = geometryAfter(before, moved(view, new Map([[card.claimId, { x: card.x + 20, y: card.y + 10 }]])));
  const changed = view.links.filter(
    ({ inferenceId }) => after.links.get(inferenceId) !== before.links.get(inferenceId),
  );
  expect(changed.some((link) => link.premiseClaimIds.includes(card.claimId))).toBe(true);
  expect(changed.length).toBeLessThan(8);
  expect([...geometryAfter(after, view).links.values()].length).toBe(before.links.size);
});

test("[N18] a junction that is dragged takes its lines along", () => {
  const view = viewMap(seeds, "m-overview");
  const before = geometryOfMap(view);
  const linked = view.links.find((link) => link.premiseClaimIds.length > 1);
  const links = view.links.map((link) => (link === linked ? { ...link, junction: { x: 40, y: 700 } } : link));
  const after = linkGeometriesAfter(before.links, links, before.cards);
  expect(after.get(linked?.inferenceId ?? "")?.junction).toMatchObject({ x: 40, y: 700 });
  expect([...after]).toEqual([...linkGeometries(links, before.cards)]);
});
