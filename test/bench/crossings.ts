import type { Point } from "#shared/layout/geometry.ts";
import type { LayoutCard, LayoutLink } from "#shared/layout/tidy.ts";

type Segment = Point & { readonly toX: number; readonly toY: number; readonly ends: readonly string[] };

/** How many pairs of lines cross when every line runs straight from a premise's middle to its target's; the same count for every engine. */
export function crossingsOf(
  cards: readonly LayoutCard[],
  links: readonly LayoutLink[],
  places: ReadonlyMap<string, Point>,
): number {
  const segments = segmentsOf(cards, links, places)
    .map((segment) => ({
      ...segment,
      left: Math.min(segment.x, segment.toX),
      right: Math.max(segment.x, segment.toX),
      top: Math.min(segment.y, segment.toY),
      bottom: Math.max(segment.y, segment.toY),
    }))
    .sort((a, b) => a.left - b.left);
  let crossings = 0;
  for (const [index, a] of segments.entries()) {
    for (let other = index + 1; other < segments.length; other += 1) {
      const b = segments[other];
      if (b === undefined || b.left > a.right) break;
      if (b.top > a.bottom || b.bottom < a.top || a.ends.some((end) => b.ends.includes(end))) continue;
      if (divides(a, b) && divides(b, a)) crossings += 1;
    }
  }
  return crossings;
}

/** An undercut's line ends in the middle of the line from the first premise of the link that it cuts. */
function segmentsOf(
  cards: readonly LayoutCard[],
  links: readonly LayoutLink[],
  places: ReadonlyMap<string, Point>,
): Segment[] {
  const centres = new Map<string, Point>();
  for (const { id, width, height } of cards) {
    const at = places.get(id);
    if (at) centres.set(id, { x: at.x + width / 2, y: at.y + height / 2 });
  }
  const byId = new Map(links.map((link) => [link.id, link]));
  const aimOf = (link: LayoutLink, seen: ReadonlySet<string>): Point | undefined => {
    if ("claimId" in link.target) return centres.get(link.target.claimId);
    const cut = byId.get(link.target.inferenceId);
    if (!cut || seen.has(cut.id)) return undefined;
    const [from, to] = [centres.get(cut.premises[0] ?? ""), aimOf(cut, new Set([...seen, cut.id]))];
    return from && to && { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  };
  return links.flatMap((link) => {
    const to = aimOf(link, new Set([link.id]));
    return link.premises.flatMap((premise) => {
      const from = centres.get(premise);
      if (!from || !to) return [];
      const ends = "claimId" in link.target ? [premise, link.target.claimId] : [premise];
      return [{ ...from, toX: to.x, toY: to.y, ends }];
    });
  });
}

/** True when the second segment's ends lie on different sides of the first one's line. */
function divides(a: Segment, b: Segment): boolean {
  const side = (x: number, y: number) => (a.toX - a.x) * (y - a.y) - (a.toY - a.y) * (x - a.x);
  return side(b.x, b.y) * side(b.toX, b.toY) < 0;
}
