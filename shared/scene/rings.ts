import type { Rect } from "../layout/geometry.ts";
import { cardRadius } from "./card.ts";
import type { DrawItem, RectItem } from "./draw-list.ts";
import type { LinkGeometry } from "./link-geometry.ts";
import type { ThemeTokens } from "./theme.ts";

/** Measures of the selection's rings in map pixels. The window's style sheets use the same. */
const ringWidth = 2;
const ringOffset = 2;
const linkRingWidth = 9.75;
const linkGapWidth = 5.75;
/** How far the ring's middle is off a junction's rim. */
const junctionRingOffset = 3;
/** A ring is at least this wide in image pixels, so that it is seen from afar. */
const leastRing = 1.5;
/** Of a link's line and what is left free beside it at least this much is seen within its ring, in image pixels. */
const leastGap = 2.5;

/**
 * The ring around a selected card.
 * @param scale image pixels for each map pixel
 */
export function cardRing(card: Rect, tokens: ThemeTokens, scale: number): RectItem {
  const width = Math.max(ringWidth, leastRing / scale);
  const out = ringOffset + width / 2;
  return {
    kind: "rect",
    owner: "map:",
    x: card.x - out,
    y: card.y - out,
    width: card.width + 2 * out,
    height: card.height + 2 * out,
    radius: cardRadius + out,
    fill: null,
    stroke: tokens.focus,
    strokeWidth: width,
  };
}

/** The ring along a selected link's lines, which goes under them. */
export function linkRing(link: Pick<LinkGeometry, "strokes">, tokens: ThemeTokens, scale: number): DrawItem[] {
  const gap = Math.max(linkGapWidth, leastGap / scale);
  const path = link.strokes.flatMap((stroke) => stroke.path);
  const line = { kind: "path", owner: "map:", path, fill: null, dash: [], cap: "round" } as const;
  return [
    { ...line, stroke: tokens.focus, strokeWidth: Math.max(linkRingWidth, gap + (2 * leastRing) / scale) },
    { ...line, stroke: tokens.canvas, strokeWidth: gap },
  ];
}

/** The ring around a selected link's junction. */
export function junctionRing(
  { x, y, r }: NonNullable<LinkGeometry["junction"]>,
  tokens: ThemeTokens,
  scale: number,
): RectItem {
  const radius = r + junctionRingOffset;
  return {
    kind: "rect",
    owner: "map:",
    x: x - radius,
    y: y - radius,
    width: 2 * radius,
    height: 2 * radius,
    radius,
    fill: null,
    stroke: tokens.focus,
    strokeWidth: Math.max(ringWidth, leastRing / scale),
  };
}
