import { expect } from "vitest";
import type { RecordTables } from "#shared/model/diffs.ts";
import { type MapView, viewMap } from "#shared/model/map-view.ts";

/**
 * Goes on to a map's next view, made by `next` from the one before, and checks that
 * it is what `tables` show, with every object taken over that could be.
 */
export function follow(
  views: Map<string, MapView>,
  mapId: string,
  next: (before: MapView) => MapView,
  tables: RecordTables,
): void {
  const before = views.get(mapId) ?? viewMap(tables, mapId);
  const whole = structuredClone(before);
  const after = next(before);
  expect(after).toEqual(viewMap(tables, mapId));
  expect(before, "the view before").toEqual(whole);
  expectKept(before, after);
  views.set(mapId, after);
}

/** Whatever looks the same is the same object. */
function expectKept(before: MapView, after: MapView): void {
  const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  for (const list of ["cards", "links"] as const) {
    const known = new Map(before[list].map((item) => [item.placementId, item]));
    for (const item of after[list]) {
      const earlier = known.get(item.placementId);
      if (equal(earlier, item)) expect(earlier === item, `${list}: ${item.placementId} is the same object`).toBe(true);
    }
  }
  for (const list of ["cards", "links", "frames"] as const) {
    if (equal(before[list], after[list])) expect(before[list] === after[list], `the same ${list}`).toBe(true);
  }
  if (equal(before, after)) expect(before === after, "the same view").toBe(true);
}
