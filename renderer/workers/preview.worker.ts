import type { Rect, Size } from "#shared/layout/geometry.ts";
import type { RecordTables } from "#shared/model/diffs.ts";
import { paint } from "#shared/scene/paint.ts";
import { pictureOf } from "#shared/scene/picture/picture.ts";
import { PictureFault } from "#shared/scene/picture/picture-options.ts";
import { measureForeignText } from "./foreign-text.ts";
import { loadFonts } from "./painter-fonts.ts";
import type { FromPreview, ToPreview } from "./preview-messages.ts";

let map: { readonly tables: RecordTables; readonly mapId: string } | null = null;
const fonts = loadFonts();
measureForeignText();

function say(message: FromPreview, transfer: readonly Transferable[] = []): void {
  self.postMessage(message, { transfer: [...transfer] });
}

/** Image pixels for each map pixel: as many as there is room for, and no more than the picture has at twice its size. */
function scaleFor(bounds: Rect, room: Size): number {
  return Math.min(room.width / bounds.width, room.height / bounds.height, 2);
}

async function draw({ id, options, room }: Extract<ToPreview, { readonly kind: "draw" }>): Promise<void> {
  if (map === null) return;
  await fonts;
  const scene = pictureOf(map.tables, map.mapId, options);
  const scale = scaleFor(scene.bounds, room);
  const width = Math.max(1, Math.round(scene.bounds.width * scale));
  const height = Math.max(1, Math.round(scene.bounds.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("there is no 2D canvas");
  paint(context, scene, { scale, path2d: (data) => new Path2D(data) });
  const bitmap = canvas.transferToImageBitmap();
  say({ kind: "drawn", id, bitmap, bounds: scene.bounds, background: scene.background }, [bitmap]);
}

self.addEventListener("message", ({ data }: MessageEvent<ToPreview>) => {
  if (data.kind === "map") {
    map = data;
    return;
  }
  draw(data).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    say({ kind: error instanceof PictureFault ? "refused" : "failed", id: data.id, message });
  });
});
