import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rect } from "#shared/layout/geometry.ts";
import { type MapView, tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { linkGeometries } from "#shared/scene/links.ts";
import { packLinks } from "#shared/scene/packed-links.ts";
import { LiveMap, noMovingLines } from "../../renderer/canvas/live/live-map.ts";
import { linksMovedBy, MovingLinks } from "../../renderer/canvas/live/moving-links.ts";
import { canvasId } from "../../renderer/canvas/node-ids.ts";
import { hitAt } from "../../renderer/canvas/pointer/hit-test.ts";
import { generateMap } from "../bench/generate.ts";

function madeView(size: number, seed: number): MapView {
  return viewMap(tablesFrom(generateMap(size, seed)), "bench");
}

/** A live map whose lines are led as the router would. */
function liveWith(view: MapView): LiveMap {
  const live = new LiveMap();
  live.show(view);
  const geometries = linkGeometries(view.links, new Map(live.rects()));
  const links = [...geometries].map(([id, geometry]) => ({ slot: live.linkSlots.take(id), geometry }));
  live.applyRoutes(
    packLinks(links, (claimId) => live.cardSlots.take(claimId)),
    new Uint32Array(),
  );
  return live;
}

function touch(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

const area = fc.record({
  x: fc.integer({ min: -500, max: 4_000 }),
  y: fc.integer({ min: -500, max: 4_000 }),
  width: fc.integer({ min: 0, max: 3_000 }),
  height: fc.integer({ min: 0, max: 3_000 }),
});

test("[W150] what touches an area is what a look at everything finds, while cards are being moved too", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 150 }),
      fc.nat(1_000),
      area,
      fc.dictionary(fc.nat(149).map(String), fc.record({ x: fc.integer(), y: fc.integer({ min: -9, max: 3_000 }) })),
      (size, seed, where, moves) => {
        const view = madeView(size, seed);
        const live = liveWith(view);
        const places = new Map(
          Object.entries(moves).flatMap(([index, place]) => {
            const card = view.cards[Number(index)];
            return card ? [[canvasId("card", card.claimId), place] as const] : [];
          }),
        );
        live.move(places, noMovingLines);
        const expected = [...live.rects()].filter(([, rect]) => touch(rect, where)).map(([id]) => id);
        expect(live.cardsWithin(where)).toEqual(expected);
        const links = view.links.map(({ inferenceId }) => inferenceId);
        expect(live.linksWithin(where).sort()).toEqual(
          links.filter((id) => touch(live.geometryOf(id)?.bounds ?? nowhere, where)).sort(),
        );
      },
    ),
    { numRuns: 60 },
  );
});

const nowhere: Rect = { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };

test("[W151] cards and links are told to the workers once, when they are other objects; slots are never given twice", () => {
  const view = madeView(40, 3);
  const live = new LiveMap();
  live.show(view);
  expect(live.takeChanges()).toMatchObject({ goneCards: [], goneLinks: [] });
  live.show({ ...view, title: "Another title" });
  expect(live.takeChanges()).toEqual({ cards: [], goneCards: [], links: [], goneLinks: [] });

  const [first, second, ...others] = view.cards;
  if (!first || !second) throw new Error("the map has no two cards");
  const slot = live.cardSlots.slotOf(first.claimId);
  const changed = { ...second, text: "Another text." };
  live.show({ ...view, cards: [changed, ...others] });
  expect(live.takeChanges()).toEqual({
    cards: [live.cardSlots.slotOf(second.claimId)],
    goneCards: [slot],
    links: [],
    goneLinks: [],
  });
  expect(live.cardOf(second.claimId)).toBe(changed);
  expect(live.rectOf(first.claimId)).toBeUndefined();

  live.show(view);
  expect(live.cardSlots.slotOf(first.claimId)).toBeGreaterThan(slot ?? Number.POSITIVE_INFINITY);
  expect(live.takeChanges().cards).toHaveLength(2);
});

test("[W152] a place on a card is that card; a place on a line, away from cards, is a link whose line runs there", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 120 }), fc.nat(500), fc.nat(), (size, seed, pick) => {
      const view = madeView(size, seed);
      const live = liveWith(view);
      const card = view.cards[pick % view.cards.length];
      if (!card) return;
      expect(hitAt(live, { x: card.x + 125, y: card.y + 20 }, 1)).toEqual({ on: "card", claimId: card.claimId });
      const link = view.links[pick % Math.max(1, view.links.length)];
      const anchor = link && live.geometryOf(link.inferenceId)?.anchor;
      if (!link || !anchor || live.cardsWithin({ ...anchor, width: 0, height: 0 }).length > 0) return;
      const hit = hitAt(live, anchor, 1);
      if (hit === null || hit.on === "card") throw new Error(`nothing at the anchor of ${link.inferenceId}`);
      expect(live.linksWithin({ ...anchor, width: 0, height: 0 })).toContain(hit.inferenceId);
    }),
    { numRuns: 60 },
  );
});

test("[W153] the links that move along are those with an end among what moves, and undercuts of these; their lines begin and end at the cards' places of the moment", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 120 }), fc.nat(500), fc.nat(), (size, seed, pick) => {
      const view = madeView(size, seed);
      const live = liveWith(view);
      const card = view.cards[pick % view.cards.length];
      if (!card) return;
      const id = canvasId("card", card.claimId);
      const moved = linksMovedBy(live, [id]);
      const expected = new Set(
        view.links
          .filter(({ premiseClaimIds, target }) =>
            [...premiseClaimIds, "claimId" in target ? target.claimId : ""].includes(card.claimId),
          )
          .map(({ inferenceId }) => inferenceId),
      );
      for (const found of expected) {
        for (const { inferenceId, target } of view.links) {
          if ("inferenceId" in target && target.inferenceId === found) expected.add(inferenceId);
        }
      }
      expect(new Set(moved.keys())).toEqual(expected);

      const places = new Map([[id, { x: card.x + 5_000, y: card.y - 3_000 }]]);
      live.move(places, noMovingLines);
      const lines = new MovingLinks(live).lines(moved, { x: -1e6, y: -1e6, width: 2e6, height: 2e6 });
      expect(new Set(lines.keys())).toEqual(expected);
      live.move(places, { ids: moved, lines });
      const rect = live.rectOf(card.claimId);
      for (const link of moved.values()) {
        const geometry = live.geometryOf(link.inferenceId);
        expect(geometry).toBe(lines.get(link.inferenceId));
        const reaches = "claimId" in link.target && link.target.claimId === card.claimId;
        if (reaches && geometry && rect) {
          expect(touch({ ...geometry.end.tip, width: 0, height: 0 }, rect), "the tip is at its card").toBe(true);
        }
      }
    }),
    { numRuns: 40 },
  );
});
