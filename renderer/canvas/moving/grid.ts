import type { Point } from "#shared/layout/geometry.ts";

/** What is placed by hand stands on a grid this wide, in map pixels. */
export const gridStep = 10;

export function snapped(value: number): number {
  return Math.round(value / gridStep) * gridStep;
}

export function snappedPoint({ x, y }: Point): Point {
  return { x: snapped(x), y: snapped(y) };
}
