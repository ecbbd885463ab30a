import type { Point } from "../layout/geometry.ts";

/** Corners in order; the last is joined to the first. */
export type Polygon = readonly Point[];

/** A regular polygon that passes for a disc of this radius. */
export function disc(x: number, y: number, radius: number, corners = 16): Polygon {
  return Array.from({ length: corners }, (_, index) => {
    const angle = (2 * Math.PI * index) / corners;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });
}

/**
 * What two polygons share (Sutherland and Hodgman's way): `subject` may have any
 * shape; `outline` is convex, and its corners go round clockwise on a plane whose y
 * grows downwards. Empty when they share nothing.
 */
export function clipPolygon(subject: Polygon, outline: Polygon): Polygon {
  let kept = subject;
  for (const [index, a] of outline.entries()) {
    const b = outline[(index + 1) % outline.length] ?? a;
    const inside = ({ x, y }: Point) => (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
    const next: Point[] = [];
    let from = kept.at(-1);
    let fromSide = from ? inside(from) : 0;
    for (const to of kept) {
      const toSide = inside(to);
      if (from && fromSide > 0 !== toSide > 0 && fromSide !== 0 && toSide !== 0) {
        const share = fromSide / (fromSide - toSide);
        next.push({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
      }
      if (toSide >= 0) next.push(to);
      from = to;
      fromSide = toSide;
    }
    kept = next;
    if (kept.length === 0) return kept;
  }
  return kept.length < 3 ? [] : kept;
}
