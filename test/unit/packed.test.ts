import fc from "fast-check";
import { expect, test } from "vitest";
import type { CardContent } from "#shared/scene/card.ts";
import { linkGeometries } from "#shared/scene/links.ts";
import {
  cardContentAt,
  cardPositionAt,
  packCards,
  transfersOf as transfersOfCards,
} from "#shared/scene/packed-cards.ts";
import { linkBoundsAt, linkGeometryAt, packLinks, transfersOf } from "#shared/scene/packed-links.ts";
import { plainLinkGeometries } from "#shared/scene/plain-links.ts";
import { linksAndRects } from "./links-arbitrary.ts";
import { positions } from "./scene-fixture.ts";

const coordinate = fc.double({ min: -1e7, max: 1e7, noNaN: true });
const words = fc.string({ unit: "binary", maxLength: 40 });
const count = fc.nat(5_000);
const content: fc.Arbitrary<CardContent> = fc.record({
  // Half a surrogate pair as well: whatever a claim may hold.
  text: fc.oneof(words, fc.constantFrom("", "\ud800", "👩‍👩‍👧 a", "\udc00x")),
  position: fc.constantFrom(null, ...positions),
  attribution: fc.option(fc.record({ name: words, role: fc.option(words), year: fc.option(words) })),
  quotations: count,
  notes: count,
  hiddenBelow: count,
  collapsed: fc.boolean(),
});

test("[W130] cards come out of a pack as they went in, whatever their texts, and after a journey between threads", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ slot: fc.nat(1e6), x: coordinate, y: coordinate, height: coordinate, card: content })),
      (cards) => {
        const packed = packCards(cards);
        const pack = structuredClone(packed, { transfer: transfersOfCards(packed) });
        expect([...pack.slots]).toEqual(cards.map(({ slot }) => slot));
        for (const [index, { x, y, height, card }] of cards.entries()) {
          expect(cardContentAt(pack, index)).toEqual({ ...card, x, y, height });
          expect(cardPositionAt(pack, index)).toEqual(card.position);
        }
      },
    ),
  );
});

test("[W130] positions and attributions are packed once", () => {
  const [position] = positions;
  const card = (text: string): CardContent => ({
    text,
    position: position ?? null,
    attribution: { name: "Amber Rudd", role: null, year: "2017" },
    quotations: 1,
    notes: 0,
    hiddenBelow: 0,
    collapsed: false,
  });
  const pack = packCards(
    ["one", "two", "three"].map((text, slot) => ({ slot, x: 0, y: 0, height: 9, card: card(text) })),
  );
  expect(pack.positions).toEqual([position]);
  expect(pack.attributions).toHaveLength(1);
  expect(pack.text).toBe("onetwothree");
});

test("[W131] links come out of a pack to the last bit as they went in", () => {
  fc.assert(
    fc.property(linksAndRects, fc.boolean(), ({ links, rects }, isPlain) => {
      const geometries = [...(isPlain ? plainLinkGeometries(links, rects) : linkGeometries(links, rects)).values()];
      const packed = packLinks(
        geometries.map((geometry) => ({ slot: Number(geometry.inferenceId.slice(1)), geometry })),
        (claimId) => Number(claimId.slice(1)),
      );
      const pack = structuredClone(packed, { transfer: transfersOf(packed) });
      const ids = { inferenceId: (slot: number) => `i${slot}`, claimId: (slot: number) => `c${slot}` };
      for (const [index, geometry] of geometries.entries()) {
        expect(linkGeometryAt(pack, index, ids)).toStrictEqual(geometry);
        expect(linkBoundsAt(pack, index)).toStrictEqual(geometry.bounds);
      }
    }),
    { numRuns: 150 },
  );
});
