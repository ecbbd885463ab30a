import type { ThemeName } from "#shared/scene/theme.ts";
import type { PictureArea } from "../../workers/messages.ts";
import { painter } from "./workers.ts";

let lastId = 0;
let awaited: { readonly id: number; readonly canvas: HTMLCanvasElement } | null = null;

/**
 * Asks for a picture of the map's cards as patches of colour and puts it on
 * `canvas` when it comes.
 * @param area in pixels of the page, of which each has `ratio` image pixels
 */
export function paintMinimap(canvas: HTMLCanvasElement, area: PictureArea, ratio: number, theme: ThemeName): void {
  lastId -= 1;
  awaited = { id: lastId, canvas };
  painter.post({
    kind: "paint-minimap",
    id: lastId,
    area: {
      scale: area.scale * ratio,
      left: area.left * ratio,
      top: area.top * ratio,
      width: Math.round(area.width * ratio),
      height: Math.round(area.height * ratio),
    },
    theme,
  });
}

/** Takes a picture that was asked for here; false when it is not one of these. Their numbers are negative. */
export function takeMinimap(id: number, bitmap: ImageBitmap | null): boolean {
  if (id >= 0) return false;
  if (awaited?.id === id && bitmap !== null) {
    const { canvas } = awaited;
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    awaited = null;
  }
  bitmap?.close();
  return true;
}
