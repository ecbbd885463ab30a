import type { LayoutCard, LayoutLink } from "./forest.ts";
import { boundsOf, type Point, type Rect } from "./geometry.ts";
import { pageFit } from "./pack.ts";
import { RectIndex } from "./rect-index.ts";

/** What troubles count, each beside a map that fits its page: for every link of the map on average. */
const hitWeight = 0.9;
const awryWeight = 0.5;
/** Length of links beyond the usual, for every so many pixels. */
const lengthUnit = 2_500;
type Line = { readonly from: Point; readonly to: Point; readonly ends: readonly [string, string] };

/**
 * How good a layout is: how large it can be shown on a page of `ratio` (width to height), less for lines under
 * cards, lines that cross (`crossingWeight` each), lines that do not lead upwards,
 * and long ones.
 */
export function scoreOf(
  cards: ReadonlyMap<string, LayoutCard>,
  links: readonly LayoutLink[],
  places: ReadonlyMap<string, Point>,
  ratio: number,
  crossingWeight: number,
): number {
  const rects = rectsOf(cards, places);
  const index = new RectIndex<string>();
  for (const [id, rect] of rects) index.add(rect, id);
  const all = boundsOf(rects.values());
  if (!all) return 0;
  const lines = linesOf(links, rects);
  let hits = 0;
  let awry = 0;
  let length = 0;
  for (const line of lines) {
    hits += cardsUnderLine(line, index);
    if (line.from.y <= line.to.y) awry += 1;
    length += Math.hypot(line.from.x - line.to.x, line.from.y - line.to.y);
  }
  const crossings = countCrossings(lines);
  const troubles = hitWeight * hits + crossingWeight * crossings + awryWeight * awry + length / lengthUnit;
  return pageFit(all, ratio) / (1 + troubles / Math.max(1, lines.length));
}

/** Pairs of straight lines from premises to targets that cross. */
export function crossingsIn(
  cards: ReadonlyMap<string, LayoutCard>,
  links: readonly LayoutLink[],
  places: ReadonlyMap<string, Point>,
): number {
  return countCrossings(linesOf(links, rectsOf(cards, places)));
}

function rectsOf(cards: ReadonlyMap<string, LayoutCard>, places: ReadonlyMap<string, Point>): Map<string, Rect> {
  const rects = new Map<string, Rect>();
  for (const [id, place] of places) {
    const card = cards.get(id);
    if (card) rects.set(id, { ...place, width: card.width, height: card.height });
  }
  return rects;
}

/** Straight lines from premises to targets; an undercut ends in the middle of the line it cuts. */
function linesOf(links: readonly LayoutLink[], rects: ReadonlyMap<string, Rect>): Line[] {
  const lines: Line[] = [];
  const middles = new Map<string, { readonly at: Point; readonly near: string }>();
  const draw = (link: LayoutLink, end: Rect, near: string) => {
    for (const premise of link.premises) {
      const start = rects.get(premise);
      if (!start) continue;
      const below = start.y >= end.y + end.height;
      const above = start.y + start.height <= end.y;
      const from = {
        x: start.x + start.width / 2,
        y: below ? start.y : above ? start.y + start.height : start.y + start.height / 2,
      };
      const to = { x: end.x + end.width / 2, y: below ? end.y + end.height : above ? end.y : end.y + end.height / 2 };
      lines.push({ from, to, ends: [premise, near] });
      if (!middles.has(link.id)) middles.set(link.id, { at: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, near });
    }
  };
  for (const link of links) {
    const end = "claimId" in link.target ? rects.get(link.target.claimId) : undefined;
    if (end && "claimId" in link.target) draw(link, end, link.target.claimId);
  }
  for (const link of links) {
    const cut = "inferenceId" in link.target ? middles.get(link.target.inferenceId) : undefined;
    if (cut) draw(link, { ...cut.at, y: cut.at.y - 1_000, width: 0, height: 1_000 }, cut.near);
  }
  return lines;
}

/** How far from a card's edge a line turns sideways. */
const turnRoom = 28;

/** How many cards a line must run under: straight, or over first and then up, or up first and then over. */
function cardsUnderLine({ from, to, ends }: Line, index: RectIndex<string>): number {
  const straight = cardsUnderPoints([from, to], ends, index);
  if (straight === 0) return 0;
  const towards = from.y > to.y ? -turnRoom : turnRoom;
  const [first, last] = [from.y + towards, to.y - towards];
  const overFirst = cardsUnderPoints([from, { x: from.x, y: first }, { x: to.x, y: first }, to], ends, index);
  const upFirst = cardsUnderPoints([from, { x: from.x, y: last }, { x: to.x, y: last }, to], ends, index);
  return Math.min(straight, overFirst, upFirst);
}

function cardsUnderPoints(points: readonly Point[], ends: readonly string[], index: RectIndex<string>): number {
  const under = new Set<string>();
  for (const [at, to] of points.entries()) {
    const from = points[at - 1];
    if (!from) continue;
    const steps = Math.min(40, Math.ceil(Math.hypot(from.x - to.x, from.y - to.y) / 40));
    for (let i = 0; i < steps; i += 1) {
      const spot = {
        x: from.x + ((to.x - from.x) * i) / steps,
        y: from.y + ((to.y - from.y) * i) / steps,
        width: 1,
        height: 1,
      };
      index.some(spot, (id) => {
        if (!ends.includes(id)) under.add(id);
        return false;
      });
    }
  }
  return under.size;
}

/** Pairs of lines that cross, those that meet at a card aside. */
function countCrossings(lines: readonly Line[]): number {
  const spans = lines
    .map(({ from, to, ends }) => ({
      from,
      to,
      ends,
      left: Math.min(from.x, to.x),
      right: Math.max(from.x, to.x),
      top: Math.min(from.y, to.y),
      bottom: Math.max(from.y, to.y),
    }))
    .sort((a, b) => a.left - b.left);
  let crossings = 0;
  for (const [i, a] of spans.entries()) {
    for (let j = i + 1; j < spans.length; j += 1) {
      const b = spans[j];
      if (!b || b.left > a.right) break;
      if (b.top > a.bottom || b.bottom < a.top || a.ends.some((end) => b.ends.includes(end))) continue;
      if (cross(a, b)) crossings += 1;
    }
  }
  return crossings;
}

function cross(a: Line, b: Line): boolean {
  const side = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return (
    side(a.from, a.to, b.from) * side(a.from, a.to, b.to) < 0 &&
    side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0
  );
}
