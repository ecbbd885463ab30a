import fc from "fast-check";
import { expect, test } from "vitest";
import { seedRecords } from "#seeds/index.ts";
import type { Point, Rect } from "#shared/layout/geometry.ts";
import { tidyLayout } from "#shared/layout/tidy.ts";
import { type LinkView, type MapView, tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { type LinkGeometry, linkGeometries, linkGeometriesAfter } from "#shared/scene/links.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { polylinesOf } from "#shared/scene/path.ts";
import { plainLinkGeometries } from "#shared/scene/plain-links.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { layoutInputOf } from "../bench/layout-input.ts";
import { linksAndRects } from "./links-arbitrary.ts";

const seeds = tablesFrom(seedRecords("2025-01-01T00:00:00.000Z"));

/** A seed map tidied to the right. */
async function tidiedRight(mapId: string): Promise<MapView> {
  const view = viewMap(seeds, mapId);
  const { cards, links } = layoutInputOf(view);
  const places = await tidyLayout(cards, links, { direction: "right" });
  return {
    ...view,
    direction: "right",
    cards: view.cards.map((card) => ({ ...card, ...places.get(card.claimId) })),
    links: view.links.map((link) => ({ ...link, junction: null })),
  };
}

const isInside = ({ x, y }: Point, rect: Rect) =>
  x > rect.x + 0.01 && x < rect.x + rect.width - 0.01 && y > rect.y + 0.01 && y < rect.y + rect.height - 0.01;

/** Where lines end, and the marks that are drawn there. */
function endPoints({ end }: LinkGeometry): readonly Point[] {
  return [end.tip, ...[end.head, end.bars].flatMap((path) => (path ? polylinesOf(path).flat() : []))];
}

/** How many of the links to claims come to the right edge of their target, of how many. */
function arrivals({ links }: MapView, geometries: ReadonlyMap<string, LinkGeometry>, rects: ReadonlyMap<string, Rect>) {
  let all = 0;
  let right = 0;
  for (const { inferenceId, target } of links) {
    const geometry = geometries.get(inferenceId);
    const rect = "claimId" in target ? rects.get(target.claimId) : undefined;
    if (!geometry || !rect) continue;
    all += 1;
    const { tip, direction } = geometry.end;
    if (Math.abs(tip.x - rect.x - rect.width) < 0.01 && direction.x < -0.99) right += 1;
  }
  return { all, right };
}

test.each([...seeds.maps.keys()])(
  "[N30] tidied to the right, links come to the right edge of their target: %s",
  async (id) => {
    const view = await tidiedRight(id);
    const { cards, links } = geometryOfMap(view);
    const led = arrivals(view, links, cards);
    expect(led.all).toBeGreaterThan(15);
    expect(led.right).toBeGreaterThanOrEqual(led.all * 0.9);
    const plain = arrivals(view, plainLinkGeometries(view.links, cards, "right"), cards);
    expect(plain.right).toBeGreaterThanOrEqual(plain.all * 0.9);
    // The same lines if the map read down: this is what its direction is for.
    expect(arrivals(view, linkGeometries(view.links, cards), cards).right).toBeLessThan(led.right);

    const inside = [...links].filter(([, link]) =>
      endPoints(link).some((point) => [...cards.values()].some((card) => isInside(point, card))),
    );
    expect(inside.map(([inferenceId]) => inferenceId)).toEqual([]);
  },
);

test("[N30] images have the lines of the map's direction", async () => {
  const view = await tidiedRight("m-2017-meeting");
  const items = (direction: "down" | "right") => buildScene({ ...view, direction }, { theme: "light" }).items;
  const drawn = new Set(items("right").map((item) => JSON.stringify(item)));
  for (const { strokes } of geometryOfMap(view).links.values()) {
    for (const { path } of strokes) expect([...drawn].some((item) => item.includes(JSON.stringify(path)))).toBe(true);
  }
  expect(items("down")).not.toEqual(items("right"));
});

const turned = ({ x, y }: Point): Point => ({ x: y, y: x });
const turnedRect = ({ x, y, width, height }: Rect): Rect => ({ x: y, y: x, width: height, height: width });
const turnedLink = (link: LinkView): LinkView => ({
  ...link,
  junction: link.junction && turned(link.junction),
});

/** Coordinates may differ in their last bits. */
const rounded = ({ x, y }: Point) => [Math.round(x * 1_000) / 1_000 + 0, Math.round(y * 1_000) / 1_000 + 0];

test("[N30] a map that reads to the right is led as one that reads down and lies on its side", () => {
  fc.assert(
    fc.property(linksAndRects, ({ links: all, rects }) => {
      // Undercuts leave a card's side where they will, its top in the middle: they are not the same on their side.
      const links = all.filter((link) => "claimId" in link.target);
      const onSide = new Map(Array.from(rects, ([id, rect]) => [id, turnedRect(rect)]));
      const plain = plainLinkGeometries(links, rects, "down");
      const plainOnSide = plainLinkGeometries(links.map(turnedLink), onSide, "right");
      expect([...plainOnSide.keys()]).toEqual([...plain.keys()]);
      for (const [id, link] of plainOnSide) {
        const other = plain.get(id);
        expect(link.polylines.flat().map(rounded)).toEqual(other?.polylines.flat().map(turned).map(rounded));
        expect(rounded(link.end.tip)).toEqual(other && rounded(turned(other.end.tip)));
      }
      // Of two ways round cards that are as good, either may be found first; the edges are the same.
      const led = linkGeometries(links, rects, "down");
      const ledOnSide = linkGeometries(links.map(turnedLink), onSide, "right");
      for (const link of links) {
        if (link.premiseClaimIds.length > 1) continue;
        const [here, there] = [led.get(link.inferenceId)?.end, ledOnSide.get(link.inferenceId)?.end];
        expect(there && rounded(there.direction)).toEqual(here && rounded(turned(here.direction)));
      }
    }),
    { numRuns: 150 },
  );
});

test("[N30] when the direction changes every line is led as on a map that always had it", () => {
  fc.assert(
    fc.property(linksAndRects, ({ links, rects }) => {
      let drawn = linkGeometries(links, rects);
      for (const direction of ["right", "right", "down"] as const) {
        const before = drawn;
        drawn = linkGeometriesAfter(before, links, rects, direction);
        expect([...drawn]).toEqual([...linkGeometries(links, rects, direction)]);
      }
      expect([...drawn]).toEqual([...linkGeometries(links, rects)]);
    }),
    { numRuns: 60 },
  );
});
