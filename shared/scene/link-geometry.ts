import { boundsOf, grow, type Point, type Rect } from "../layout/geometry.ts";
import type { LinkView } from "../model/map-view.ts";
import type { InferenceKind } from "../model/records.ts";
import type { Lead } from "./junctions.ts";
import { type LinkEnd, linkEnd } from "./link-ends.ts";
import { boundsOfLines, type Path, pointAlong, polylinesOf, samePath } from "./path.ts";

export type LineStyle = "solid" | "dashed" | "dotted";

/** Stroke width of links, and the dash of each style, in map pixels. */
export const linkWidth = 1.75;
export const linkDashes = { solid: [], dashed: [6, 4], dotted: [1.75, 4] } as const satisfies Record<
  LineStyle,
  readonly number[]
>;

export type LinkStroke = {
  readonly path: Path;
  readonly style: LineStyle;
  /** The premise whose line this is; null for the stem that linked premises share. */
  readonly premiseClaimId: string | null;
};

/** How one link is drawn, in map pixels. */
export type LinkGeometry = {
  readonly inferenceId: string;
  readonly kind: InferenceKind;
  readonly strokes: readonly LinkStroke[];
  readonly end: LinkEnd;
  /** Where linked premises meet; null for a single premise. */
  readonly junction: (Point & { readonly r: number }) | null;
  /** The link's own place: its junction, or the middle of its line. Undercuts end near it. */
  readonly anchor: Point;
  /** What to test a pointer against: every stroke as straight pieces. */
  readonly polylines: readonly (readonly Point[])[];
  readonly bounds: Rect;
};

/** The last stretch of a link: its line, where it touches, and the direction of arrival. */
export type Stem = { readonly path: Path; readonly tip: Point; readonly direction: Point };

/**
 * A link's drawing, made of its last stretch and, for linked premises, the lines
 * from each to the junction. When it comes out like the `known` one, it is that one.
 */
export function drawLink(
  link: LinkView,
  lead: Lead,
  last: Stem,
  legs: readonly Path[],
  known: LinkGeometry | null,
): LinkGeometry {
  const implicit = new Set(link.implicitPremiseClaimIds);
  const plain: LineStyle = link.kind === "attack" ? "dashed" : "solid";
  const styleOf = (claimId: string): LineStyle => (implicit.has(claimId) ? "dotted" : plain);
  const strokes: LinkStroke[] = [];
  if (lead.junction) {
    for (const [index, { claimId }] of lead.premises.entries()) {
      strokes.push({ path: legs[index] ?? [], style: styleOf(claimId), premiseClaimId: claimId });
    }
    strokes.push({ path: last.path, style: plain, premiseClaimId: null });
  } else {
    const claimId = lead.premises[0]?.claimId ?? "";
    strokes.push({ path: last.path, style: styleOf(claimId), premiseClaimId: claimId });
  }
  if (known && isDrawnLike(known, link, lead, last, strokes)) return known;
  const end = linkEnd(link.kind, last.tip, last.direction);
  const polylines = strokes.flatMap((stroke) => polylinesOf(stroke.path));
  const anchor = lead.junction ?? pointAlong(polylines.at(-1) ?? [], 0.5);
  const drawn = boundsOfLines([...polylines, ...polylinesOf(end.head ?? end.bars ?? [])]);
  const bounds = lead.junction ? (boundsOf([drawn, lead.rect]) ?? lead.rect) : drawn;
  return {
    inferenceId: link.inferenceId,
    kind: link.kind,
    strokes,
    end,
    junction: lead.junction,
    anchor: { x: anchor.x, y: anchor.y },
    polylines,
    bounds: grow(bounds, linkWidth),
  };
}

function isDrawnLike(
  known: LinkGeometry,
  link: LinkView,
  lead: Lead,
  last: Stem,
  strokes: readonly LinkStroke[],
): boolean {
  return (
    known.kind === link.kind &&
    known.junction?.x === lead.junction?.x &&
    known.junction?.y === lead.junction?.y &&
    known.end.tip.x === last.tip.x &&
    known.end.tip.y === last.tip.y &&
    known.end.direction.x === last.direction.x &&
    known.end.direction.y === last.direction.y &&
    known.strokes.length === strokes.length &&
    known.strokes.every((stroke, index) => {
      const other = strokes[index];
      return (
        other !== undefined &&
        stroke.style === other.style &&
        stroke.premiseClaimId === other.premiseClaimId &&
        samePath(stroke.path, other.path)
      );
    })
  );
}
