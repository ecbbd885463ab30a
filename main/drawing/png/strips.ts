import type { DrawItem, Scene } from "#shared/scene/draw-list.ts";
import { extentOf } from "../extents.ts";
import { bandRows } from "./cells.ts";

/** A full-width part of a picture, in image pixels, with what is drawn in it. */
export type Strip = {
  readonly top: number;
  readonly rows: number;
  readonly items: readonly Placed[];
};

/** Something drawn, and the columns that it may touch. */
export type Placed = { readonly item: DrawItem; readonly from: number; readonly to: number };

/** Pixels of a strip, about. */
const stripPixels = 12_000_000;
const fewestRows = 64;
const mostRows = 1_024;

/** Cuts a picture into strips from top to bottom, each but the last a whole number of bands high. */
export function stripsOf(
  scene: Scene,
  scale: number,
  size: { readonly width: number; readonly height: number },
): Strip[] {
  const wanted = Math.min(mostRows, Math.max(fewestRows, Math.floor(stripPixels / size.width)));
  const rows = Math.ceil(wanted / bandRows) * bandRows;
  const count = Math.ceil(size.height / rows);
  const items: Placed[][] = Array.from({ length: count }, () => []);
  for (const item of scene.items) {
    const { left, top, right, bottom } = extentOf(item);
    const placed = { item, from: (left - scene.bounds.x) * scale, to: (right - scene.bounds.x) * scale };
    const first = Math.max(0, Math.floor(((top - scene.bounds.y) * scale) / rows));
    const last = Math.min(count - 1, Math.floor(((bottom - scene.bounds.y) * scale) / rows));
    for (let strip = first; strip <= last; strip += 1) items[strip]?.push(placed);
  }
  return items.map((each, index) => ({
    top: index * rows,
    rows: Math.min(rows, size.height - index * rows),
    items: each,
  }));
}
