import type { Point, Rect } from "../layout/geometry.ts";
import type { LinkView } from "../model/map-view.ts";
import type { MapDirection } from "../model/records.ts";
import type { Region, Squares } from "./changes.ts";
import { leadOf } from "./junctions.ts";
import { drawLink, type LinkGeometry } from "./link-geometry.ts";
import { legsTo, pathOf, sameLink } from "./link-plans.ts";
import { polylinesOf } from "./path.ts";
import { pathToLine } from "./undercuts.ts";
import type { WaySearch } from "./way-search.ts";

/** An undercut that is drawn, and what its drawing rests on. */
export type CutLink = {
  readonly link: LinkView;
  readonly target: LinkGeometry;
  /** The ends of others on the same line. */
  readonly taken: readonly Point[];
  readonly looked: Region;
  readonly geometry: LinkGeometry;
};

/**
 * Draws undercuts onto the lines in `geometries`, and adds them there. Undercuts
 * of undercuts come after the line they cut; rings are never drawn.
 */
export function drawUndercuts(
  links: readonly LinkView[],
  rects: ReadonlyMap<string, Rect>,
  direction: MapDirection,
  search: WaySearch,
  geometries: Map<string, LinkGeometry>,
  before: ReadonlyMap<string, CutLink> | null,
  moved: ReadonlyMap<string, Rect | null>,
  touched: Squares,
): ReadonlyMap<string, CutLink> {
  const onLine = new Map<string, LinkView[]>();
  for (const link of links) {
    if (!("inferenceId" in link.target)) continue;
    const others = onLine.get(link.target.inferenceId);
    if (others) others.push(link);
    else onLine.set(link.target.inferenceId, [link]);
  }
  const cuts = new Map<string, CutLink>();
  if (onLine.size === 0) return cuts;
  // The map grows while it is walked through: what cuts an undercut comes later in it.
  for (const [targetId, target] of geometries) {
    const taken: Point[] = [];
    for (const link of onLine.get(targetId) ?? []) {
      if (geometries.has(link.inferenceId)) continue;
      const known = before?.get(link.inferenceId);
      const holds =
        known &&
        known.target === target &&
        sameLink(known.link, link) &&
        !link.premiseClaimIds.some((id) => moved.has(id)) &&
        samePoints(known.taken, taken) &&
        !touched.touch(known.looked);
      const cut = holds ? known : drawCut(link, target, rects, direction, search, [...taken], known?.geometry ?? null);
      if (!cut) continue;
      taken.push(cut.geometry.end.tip);
      cuts.set(link.inferenceId, cut);
      geometries.set(link.inferenceId, cut.geometry);
    }
  }
  return cuts;
}

function drawCut(
  link: LinkView,
  target: LinkGeometry,
  rects: ReadonlyMap<string, Rect>,
  direction: MapDirection,
  search: WaySearch,
  taken: readonly Point[],
  known: LinkGeometry | null,
): CutLink | null {
  search.obstacles.watch();
  const lead = leadOf(link, rects, search, target.anchor, direction);
  if (!lead) return null;
  const line = polylinesOf(target.strokes.at(-1)?.path ?? [])[0] ?? [];
  const stem = pathToLine(link.kind, lead, line, direction, search, taken);
  const legs = legsTo(lead, search, direction).map(({ leg, way }) => pathOf(leg, way));
  const geometry = drawLink(link, lead, stem, legs, known);
  return { link, target, taken, looked: search.obstacles.watched(), geometry };
}

function samePoints(a: readonly Point[], b: readonly Point[]): boolean {
  return a.length === b.length && a.every(({ x, y }, index) => x === b[index]?.x && y === b[index]?.y);
}
