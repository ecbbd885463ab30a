import type { ImageOptions } from "../../../state/export-choices.ts";
import { counted } from "../../ui/words.ts";
import { fillsPage, type ImagePlan } from "./image-plan.ts";

/** `1,200 × 800 pixels, 159 × 106 mm at 192 dpi`: how large an image becomes. */
export function sizeInWords({ pixels, millimetres, sheets }: ImagePlan, options: ImageOptions): string {
  const mm = `${number(millimetres.width)} × ${number(millimetres.height)} mm`;
  const [first] = sheets;
  if (first) {
    const turned = first.sheet.width > first.sheet.height ? "landscape" : "portrait";
    const pages = `${counted(sheets.length, "page")} ${options.page.paper}, ${turned}`;
    return fillsPage(options) ? pages : `${mm} on ${pages}`;
  }
  switch (options.format) {
    case "pdf":
      return `One page of ${mm}`;
    case "svg":
      return `${number(pixels.width)} × ${number(pixels.height)} pixels. Text stays text and scales freely.`;
    case "png":
      return `${number(pixels.width)} × ${number(pixels.height)} pixels, ${mm} at ${options.dpi} dpi`;
  }
}

function number(value: number): string {
  return Math.max(1, Math.round(value)).toLocaleString("en-GB");
}
