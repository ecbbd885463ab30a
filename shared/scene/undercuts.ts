import { centreOf, type Point } from "../layout/geometry.ts";
import type { InferenceKind, MapDirection } from "../model/records.ts";
import { type Facing, facingOf, turnPathBack, turnRect } from "./facing.ts";
import type { Lead } from "./junctions.ts";
import { endLength } from "./link-ends.ts";
import type { Stem } from "./link-geometry.ts";
import { distance, pathLength, pointAlong } from "./path.ts";
import { freeRoute } from "./routes.ts";
import { farAway, hitCost, type WaySearch } from "./way-search.ts";
import { type Leg, routeOf } from "./ways.ts";

/** Shares of a line's length at which an undercut may end on it, the middle first. */
export const cutShares = Array.from(
  { length: 19 },
  (_, index) => 0.5 + (index % 2 === 0 ? 1 : -1) * Math.ceil(index / 2) * 0.048,
);
/** Undercuts of one line keep this far apart. */
const cutSpacing = 26;
/** When cards are in the way, so many places on the line are tried again with lanes round them. */
const placesWithLanes = 6;
/** From far away so many are tried at all. */
const placesFromAfar = 3;
const sides: readonly Point[] = [
  { x: 0, y: -1 },
  { x: -1, y: 0 },
  { x: 1, y: 0 },
  { x: 0, y: 1 },
];

/** A place on the line with the side it is come to from, and what speaks against both, in pixels of detour. */
type Landing = {
  readonly tip: Point;
  /** Where the line ends and the arrowhead or the bars begin. */
  readonly end: Point;
  readonly direction: Point;
  readonly cost: number;
};

/**
 * The best way onto a line: arriving square to it, under as few cards as can be,
 * short, and apart from the other ends on it (`taken`).
 */
export function pathToLine(
  kind: InferenceKind,
  lead: Lead,
  line: readonly Point[],
  mapDirection: MapDirection,
  search: WaySearch,
  taken: readonly Point[],
): Stem {
  const own = new Set(lead.junction ? [] : lead.premises.map((premise) => premise.claimId));
  const centre = centreOf(lead.rect);
  const all = landingsOn(kind, centre, line, taken);
  const isFar = all.every((landing) => distance(centre, landing.end) > farAway);
  const landings = isFar ? all.slice(0, placesFromAfar) : all;
  let best: Stem = { path: [["M", centre.x, centre.y]], tip: centre, direction: { x: 0, y: -1 } };
  let bestCost = Number.POSITIVE_INFINITY;
  for (const { tip, end, direction, cost } of landings) {
    // Nothing that follows costs less, however short it is.
    if (cost + distance(centre, end) - (lead.rect.width + lead.rect.height) / 2 >= bestCost) continue;
    for (const side of sides) {
      const level = side.y === 0 && lead.junction === null ? clampInto(end.y, lead.rect) : centre.y;
      const start = {
        x: centre.x + (side.x * lead.rect.width) / 2,
        y: level + (side.y * lead.rect.height) / 2,
      };
      const turnsAway = side.x * (end.x - start.x) + side.y * (end.y - start.y) < 0 ? 300 : 0;
      if (cost + turnsAway + distance(start, end) >= bestCost) continue;
      const path = freeRoute(start, side, end, direction);
      const known = cost + turnsAway + pathLength(path);
      if (known >= bestCost) continue;
      const whole = known + search.obstacles.under(path, own, (bestCost - known) / hitCost + 1).size * hitCost;
      if (whole < bestCost) [best, bestCost] = [{ path, tip, direction }, whole];
    }
  }
  if (bestCost < hitCost || isFar) return best;
  for (const landing of landings.slice(0, placesWithLanes)) {
    const found = byLanes(lead, landing, own, mapDirection, search);
    if (found && found.cost < bestCost) [best, bestCost] = [found.stem, found.cost];
  }
  return best;
}

/** Everywhere that a line may be cut, from both sides, the best first. */
function landingsOn(kind: InferenceKind, from: Point, line: readonly Point[], taken: readonly Point[]): Landing[] {
  const landings: Landing[] = [];
  for (const [rank, share] of cutShares.entries()) {
    const at = pointAlong(line, share);
    const crowding = taken.filter((tip) => distance(tip, at) < cutSpacing).length;
    // On a slanting piece the bars look askew.
    const placeCost = Math.abs(Math.sin(2 * at.angle)) * 600 + rank * 4 + crowding * 1_000;
    for (const turn of [Math.PI / 2, -Math.PI / 2]) {
      const away = { x: Math.cos(at.angle + turn), y: Math.sin(at.angle + turn) };
      const tip = { x: at.x + away.x * 2, y: at.y + away.y * 2 };
      const end = { x: tip.x + away.x * endLength[kind], y: tip.y + away.y * endLength[kind] };
      const wrongSide = (from.x - at.x) * away.x + (from.y - at.y) * away.y < 0 ? 800 : 0;
      landings.push({ tip, end, direction: { x: -away.x, y: -away.y }, cost: placeCost + wrongSide });
    }
  }
  return landings.sort((a, b) => a.cost - b.cost);
}

/** A way round cards to a place on the line, when the line can be come to from where the cards stand. */
function byLanes(
  lead: Lead,
  { tip, end, direction, cost }: Landing,
  own: ReadonlySet<string>,
  mapDirection: MapDirection,
  search: WaySearch,
): { readonly stem: Stem; readonly cost: number } | null {
  const target = { ...end, width: 0, height: 0 };
  const facing: Facing =
    Math.abs(direction.x) > Math.abs(direction.y)
      ? direction.x < 0
        ? "left"
        : "right"
      : direction.y < 0
        ? "up"
        : "down";
  const from = turnRect(facing, lead.rect);
  const to = turnRect(facing, target);
  // Only where the line would lead towards its end from the start.
  if (from.y < to.y + 24 && facingOf(lead.rect, target, mapDirection) !== facing) return null;
  const leg: Leg = { facing, from, to, endX: to.x, own, targetId: null, fromCard: lead.junction === null };
  const found = search.choose(leg);
  const path = turnPathBack(facing, routeOf(found.way, from, { x: to.x, y: to.y }));
  return { stem: { path, tip, direction }, cost: cost + found.cost };
}

/** A height on a card's side from which a line can leave: the wanted one, as far as the card reaches. */
function clampInto(y: number, rect: { readonly y: number; readonly height: number }): number {
  const inset = Math.min(16, rect.height / 2);
  return Math.max(rect.y + inset, Math.min(rect.y + rect.height - inset, y));
}
