import { boundsOf, centreOf, type Point, type Rect } from "../layout/geometry.ts";
import type { LinkView } from "../model/map-view.ts";
import type { MapDirection } from "../model/records.ts";
import { facingOf, turnPointBack, turnRect } from "./facing.ts";
import { hitCost, type WaySearch } from "./way-search.ts";
import type { Leg } from "./ways.ts";

export const junctionRadius = 8;

export type Premise = { readonly claimId: string; readonly rect: Rect };

/** What a link's last stretch leaves: the card of a single premise, or the junction of several. */
export type Lead = {
  readonly rect: Rect;
  readonly junction: (Point & { readonly r: number }) | null;
  readonly premises: readonly Premise[];
};

/**
 * What a link leaves; null when an end is missing. `anchor` is the place of the
 * inference that an undercut aims at. Without `search` a junction stands over the
 * middle of its premises, whatever is in the way.
 */
export function leadOf(
  link: LinkView,
  rects: ReadonlyMap<string, Rect>,
  search: WaySearch | null,
  anchor: Point | null,
  direction: MapDirection,
): Lead | null {
  const target =
    "claimId" in link.target ? rects.get(link.target.claimId) : anchor && { ...anchor, width: 0, height: 0 };
  if (!target) return null;
  const premises = link.premiseClaimIds.flatMap((claimId) => {
    const rect = rects.get(claimId);
    return rect ? [{ claimId, rect }] : [];
  });
  const [first] = premises;
  if (!first || premises.length < link.premiseClaimIds.length) return null;
  if (premises.length === 1) return { rect: first.rect, junction: null, premises };
  const targetId = "claimId" in link.target ? link.target.claimId : null;
  const centre = link.junction ?? junctionPlace(premises, target, targetId, search, direction);
  return { rect: circleAt(centre), junction: { x: centre.x, y: centre.y, r: junctionRadius }, premises };
}

function circleAt(centre: Point): Rect {
  const r = junctionRadius;
  return { x: centre.x - r, y: centre.y - r, width: 2 * r, height: 2 * r };
}

/** How far a junction stands off its premises when there is room. */
const junctionDistance = 44;

/**
 * Where linked premises meet: over the middle of them and near to them, on the
 * side of the target; or over some of them, when lines would run under cards.
 */
function junctionPlace(
  premises: readonly Premise[],
  target: Rect,
  targetId: string | null,
  search: WaySearch | null,
  direction: MapDirection,
): Point {
  const rects = premises.map((premise) => premise.rect);
  const facing = facingOf(boundsOf(rects) ?? target, target, direction);
  const turned = rects.map((rect) => turnRect(facing, rect));
  if (!search) return turnPointBack(facing, placeOver(turned, turnRect(facing, target)));
  const highest = Math.min(...turned.map((rect) => rect.y));
  const near = turned.filter((rect) => rect.y < highest + 160);
  let best: Point | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const some of [turned, near, ...turned.map((rect) => [rect])]) {
    const place = turnPointBack(facing, placeOver(some, turnRect(facing, target)));
    let cost = search.obstacles.covers(circleAt(place)) ? 20_000 : 0;
    for (const premise of premises) cost += search.estimate(legToJunction(premise, place, direction));
    if (targetId !== null) {
      const stem: Leg = {
        facing,
        from: turnRect(facing, circleAt(place)),
        to: turnRect(facing, target),
        endX: null,
        own: new Set([targetId]),
        targetId,
        fromCard: false,
      };
      cost += search.estimate(stem);
    }
    // Without a card in the way the middle of all premises stands.
    if (best === null && cost < hitCost) return place;
    if (cost < bestCost) [best, bestCost] = [place, cost];
  }
  return best ?? centreOf(target);
}

function placeOver(premises: readonly Rect[], target: Rect): Point {
  const middle = premises.reduce((sum, rect) => sum + centreOf(rect).x, 0) / premises.length;
  const top = Math.min(...premises.map((rect) => rect.y));
  const room = top - (target.y + target.height);
  const inset = Math.min(24, target.width / 2);
  const straight = Math.max(target.x + inset, Math.min(target.x + target.width - inset, middle));
  // A stem that would bend only a little is made straight.
  const x = Math.abs(straight - middle) < 60 ? straight : middle;
  return { x, y: top - Math.max(junctionRadius + 4, Math.min(junctionDistance, room / 2)) };
}

/** From a premise's card to the rim of its junction. */
export function legToJunction(premise: Premise, junction: Point, direction: MapDirection): Leg {
  const circle = circleAt(junction);
  const facing = facingOf(premise.rect, circle, direction);
  const to = turnRect(facing, circle);
  return {
    facing,
    from: turnRect(facing, premise.rect),
    to,
    endX: to.x + to.width / 2,
    own: new Set([premise.claimId]),
    targetId: null,
    fromCard: true,
  };
}
