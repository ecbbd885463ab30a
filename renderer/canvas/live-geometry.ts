import type { Point, Rect } from "#shared/layout/geometry.ts";
import type { LinkView, MapView } from "#shared/model/map-view.ts";
import { layoutCard } from "#shared/scene/card.ts";
import { type LinkGeometry, linkGeometries, linkGeometriesAfter } from "#shared/scene/links.ts";
import { canvasId } from "./node-ids.ts";
import type { Places } from "./places.ts";

/** Where everything on the canvas is at this moment, in map pixels. */
export type LiveGeometry = {
  /** By claim id. */
  readonly rects: ReadonlyMap<string, Rect>;
  /** By inference id. */
  readonly links: ReadonlyMap<string, LinkGeometry>;
};

/** The geometry of a view whose cards and junctions stand at `places`. Links that look the same as before are the same objects. */
export function liveGeometry(view: MapView, places: Places, before: LiveGeometry | null): LiveGeometry {
  const rects = new Map<string, Rect>();
  for (const card of view.cards) {
    const { width, height } = layoutCard(card);
    const { x, y } = places.get(canvasId("card", card.claimId)) ?? card;
    rects.set(card.claimId, { x, y, width, height });
  }
  const placed = placedLinks(view.links, places);
  return {
    rects,
    links: before ? linkGeometriesAfter(before.links, placed, rects) : linkGeometries(placed, rects),
  };
}

/** The links with their junctions where they are now. */
function placedLinks(links: readonly LinkView[], places: Places): readonly LinkView[] {
  if (places.size === 0) return links;
  return links.map((link) => {
    const junction: Point | undefined = places.get(canvasId("junction", link.inferenceId));
    return junction ? { ...link, junction } : link;
  });
}
