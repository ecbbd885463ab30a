import { centreOf, type Point, type Rect } from "../layout/geometry.ts";
import type { LinkView } from "../model/map-view.ts";
import type { MapDirection } from "../model/records.ts";
import { directionOf, facingOf, turnPathBack, turnPointBack, turnRect } from "./facing.ts";
import { type Lead, leadOf, legToJunction } from "./junctions.ts";
import { edgesOf, type Guided, spreadEnds } from "./link-edges.ts";
import { endLength } from "./link-ends.ts";
import { drawLink, type LinkGeometry, type Stem } from "./link-geometry.ts";
import { pathOf } from "./link-plans.ts";
import { pointAlong, polylinesOf } from "./path.ts";
import { freeRoute } from "./routes.ts";
import { cutShares } from "./undercuts.ts";
import { bottomOf, plain, routeOf } from "./ways.ts";

/**
 * Links drawn without a look at anything in between: the right edges, ends spread
 * along them, junctions and undercuts, but straight through cards and along other
 * lines. For what is to be seen before `linkGeometries` is done; its time grows
 * with the number of links alone. Links with a missing end are left out.
 */
export function plainLinkGeometries(
  links: readonly LinkView[],
  rects: ReadonlyMap<string, Rect>,
  direction: MapDirection = "down",
): Map<string, LinkGeometry> {
  const guided: Guided[] = [];
  for (const link of links) {
    const each = guide(link, rects, direction);
    if (each) guided.push(each);
  }
  spreadEnds(edgesOf(guided), direction);
  const geometries = new Map<string, LinkGeometry>();
  for (const each of guided) geometries.set(each.plan.link.inferenceId, draw(each, direction));
  drawPlainUndercuts(links, rects, geometries, direction);
  return geometries;
}

/** A link to a claim; null for an undercut, or when an end is missing. */
function guide(link: LinkView, rects: ReadonlyMap<string, Rect>, direction: MapDirection): Guided | null {
  if (!("claimId" in link.target)) return null;
  const targetId = link.target.claimId;
  const target = rects.get(targetId);
  const lead = leadOf(link, rects, null, null, direction);
  if (!target || !lead) return null;
  const facing = facingOf(lead.rect, target, direction);
  const leg = {
    facing,
    from: turnRect(facing, lead.rect),
    to: turnRect(facing, target),
    endX: null,
    own: nothing,
    targetId,
    fromCard: lead.junction === null,
  };
  const plan = { link, lead, leg, legs: [], isPlain: true, line: null, looked: [] };
  return { plan, way: plain, legWays: [], endX: 0, bend: null };
}

const nothing: ReadonlySet<string> = new Set();

function draw({ plan: { link, lead, leg }, endX }: Guided, direction: MapDirection): LinkGeometry {
  const edge = bottomOf(leg.to);
  const path = routeOf(plain, leg.from, { x: endX, y: edge + endLength[link.kind] });
  const stem: Stem = {
    path: turnPathBack(leg.facing, path),
    tip: turnPointBack(leg.facing, { x: endX, y: edge }),
    direction: directionOf(leg.facing),
  };
  return drawLink(link, lead, stem, legsOf(lead, direction), null);
}

function legsOf({ junction, premises }: Lead, direction: MapDirection) {
  return junction ? premises.map((premise) => pathOf(legToJunction(premise, junction, direction), plain)) : [];
}

/** Adds the undercuts of the lines in `geometries`, those of undercuts after the line they cut; rings are never drawn. */
function drawPlainUndercuts(
  links: readonly LinkView[],
  rects: ReadonlyMap<string, Rect>,
  geometries: Map<string, LinkGeometry>,
  direction: MapDirection,
): void {
  const onLine = new Map<string, LinkView[]>();
  for (const link of links) {
    if (!("inferenceId" in link.target)) continue;
    const others = onLine.get(link.target.inferenceId);
    if (others) others.push(link);
    else onLine.set(link.target.inferenceId, [link]);
  }
  if (onLine.size === 0) return;
  // The map grows while it is walked through: what cuts an undercut comes later in it.
  for (const [targetId, target] of geometries) {
    let rank = 0;
    for (const link of onLine.get(targetId) ?? []) {
      const lead = geometries.has(link.inferenceId) ? null : leadOf(link, rects, null, target.anchor, direction);
      if (!lead) continue;
      const line = polylinesOf(target.strokes.at(-1)?.path ?? [])[0] ?? [];
      const stem = stemToLine(link, lead, line, cutShares[rank % cutShares.length] ?? 0.5, direction);
      rank += 1;
      geometries.set(link.inferenceId, drawLink(link, lead, stem, legsOf(lead, direction), null));
    }
  }
}

/** Straight to a place on the line, from the side of it on which it starts. */
function stemToLine(
  link: LinkView,
  lead: Lead,
  line: readonly Point[],
  share: number,
  mapDirection: MapDirection,
): Stem {
  const at = pointAlong(line, share);
  const centre = centreOf(lead.rect);
  const side = (centre.y - at.y) * Math.cos(at.angle) - (centre.x - at.x) * Math.sin(at.angle) < 0 ? -1 : 1;
  const away = { x: -Math.sin(at.angle) * side, y: Math.cos(at.angle) * side };
  const tip = { x: at.x + away.x * 2, y: at.y + away.y * 2 };
  const end = { x: tip.x + away.x * endLength[link.kind], y: tip.y + away.y * endLength[link.kind] };
  const leaving = directionOf(facingOf(lead.rect, { ...end, width: 0, height: 0 }, mapDirection));
  const start = {
    x: centre.x + (leaving.x * lead.rect.width) / 2,
    y: centre.y + (leaving.y * lead.rect.height) / 2,
  };
  const direction = { x: -away.x, y: -away.y };
  return { path: freeRoute(start, leaving, end, direction), tip, direction };
}
