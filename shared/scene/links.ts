import type { Rect } from "../layout/geometry.ts";
import type { LinkView } from "../model/map-view.ts";
import type { MapDirection } from "../model/records.ts";
import type { LinkGeometry } from "./link-geometry.ts";
import { type Routing, routeLinks } from "./routing.ts";

export { junctionRadius } from "./junctions.ts";
export { type LineStyle, type LinkGeometry, type LinkStroke, linkDashes, linkWidth } from "./link-geometry.ts";

/** What the reckoning of each result rests on; it goes when the result goes. */
const routings = new WeakMap<ReadonlyMap<string, LinkGeometry>, Routing>();

/**
 * The geometry of all links among cards that stand at `rects` (by claim id). All
 * at once, because links share their targets' edges, keep off each other's lanes,
 * and undercuts end on other links. Links with a missing end are left out. On a
 * map that reads to the `right`, lines lead sideways wherever they can.
 */
export function linkGeometries(
  links: readonly LinkView[],
  rects: ReadonlyMap<string, Rect>,
  direction: MapDirection = "down",
): Map<string, LinkGeometry> {
  return keep(routeLinks(links, rects, direction, null));
}

/**
 * As {@link linkGeometries}, with the same result, but quicker: it starts from an
 * earlier result and reckons again only what the changes since can have touched.
 * Links that stay as they were are the same objects as before. In another
 * direction than before everything is reckoned anew.
 * @param before what this function or `linkGeometries` returned, that very map
 */
export function linkGeometriesAfter(
  before: ReadonlyMap<string, LinkGeometry>,
  links: readonly LinkView[],
  rects: ReadonlyMap<string, Rect>,
  direction: MapDirection = "down",
): Map<string, LinkGeometry> {
  return keep(routeLinks(links, rects, direction, routings.get(before) ?? null));
}

function keep(routing: Routing): Map<string, LinkGeometry> {
  routings.set(routing.geometries, routing);
  return routing.geometries;
}
