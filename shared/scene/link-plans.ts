import type { Rect } from "../layout/geometry.ts";
import type { LinkView } from "../model/map-view.ts";
import type { MapDirection } from "../model/records.ts";
import type { Region } from "./changes.ts";
import { facingOf, turnPathBack, turnRect } from "./facing.ts";
import { type Lead, leadOf, legToJunction } from "./junctions.ts";
import { type SettledLine, settledLine } from "./line-index.ts";
import type { Path } from "./path.ts";
import type { WaySearch } from "./way-search.ts";
import { bottomOf, type Leg, likelyEnd, plain, routeOf, type Way } from "./ways.ts";

/** What is settled about a link to a claim before others are looked at; it depends on cards only. */
export type LinkPlan = {
  readonly link: LinkView;
  readonly lead: Lead;
  readonly leg: Leg;
  /** From each linked premise to the junction. */
  readonly legs: readonly { readonly leg: Leg; readonly way: Way }[];
  /** True for a line so short and free that no other way is looked for. */
  readonly isPlain: boolean;
  /** What of it other lines had better not cross. */
  readonly line: SettledLine | null;
  /** The plan holds as long as no card here moves. */
  readonly looked: Region;
};

/** Null when an end is missing. */
export function planLink(
  link: LinkView,
  targetId: string,
  rects: ReadonlyMap<string, Rect>,
  search: WaySearch,
  direction: MapDirection,
): LinkPlan | null {
  search.obstacles.watch();
  const target = rects.get(targetId);
  const lead = leadOf(link, rects, search, null, direction);
  if (!target || !lead) return null;
  const { junction, premises } = lead;
  const facing = facingOf(lead.rect, target, direction);
  const leg: Leg = {
    facing,
    from: turnRect(facing, lead.rect),
    to: turnRect(facing, target),
    endX: null,
    own: new Set([targetId, ...(junction ? [] : premises.map((premise) => premise.claimId))]),
    targetId,
    fromCard: junction === null,
  };
  const legs = junction ? legsTo(lead, search, direction) : [];
  const isPlain = search.isPlain(leg);
  const settled = legs.map(({ leg: each, way }) => pathOf(each, way));
  if (isPlain) settled.push(pathOf(leg, plain));
  return {
    link,
    lead,
    leg,
    legs,
    isPlain,
    line: settled.length > 0 ? settledLine(settled, targetId) : null,
    looked: search.obstacles.watched(),
  };
}

/** The ways of the lines from linked premises to their junction. */
export function legsTo(
  lead: Lead,
  search: WaySearch,
  direction: MapDirection,
): { readonly leg: Leg; readonly way: Way }[] {
  const { junction } = lead;
  if (!junction) return [];
  return lead.premises.map((premise) => {
    const leg = legToJunction(premise, junction, direction);
    return { leg, way: search.choose(leg).way };
  });
}

/** A leg's line to the edge of what it aims at. */
export function pathOf(leg: Leg, way: Way): Path {
  return turnPathBack(leg.facing, routeOf(way, leg.from, { x: likelyEnd(leg, way), y: bottomOf(leg.to) }));
}

/** True when two views of a link say the same about where it runs. */
export function sameLink(a: LinkView, b: LinkView): boolean {
  if (a === b) return true;
  const [aim, other] = [a.target, b.target];
  return (
    a.kind === b.kind &&
    sameList(a.premiseClaimIds, b.premiseClaimIds) &&
    sameList(a.implicitPremiseClaimIds, b.implicitPremiseClaimIds) &&
    ("claimId" in aim
      ? "claimId" in other && aim.claimId === other.claimId
      : "inferenceId" in other && aim.inferenceId === other.inferenceId) &&
    a.junction?.x === b.junction?.x &&
    a.junction?.y === b.junction?.y
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((each, index) => each === b[index]));
}
