import type { Point } from "#shared/layout/geometry.ts";
import { distanceToLine } from "#shared/scene/path.ts";
import type { LinkingOver } from "../linking/linking-store.ts";
import { atPoint, type LiveMap } from "../live/live-map.ts";

/** How far from a link's line a press still means it: in map pixels, but no less than so many of the screen. */
const linkReach = 8;
const linkReachPx = 4;
/** The same for a junction's middle. */
const junctionReach = 11;
const junctionReachPx = 6;

export type MapHit =
  | { readonly on: "card"; readonly claimId: string }
  | { readonly on: "junction" | "link"; readonly inferenceId: string }
  | null;

/** What of the map lies at a place in map pixels: cards over junctions over links, the uppermost first. */
export function hitAt(live: LiveMap, at: Point, zoom: number): MapHit {
  const claimId = live.cardsWithin(atPoint(at)).at(-1);
  if (claimId !== undefined) return { on: "card", claimId };
  const reach = Math.max(linkReach, linkReachPx / zoom);
  const nearJunction = Math.max(junctionReach, junctionReachPx / zoom);
  let nearest: string | null = null;
  let distance = reach;
  for (const inferenceId of live.linksWithin(atPoint(at, Math.max(reach, nearJunction)))) {
    const geometry = live.geometryOf(inferenceId);
    if (!geometry) continue;
    const { junction } = geometry;
    if (junction && Math.hypot(junction.x - at.x, junction.y - at.y) <= nearJunction)
      return { on: "junction", inferenceId };
    for (const line of geometry.polylines) {
      const away = distanceToLine(line, at);
      if (away < distance) [nearest, distance] = [inferenceId, away];
    }
  }
  return nearest === null ? null : { on: "link", inferenceId: nearest };
}

/** What of the map lies at a place in the window, `at` in map pixels, unless something lies over the map there. */
export function overAt(
  live: LiveMap,
  client: Point,
  { domNode, at, zoom }: { readonly domNode: Element | null; readonly at: Point; readonly zoom: number },
): LinkingOver {
  const element = document.elementFromPoint(client.x, client.y);
  if (element === null || domNode === null || !domNode.contains(element)) return { on: "outside" };
  if (element.closest(".react-flow__panel, .canvas-hint") !== null) return { on: "outside" };
  return hitAt(live, at, zoom) ?? { on: "empty" };
}
