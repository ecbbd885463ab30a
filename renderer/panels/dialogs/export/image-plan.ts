import { WarrantError } from "#shared/contract/errors.ts";
import type { Rect, Size } from "#shared/layout/geometry.ts";
import type { Scene } from "#shared/scene/draw-list.ts";
import { refuseTooLarge } from "#shared/scene/picture/limits.ts";
import { layOutPages, pointsPerInch } from "#shared/scene/picture/pages.ts";
import { pixelsPerInch, type Sized, sized, toMillimetres } from "#shared/scene/picture/sizes.ts";
import type { ImageOptions } from "../../../state/export-choices.ts";

/** A page of a PDF: the sheet of paper, and the part of the picture on it; in map pixels. */
export type Sheet = { readonly sheet: Rect; readonly content: Rect };

/** How large an image becomes, and where it lies on the map's plane. */
export type ImagePlan = {
  /** The picture with all the ground that its size gives it, in map pixels. */
  readonly ground: Rect;
  /** The pages of a PDF on paper; none for a picture of its own size. */
  readonly sheets: readonly Sheet[];
  readonly pixels: Size;
  readonly millimetres: Size;
};

/** Why an image cannot be made, for the person; and the size that can, where another size would do. */
export type Refusal = { readonly message: string; readonly largest: ImageOptions["size"] | null };

/** True where the pages, not the person, settle how large the picture is. */
export function fillsPage({ format, page }: Pick<ImageOptions, "format" | "page">): boolean {
  return format === "pdf" && page.paper !== "fit" && !page.tiled;
}

/**
 * How large an image with these options becomes, as far as `bounds`, what it shows
 * of the map's plane, tells. Its limits aside.
 */
export function sizeOf(bounds: Rect, { format, size, dpi }: Pick<ImageOptions, "format" | "size" | "dpi">): Sized {
  const millimetres = format === "png" ? dpi : pixelsPerInch;
  return sized(sceneOf(bounds), size, { pixels: pixelsPerInch, millimetres, whole: format !== "pdf" });
}

/** A size in pixels as one in millimetres, for this kind of image. */
export function millimetresOf(pixels: number, { format, dpi }: Pick<ImageOptions, "format" | "dpi">): number {
  return toMillimetres(pixels, format === "png" ? dpi : pixelsPerInch);
}

/** What becomes of an image with these options, or why it cannot be made. */
export function planImage(bounds: Rect, options: ImageOptions): ImagePlan | Refusal {
  try {
    return options.format === "pdf" ? planPdf(bounds, options) : planPicture(bounds, options);
  } catch (error) {
    if (!(error instanceof WarrantError)) throw error;
    return { message: error.message, largest: largestOf(error, bounds, options) };
  }
}

function planPicture(bounds: Rect, options: ImageOptions): ImagePlan {
  const made = sizeOf(bounds, options);
  if (options.format === "png") refuseTooLarge(made, options);
  return {
    ground: made.scene.bounds,
    sheets: [],
    pixels: made,
    millimetres: { width: millimetresOf(made.width, options), height: millimetresOf(made.height, options) },
  };
}

function planPdf(bounds: Rect, options: ImageOptions): ImagePlan {
  const { scene, scale, userUnit, margin, parts } = layOutPages(sceneOf(bounds), options);
  const ground = scene.bounds;
  const edge = margin / scale;
  const sheets = parts.map((part) => {
    const [width, height] = [part.width / scale, part.height / scale];
    const content = { x: ground.x + part.x / scale, y: ground.y + part.y / scale, width, height };
    const sheet = { x: content.x - edge, y: content.y - edge, width: width + 2 * edge, height: height + 2 * edge };
    return { sheet, content };
  });
  // Of a tiled picture the size is its own, not that of all pages together.
  const shown = fillsPage(options) ? ground : sizeOf(bounds, options).scene.bounds;
  const inches = (length: number) => (length * scale * userUnit) / pointsPerInch;
  const side = (length: number, perInch: number) => inches(length) * perInch;
  return {
    ground,
    sheets: options.page.paper === "fit" ? [] : sheets,
    pixels: { width: side(shown.width, pixelsPerInch), height: side(shown.height, pixelsPerInch) },
    millimetres: { width: toMillimetres(inches(shown.width), 1), height: toMillimetres(inches(shown.height), 1) },
  };
}

/** The size that a refusal says would fit, told in the way that the size is told now. */
function largestOf({ details }: WarrantError, bounds: Rect, options: ImageOptions): ImageOptions["size"] | null {
  const scale =
    typeof details === "object" && details !== null && "largestScale" in details ? Number(details.largestScale) : 0;
  if (!(scale > 0)) return null;
  const width = bounds.width * scale;
  switch (options.size.by) {
    case "scale":
      return { by: "scale", scale };
    case "pixels":
      return { by: "pixels", width: Math.floor(width), height: null };
    case "millimetres":
      return { by: "millimetres", width: Math.floor(millimetresOf(width, options)), height: null };
  }
}

/** What the arithmetic of sizes looks at of a scene. */
function sceneOf(bounds: Rect): Scene {
  return { title: "", bounds, background: null, items: [] };
}
