import { expect, test } from "vitest";
import { seedRecords } from "#seeds/index.ts";
import { loadDot } from "#shared/layout/dot.ts";
import { boundsOf, type Point } from "#shared/layout/geometry.ts";
import { tidyWith } from "#shared/layout/tidy.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { crossingsOf } from "../bench/crossings.ts";
import { generateMap } from "../bench/generate.ts";
import { dotWhole } from "../bench/layout-engines.ts";
import { type LayoutInput, layoutInputOf, layoutOf } from "../bench/layout-input.ts";
import { reckonedPlaces, storedPlaces } from "../tools/place-seeds.ts";

const dot = await loadDot();
const records = seedRecords("2025-01-01T00:00:00.000Z");
const tables = tablesFrom(records);
const shipped = (records.maps ?? []).map(({ id }) => ({ name: id, map: layoutInputOf(viewMap(tables, id)) }));
const madeUp = [30, 50, 100, 132, 200, 300, 600, 1_000].flatMap((size) => [
  { name: `${size} cards in several trees`, map: layoutOf(generateMap(size, 1)) },
  { name: `${size} cards in one tree`, map: layoutOf(generateMap(size, 2, Number.POSITIVE_INFINITY)) },
]);

function measured({ cards, links }: LayoutInput, places: ReadonlyMap<string, Point>) {
  const rects = cards.map(({ id, width, height }) => ({ width, height, ...(places.get(id) ?? { x: 0, y: 0 }) }));
  const { width, height } = boundsOf(rects) ?? { width: 0, height: 0 };
  return { crossings: crossingsOf(cards, links, places), page: Math.max(width / 1.5, height) };
}

const both = [...shipped, ...madeUp].map(({ name, map }) => ({
  name,
  ours: measured(map, tidyWith(dot, map.cards, map.links)),
  theirs: measured(map, dotWhole(map.cards, map.links, dot)),
}));

test("[L8] on a fixed set of maps fewer lines cross in all than where dot lays out each map whole", () => {
  const sum = (pick: (each: (typeof both)[number]) => number) => both.reduce((all, each) => all + pick(each), 0);
  expect(sum(({ ours }) => ours.crossings)).toBeLessThan(sum(({ theirs }) => theirs.crossings));
});

test("[L8] and so on the maps that ship alone", () => {
  const ours = both.slice(0, shipped.length).reduce((sum, each) => sum + each.ours.crossings, 0);
  const theirs = both.slice(0, shipped.length).reduce((sum, each) => sum + each.theirs.crossings, 0);
  expect(ours).toBeLessThan(theirs);
});

test("[L8] no made-up map of the set takes a much larger page than dot's, or has many more crossings", () => {
  for (const { name, ours, theirs } of both.slice(shipped.length)) {
    expect(ours.page, name).toBeLessThan(1.2 * theirs.page);
    expect(ours.crossings, name).toBeLessThanOrEqual(1.6 * theirs.crossings + 3);
  }
});

test("[L12] the maps that ship stand where Tidy would put them", async () => {
  expect(storedPlaces()).toBe(await reckonedPlaces());
});
