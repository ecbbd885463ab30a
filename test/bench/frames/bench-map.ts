import type { Point, Size } from "#shared/layout/geometry.ts";
import { type MapView, tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { layoutCard } from "#shared/scene/card.ts";
import { generateMap } from "../generate.ts";

/** The map that is open before the one that is measured; it has the first two of its cards. */
export const tinyMap = { id: "tiny", title: "A tiny map" };

/**
 * The records of a library with a map of `size` cards and a tiny one, and how
 * large the cards are. They stand on the grid that the generator puts them on,
 * about as wide as it is high: what one scrolls in. Not in a tidy layout, since
 * these maps are one single tree, of which a tidy layout makes a strip.
 */
export function makeBenchMap(size: number) {
  const records = generateMap(size);
  const view = viewMap(tablesFrom(records), "bench");
  const { maps = [], placements = [] } = records;
  const tinyPlacements = placements
    .slice(0, 2)
    .map((placement) => ({ ...placement, id: `tiny-${placement.id}`, mapId: tinyMap.id }));
  return {
    view,
    records: {
      ...records,
      maps: [...maps, ...maps.map((map) => ({ ...map, ...tinyMap }))],
      placements: [...placements, ...tinyPlacements],
    },
  };
}

export function sizesOf(view: MapView): Map<string, Size> {
  return new Map(view.cards.map((card) => [card.claimId, layoutCard(card)]));
}

export function placesOf(rows: Iterable<readonly [id: string, x: number, y: number]>): Map<string, Point> {
  return new Map(Array.from(rows, ([id, x, y]) => [id, { x, y }]));
}
