import type { Point } from "../layout/geometry.ts";
import type { Path, PathCommand } from "./path.ts";

/** A smooth line that leaves and arrives upright, and goes over at half the height or at `level`. */
function sCurve(from: Point, to: Point, level: number | null = null): PathCommand {
  if (Math.abs(from.x - to.x) < 0.5) return ["L", to.x, to.y];
  const middle = level ?? (from.y + to.y) / 2;
  return ["C", from.x, middle, to.x, middle, to.x, to.y];
}

/** How high the bend between an end and a lane is. */
export function bendHeight(across: number, room: number): number {
  return Math.min(room, Math.max(28, Math.min(64, Math.abs(across) * 0.6)));
}

/** How round the corners of a level stretch are when there is room. */
export const cornerRadius = 14;

function cornerFor(across: number): number {
  return Math.min(cornerRadius, Math.abs(across) / 2);
}

/**
 * Where a line goes over to its lane and from there to its end: on the level at
 * this y with round corners, or (null) in a smooth bend next to the end.
 */
export type Levels = { readonly first: number | null; readonly last: number | null };

const smooth: Levels = { first: null, last: null };

/**
 * From the top of a card to a lane (an upright line at x = `lane`), up along it,
 * and over to the end. `bend` is the height at which a smooth bend at the end lies.
 */
export function laneRoute(
  start: Point,
  lane: number,
  end: Point,
  levels: Levels = smooth,
  bend: number | null = null,
): Path {
  const path: PathCommand[] = [["M", start.x, start.y]];
  let at = start;
  const go = (to: Point) => {
    if (Math.abs(at.x - to.x) < 0.01 && Math.abs(at.y - to.y) < 0.01) return;
    path.push(sCurve(at, to));
    at = to;
  };
  const goLevel = (x: number, y: number, mostRadius = cornerRadius) => {
    const radius = Math.min(mostRadius, cornerFor(x - at.x));
    const towards = x < at.x ? -radius : radius;
    const from = at.x;
    go({ x: from, y: y + radius });
    path.push(["C", from, y + radius * 0.45, from + towards * 0.55, y, from + towards, y]);
    if (Math.abs(x - from) > 2 * radius) path.push(["L", x - towards, y]);
    path.push(["C", x - towards * 0.45, y, x, y + -radius * 0.45, x, y - radius]);
    at = { x, y: y - radius };
  };
  const [first, last] = [needed(start.x, lane, levels.first), needed(end.x, lane, levels.last)];
  if (first !== null) goLevel(lane, first);
  else if (Math.abs(start.x - lane) >= 0.5) {
    const room = last === null ? (start.y - end.y) / 2 : start.y - last - cornerRadius;
    go({ x: lane, y: start.y - bendHeight(start.x - lane, room) });
  }
  if (last !== null) goLevel(end.x, last);
  else if (Math.abs(end.x - lane) >= 0.5) {
    const room = at.y - end.y;
    const height = bend === null ? bendHeight(end.x - lane, room) : Math.min(room, 2 * (bend - end.y));
    // A smooth bend that is low and wide would look like a kink.
    if (bend !== null && Math.abs(end.x - lane) > 14 * height) goLevel(end.x, end.y + height / 2, height / 2);
    else go({ x: lane, y: end.y + height });
  }
  go(end);
  return path;
}

function needed(x: number, lane: number, level: number | null): number | null {
  return Math.abs(x - lane) < 0.5 ? null : level;
}

/** True when the level stretches of a route lie between its ends, with room for their corners. */
export function levelsFit(start: Point, lane: number, end: Point, levels: Levels): boolean {
  const [first, last] = [needed(start.x, lane, levels.first), needed(end.x, lane, levels.last)];
  const top = last === null ? end.y + (Math.abs(end.x - lane) < 0.5 ? 0 : 28) : last + cornerRadius;
  if (last !== null && last - cornerFor(end.x - lane) < end.y) return false;
  if (first === null) return start.y - (Math.abs(start.x - lane) < 0.5 ? 0 : 28) >= top;
  return first + cornerFor(start.x - lane) <= start.y && first - cornerRadius >= top;
}

/** From a card's side to a lane beside it, up along it, and over to the end. */
export function sideRoute(
  side: Point,
  lane: number,
  end: Point,
  last: number | null,
  bend: number | null = null,
): Path {
  const radius = Math.min(12, Math.abs(lane - side.x), Math.max(0, side.y - end.y));
  const towards = lane < side.x ? -1 : 1;
  const path: PathCommand[] = [["M", side.x, side.y]];
  if (Math.abs(lane - side.x) > radius) path.push(["L", lane - towards * radius, side.y]);
  const corner = { x: lane, y: side.y - radius };
  path.push(["C", lane - towards * radius * 0.45, side.y, lane, side.y - radius * 0.55, corner.x, corner.y]);
  const rest = laneRoute(corner, lane, end, { first: null, last }, bend);
  return [...path, ...rest.slice(1)];
}

/** Straight up and over in one bend. */
export function plainRoute(start: Point, end: Point, bend: number | null = null): Path {
  return [["M", start.x, start.y], sCurve(start, end, bend)];
}

/** From one point to another, leaving and arriving in given directions (unit vectors). */
export function freeRoute(start: Point, leaving: Point, end: Point, arriving: Point): Path {
  const reach = Math.max(16, Math.min(140, Math.hypot(end.x - start.x, end.y - start.y) * 0.5));
  return [
    ["M", start.x, start.y],
    [
      "C",
      start.x + leaving.x * reach,
      start.y + leaving.y * reach,
      end.x - arriving.x * reach,
      end.y - arriving.y * reach,
      end.x,
      end.y,
    ],
  ];
}
