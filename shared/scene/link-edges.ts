import type { MapDirection } from "../model/records.ts";
import { slotsFor } from "./edge-slots.ts";
import type { Lanes } from "./lanes.ts";
import type { LinkPlan } from "./link-plans.ts";
import { arrivalOf, bendBelow, bottomOf, comesStraight, compareEnds, topOf, type Way } from "./ways.ts";

/** A link to a claim with its way, and what becomes of both beside the other links. */
export type Guided = {
  readonly plan: LinkPlan;
  way: Way;
  legWays: readonly Way[];
  /** Where it ends on its target's edge (turned). */
  endX: number;
  /** Where the bend at its end lies (turned), when it must keep clear of others'. */
  bend: number | null;
};

/** Links that end on the same edge of the same card. */
export type Edges = ReadonlyMap<string, readonly Guided[]>;

export function edgesOf(guided: readonly Guided[]): Edges {
  const edges = new Map<string, Guided[]>();
  for (const each of guided) {
    const key = `${each.plan.leg.facing} ${each.plan.leg.targetId}`;
    const edge = edges.get(key);
    if (edge) edge.push(each);
    else edges.set(key, [each]);
  }
  return edges;
}

/** Spreads the ends along the edges; with `changed`, only where one of these ends. */
export function spreadEnds(edges: Edges, direction: MapDirection, changed?: ReadonlySet<Guided>): void {
  if (changed?.size === 0) return;
  for (const edge of edges.values()) if (!changed || edge.some((each) => changed.has(each))) spreadOn(edge, direction);
}

/** Fits links in beside each other: lanes apart from other lines, bends over each other. */
export function fitTogether(guided: readonly Guided[], edges: Edges, direction: MapDirection, lanes: Lanes): void {
  for (const { plan, way, endX } of guided) {
    if (way.kind === "lane" && way.x === "end") lanes.take(plan.leg, endX);
    if (way.kind === "lane" && way.x === "start") lanes.take(plan.leg, plan.leg.from.x + plan.leg.from.width / 2);
  }
  const moved = new Set<Guided>();
  for (const each of guided) {
    const way = lanes.moved(each.plan.leg, each.way);
    if (way !== each.way) moved.add(each);
    each.way = way;
  }
  // All stems before the legs of linked premises, which keep off them.
  for (const each of guided) {
    if (each.legWays.length > 0)
      each.legWays = each.plan.legs.map(({ leg }, index) => lanes.moved(leg, each.legWays[index] ?? { kind: "plain" }));
  }
  spreadEnds(edges, direction, moved);
  for (const edge of edges.values()) if (edge.length > 1) stackBends(edge);
}

function spreadOn(edge: readonly Guided[], direction: MapDirection): void {
  const [first] = edge;
  if (!first) return;
  const leds = edge.map((each) => ({ each, way: each.way, leg: each.plan.leg })).sort(compareEnds);
  const arrivals = leds.map(({ way, leg }) => ({ x: arrivalOf(way, leg), straight: comesStraight(way, leg) }));
  const slots = slotsFor(arrivals, first.plan.leg, direction);
  for (const [index, { each }] of leds.entries()) each.endX = slots[index] ?? 0;
}

/** Bends that lie over each other keep this apart when there is room, and this off the edge. */
const bendSpacing = 12;
const leastBendSpacing = 6;
const lowestBend = 18;

/**
 * Lines that come to an edge from one side pass over each other there: the further
 * out a line ends, the nearer to the edge it goes over.
 */
function stackBends(edge: readonly Guided[]): void {
  for (const side of [-1, 1] as const) {
    const bends = edge.flatMap((each) => {
      const { leg } = each.plan;
      const x = each.way.kind === "lane" && typeof each.way.x === "number" ? each.way.x : topOf(leg.from).x;
      const below = (x - each.endX) * side < 0 ? null : bendBelow(each.way, leg, each.endX);
      return below === null ? [] : [{ each, below, natural: below, most: leg.from.y - bottomOf(leg.to) - lowestBend }];
    });
    if (bends.length < 2) continue;
    const room = Math.max(...bends.map((bend) => bend.most)) - lowestBend;
    const spacing = Math.max(leastBendSpacing, Math.min(bendSpacing, room / (bends.length - 1)));
    // From the innermost end outwards.
    bends.sort((a, b) => (a.each.endX - b.each.endX) * side);
    let limit = Number.POSITIVE_INFINITY;
    for (const bend of bends) {
      bend.below = Math.min(bend.below, limit - spacing);
      limit = bend.below;
    }
    let least = lowestBend;
    for (const bend of bends.reverse()) {
      bend.below = Math.min(bend.most, Math.max(bend.below, least));
      least = bend.below + spacing;
      if (bend.below !== bend.natural) bend.each.bend = bottomOf(bend.each.plan.leg.to) + bend.below;
    }
  }
}
