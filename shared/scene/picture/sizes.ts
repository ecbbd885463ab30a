import type { CheckedArguments } from "../../contract/commands.ts";
import type { Rect } from "../../layout/geometry.ts";
import type { Scene } from "../draw-list.ts";

/** How large a picture is to become, and on which pages. */
export type SizeOptions = Pick<CheckedArguments<"map.export">, "size" | "dpi" | "page">;
export type SizeWanted = SizeOptions["size"];

/** Units of an image to the inch where it counts in pixels, as CSS has it. */
export const pixelsPerInch = 96;
const millimetresPerInch = 25.4;

/**
 * A size in units of which `perInch` make an inch. `width` and `height` are whole
 * only where `whole` was asked for; `scale` is units for each map pixel.
 */
export type Sized = { readonly scene: Scene; readonly scale: number; readonly width: number; readonly height: number };

/**
 * How large a scene becomes. Of two sides told, the picture is fitted within both
 * and more of its ground is shown where it is narrower, so that it has exactly
 * that size and nothing is distorted; of one, the other follows.
 * @param pixels units to the inch for sizes told in pixels or as a scale
 * @param millimetres units to the inch for sizes told in millimetres
 * @param whole whether sides are whole units, rounded up
 */
export function sized(
  scene: Scene,
  wanted: SizeWanted,
  { pixels, millimetres, whole }: { readonly pixels: number; readonly millimetres: number; readonly whole: boolean },
): Sized {
  const { width, height } = scene.bounds;
  const round = whole ? Math.ceil : (side: number) => side;
  if (wanted.by === "scale") {
    const scale = (wanted.scale * pixels) / pixelsPerInch;
    return { scene, scale, width: round(width * scale), height: round(height * scale) };
  }
  const unit = wanted.by === "pixels" ? pixels / pixelsPerInch : millimetres / millimetresPerInch;
  const side = (told: number | null) =>
    told === null ? null : Math.max(1, whole ? Math.round(told * unit) : told * unit);
  const [across, down] = [side(wanted.width), side(wanted.height)];
  // Neither side told: as the map is.
  if (across === null && down === null) return sized(scene, { by: "scale", scale: 1 }, { pixels, millimetres, whole });
  const scale = Math.min((across ?? Number.POSITIVE_INFINITY) / width, (down ?? Number.POSITIVE_INFINITY) / height);
  const size = { width: across ?? round(width * scale), height: down ?? round(height * scale) };
  return {
    scene: across === null || down === null ? scene : onGround(scene, size.width / scale, size.height / scale),
    scale,
    ...size,
  };
}

/** The scene in the middle of a larger ground, sides in map pixels. */
export function onGround(scene: Scene, width: number, height: number): Scene {
  const { bounds } = scene;
  const wider: Rect = {
    x: bounds.x - (width - bounds.width) / 2,
    y: bounds.y - (height - bounds.height) / 2,
    width,
    height,
  };
  return { ...scene, bounds: wider };
}

/** Millimetres as a number of units of which `perInch` make an inch. */
export function fromMillimetres(millimetres: number, perInch: number): number {
  return (millimetres * perInch) / millimetresPerInch;
}

/** Units of which `perInch` make an inch as millimetres. */
export function toMillimetres(units: number, perInch: number): number {
  return (units * millimetresPerInch) / perInch;
}
