import type { Point, Rect } from "../layout/geometry.ts";
import type { Facing } from "./facing.ts";
import type { Path } from "./path.ts";
import { bendHeight, laneRoute, levelsFit, plainRoute, sideRoute } from "./routes.ts";

/**
 * Which way a line takes past the cards between its ends. All coordinates are
 * turned (see facing.ts): the line leads upwards.
 */
export type Way =
  | { readonly kind: "plain" }
  | {
      /** Over to an upright lane, up along it, and over to the end. */
      readonly kind: "lane";
      /** Where the lane is: somewhere between cards, or straight over the start or under the end. */
      readonly x: number | "start" | "end";
      /** Away from the card that the lane passes. */
      readonly away: -1 | 0 | 1;
      readonly from: "top" | "side";
      /** See {@link Levels}. */
      readonly first: number | null;
      readonly last: number | null;
    };

export type LaneWay = Extract<Way, { readonly kind: "lane" }>;

const upright = { kind: "lane", away: 0, from: "top", first: null, last: null } as const;
export const plain: Way = { kind: "plain" };
/** Over to the end's x at once, then straight up. */
export const overFirst: LaneWay = { ...upright, x: "end" };
/** Straight up, then over to the end. */
export const upFirst: LaneWay = { ...upright, x: "start" };

export function laneAt(x: LaneWay["x"], away: LaneWay["away"], from: LaneWay["from"]): LaneWay {
  return { ...upright, x, away, from };
}

/** One line to be led: what it leaves and what it aims at, turned. */
export type Leg = {
  readonly facing: Facing;
  /** What the line leaves: a card or a junction. */
  readonly from: Rect;
  readonly to: Rect;
  /** Where on the lower edge of `to` it ends, when that is settled. */
  readonly endX: number | null;
  /** Cards at the line's ends, which it may touch. */
  readonly own: ReadonlySet<string>;
  /** The card it ends on, for a line that ends on one. */
  readonly targetId: string | null;
  readonly fromCard: boolean;
};

/** A gap longer than this is crossed by bend and straight, not in one long bend. */
export const longGap = 150;

export function topOf(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y };
}

export function bottomOf(rect: Rect): number {
  return rect.y + rect.height;
}

function middleOf(rect: Rect): number {
  return rect.x + rect.width / 2;
}

export function sameWay(a: Way, b: Way): boolean {
  if (a === b) return true;
  if (a.kind === "plain" || b.kind === "plain") return a.kind === b.kind;
  return a.x === b.x && a.from === b.from && a.first === b.first && a.last === b.last;
}

/** Where the line will probably end on the target's edge, before the ends are spread along it. */
export function likelyEnd(leg: Leg, way: Way): number {
  if (leg.endX !== null) return leg.endX;
  const inset = leg.to.width * 0.2;
  return Math.max(leg.to.x + inset, Math.min(leg.to.x + leg.to.width - inset, arrivalOf(way, leg)));
}

/** The x at which a line comes up to its target; one that goes over first comes up from right below. */
export function arrivalOf(way: Way, leg: Pick<Leg, "from" | "to">): number {
  if (way.kind === "lane" && typeof way.x === "number") return way.x;
  const x = middleOf(leg.from);
  return comesStraight(way, leg) ? x : middleOf(leg.to) + (x - middleOf(leg.to)) * 0.01;
}

/** True when where a line comes up is settled before its end is: by its card or its lane. */
export function comesStraight(way: Way, { from, to }: Pick<Leg, "from" | "to">): boolean {
  return way.kind === "plain" || way.x !== "end" || Math.abs(middleOf(from) - middleOf(to)) < to.width / 2;
}

/** Lines that come over at heights this much apart pass under each other. */
const depthStep = 120;

type Led = { readonly way: Way; readonly leg: Leg };

/**
 * Sorts lines by where their ends must be on the edge so that they do not cross:
 * from left to right, but a line that comes over further down ends further inside.
 */
export function compareEnds(a: Led, b: Led): number {
  const [first, second] = [endKey(a), endKey(b)];
  if (first.side !== second.side) return first.side - second.side;
  return (second.depth - first.depth) * first.side || first.x - second.x;
}

function endKey({ way, leg }: Led): { readonly side: -1 | 1; readonly depth: number; readonly x: number } {
  const x = way.kind === "lane" && typeof way.x === "number" ? way.x : middleOf(leg.from);
  const over = way.kind === "lane" && way.x === "end" ? (way.first ?? leg.from.y) : Number.NEGATIVE_INFINITY;
  const gap = over - bottomOf(leg.to);
  return { side: x < middleOf(leg.to) ? -1 : 1, depth: gap > longGap ? Math.floor(gap / depthStep) : 0, x };
}

/** The x of a way's lane. */
export function laneX(way: LaneWay, from: Rect, end: Point): number {
  if (typeof way.x === "number") return way.x;
  return way.x === "start" ? middleOf(from) : end.x;
}

/** True when a way's level stretches lie between its ends. */
export function wayFits(way: Way, from: Rect, end: Point): boolean {
  if (way.kind === "plain" || (way.first === null && way.last === null)) return true;
  const start = way.from === "top" ? topOf(from) : { x: laneX(way, from, end), y: sideY(from) - 12 };
  return levelsFit(start, laneX(way, from, end), end, way);
}

function sideY(from: Rect): number {
  return from.y + Math.min(from.height / 2, 40);
}

/** The line itself, turned. `bend` is where a smooth bend at its end lies, when that is settled. */
export function routeOf(way: Way, from: Rect, end: Point, bend: number | null = null): Path {
  const start = topOf(from);
  if (way.kind === "plain") return plainRoute(start, end, bend);
  const lane = laneX(way, from, end);
  if (way.from === "top") return laneRoute(start, lane, end, way, bend);
  return sideRoute({ x: lane < start.x ? from.x : from.x + from.width, y: sideY(from) }, lane, end, way.last, bend);
}

/** How far below the edge a line goes over to an end there; null when it comes up straight, or on a level of its own. */
export function bendBelow(way: Way, leg: Leg, endX: number): number | null {
  const start = topOf(leg.from);
  const room = start.y - bottomOf(leg.to);
  if (way.kind === "plain") return Math.abs(start.x - endX) < 1 ? null : room / 2;
  if (way.last !== null || way.x === "end") return null;
  const lane = laneX(way, leg.from, { x: endX, y: 0 });
  return Math.abs(lane - endX) < 1 ? null : bendHeight(lane - endX, room / 2) / 2;
}
