import { WarrantError } from "../../contract/errors.ts";
import { type Sized, type SizeOptions, type SizeWanted, toMillimetres } from "./sizes.ts";

/**
 * What a PNG may have. Warrant paints in strips and could go on; but nothing shows
 * what is larger: browsers' bitmaps end at this many pixels a side, and a viewer
 * takes four bytes of memory a pixel.
 */
export const largestPng = { side: 65_535, area: 2 ** 31 } as const;

/**
 * Refuses a PNG that nothing could show.
 * @throws WarrantError `too-large` that says which size would do
 */
export function refuseTooLarge(
  { scene, scale, width, height }: Sized,
  { size, dpi }: Pick<SizeOptions, "size" | "dpi">,
): void {
  if (fits(width, height)) return;
  const { bounds } = scene;
  const largest = Math.min(
    largestPng.side / bounds.width,
    largestPng.side / bounds.height,
    Math.sqrt(largestPng.area / (bounds.width * bounds.height)),
  );
  const largestScale = scaleThatFits(bounds, Math.floor(largest * 100) / 100);
  throw new WarrantError(
    "too-large",
    `The picture would be ${width} by ${height} pixels, more than can be shown. ${advice(size.by, dpi, {
      largestScale,
      width: Math.floor((width * largest) / scale),
      height: Math.floor((height * largest) / scale),
    })}`,
    { largestScale },
  );
}

function fits(width: number, height: number): boolean {
  return Math.max(width, height) <= largestPng.side && width * height <= largestPng.area;
}

/** Sides are rounded up, so the largest scale may be a hundredth too large. */
function scaleThatFits(bounds: { readonly width: number; readonly height: number }, scale: number): number {
  const smaller = Math.round(scale * 100 - 1) / 100;
  return fits(Math.ceil(bounds.width * scale), Math.ceil(bounds.height * scale)) ? scale : smaller;
}

function advice(
  by: SizeWanted["by"],
  dpi: number,
  largest: { readonly largestScale: number; readonly width: number; readonly height: number },
): string {
  const { largestScale, width, height } = largest;
  switch (by) {
    case "scale":
      return `The largest scale that fits is ${largestScale}.`;
    case "pixels":
      return `The largest that fits is ${width} by ${height} pixels.`;
    case "millimetres": {
      const [across, down] = [width, height].map((side) => Math.floor(toMillimetres(side, dpi)));
      return `At ${dpi} dpi, the largest that fits is ${across} by ${down} mm. Choose that, fewer dots to the inch, or PDF.`;
    }
  }
}
