import type { Point, Rect } from "../layout/geometry.ts";
import type { Position } from "../model/records.ts";
import type { Path, PathCommand } from "./path.ts";
import { clipPolygon, disc, type Polygon } from "./polygons.ts";

/** How wide the strip is that tells a position in print, in map pixels: room for a pattern, and still clear of the text. */
export const patternWidth = 10;

/** A thin line ends the strip, so that a pattern of single signs reads as one thing. */
const ruleWidth = 0.75;
const inner = patternWidth - ruleWidth;

/**
 * What is filled in a strip of some height, each pattern from its upper left
 * corner. The first differ most, because most libraries have few positions.
 */
const shapes = {
  solid: (height) => [box(0, 0, patternWidth, height)],
  rising: (height) => slanted(height, 7, 3, -1),
  dots: (height) => rows(height, 10, (y) => [disc(2.5, y + 2.5, 1.6), disc(6.8, y + 7.5, 1.6)]),
  rungs: (height) => rows(height, 6, (y) => [box(0, y + 1.5, inner, 2.2)]),
  crossed: (height) => [...slanted(height, 9.25, 1.6, 1), ...slanted(height, 9.25, 1.6, -1)],
  rails: (height) => [box(0.5, 0, 2.5, height), box(5.2, 0, 2.2, height)],
  blocks: (height) => rows(height, 11, (y) => [box(0, y + 2, inner, 7.5)]),
  falling: (height) => slanted(height, 7, 3, 1),
  checks: (height) => rows(height, 9.2, (y) => [box(0, y, 4.6, 4.6), box(4.6, y + 4.6, 4.65, 4.6)]),
  rings: (height) => rows(height, 9, (y) => [disc(4.7, y + 4.5, 3.8), disc(4.7, y + 4.5, 2.2).toReversed()]),
  zigzag: (height) =>
    rows(height, 8, (y) => [polygon([0, y], [inner, y + 4], [0, y + 8], [0, y + 5], [5.6, y + 4], [0, y + 3])]),
  discs: (height) => rows(height, 8, (y) => [disc(4.7, y + 4, 3)]),
  grid: (height) => [
    box(2.4, 0, 1.2, height),
    box(5.8, 0, 1.2, height),
    ...rows(height, 4.6, (y) => [box(0, y + 2, inner, 1.2)]),
  ],
  triangles: (height) => rows(height, 8, (y) => [polygon([4.7, y + 0.5], [9, y + 7.5], [0.4, y + 7.5])]),
  ladder: (height) => [box(0, 0, 4, height), ...rows(height, 8, (y) => [box(4, y + 3, inner - 4, 2)])],
  diamonds: (height) => rows(height, 14, (y) => [polygon([4.7, y + 0.5], [9, y + 7], [4.7, y + 13.5], [0.4, y + 7])]),
} as const satisfies Record<string, (height: number) => readonly Polygon[]>;

export type Pattern = keyof typeof shapes;

export const patternNames = Object.keys(shapes) as Pattern[];

/** The pattern of each position, by id: by their order in the library, so that all its pictures agree. After the last pattern they begin again. */
export function patternsOf(positions: Iterable<Position>): ReadonlyMap<string, Pattern> {
  const inOrder = [...positions].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  return new Map(inOrder.map(({ id }, index) => [id, patternNames[index % patternNames.length] ?? "solid"]));
}

/**
 * A pattern that fills the left edge of a box: all its shapes, cut off at the strip.
 * @param radius of the box's corners on the left
 */
export function patternPath(pattern: Pattern, { x, y, height }: Rect, radius: number): Path {
  const outline = stripOutline(height, radius);
  const path: PathCommand[] = [];
  const drawn = pattern === "solid" ? [] : [box(inner, 0, ruleWidth, height)];
  for (const shape of [...shapes[pattern](height), ...drawn]) {
    for (const [index, corner] of clipPolygon(shape, outline).entries())
      path.push([index === 0 ? "M" : "L", x + corner.x, y + corner.y]);
    if (path.length > 0 && path.at(-1)?.[0] !== "Z") path.push(["Z"]);
  }
  return path;
}

function stripOutline(height: number, radius: number): Polygon {
  const r = Math.min(radius, height / 2);
  if (r === 0) return box(0, 0, patternWidth, height);
  const arc = (cx: number, cy: number, from: number): Point[] =>
    Array.from({ length: 7 }, (_, index) => {
      const angle = from + (Math.PI / 2) * (index / 6);
      return { x: cx + r * Math.cos(angle), y: cy + r * Math.sin(angle) };
    });
  return [
    { x: patternWidth, y: 0 },
    { x: patternWidth, y: height },
    ...arc(r, height - r, Math.PI / 2),
    ...arc(r, r, Math.PI),
  ];
}

function box(x: number, y: number, width: number, height: number): Polygon {
  return polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height]);
}

function polygon(...corners: readonly (readonly [number, number])[]): Polygon {
  return corners.map(([x, y]) => ({ x, y }));
}

/** The shapes of one row after the other, until the strip is full. */
function rows(height: number, step: number, row: (y: number) => readonly Polygon[]): Polygon[] {
  const all: Polygon[] = [];
  for (let y = 0; y < height; y += step) all.push(...row(y));
  return all;
}

/** Slanted stripes: `step` apart and `thickness` high, each as much lower on its right as the strip is wide (`slope` 1), or higher (−1). */
function slanted(height: number, step: number, thickness: number, slope: 1 | -1): Polygon[] {
  const fall = slope * inner;
  const stripes: Polygon[] = [];
  for (let y = -Math.max(0, fall); y < height - Math.min(0, fall); y += step)
    stripes.push(polygon([0, y], [inner, y + fall], [inner, y + fall + thickness], [0, y + thickness]));
  return stripes;
}
