import { WarrantError } from "#shared/contract/errors.ts";
import { writeWarrant } from "#shared/formats/warrant/write.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { tablesFrom } from "#shared/model/map-view.ts";
import type { Scene } from "#shared/scene/draw-list.ts";
import { refuseTooLarge } from "#shared/scene/picture/limits.ts";
import { layOutPages } from "#shared/scene/picture/pages.ts";
import { pictureOf } from "#shared/scene/picture/picture.ts";
import { PictureFault } from "#shared/scene/picture/picture-options.ts";
import { pixelsPerInch, sized } from "#shared/scene/picture/sizes.ts";
import { toSvg } from "#shared/scene/svg.ts";
import { carryInSvg, carryingChunk } from "./carry.ts";
import { type SceneFonts, withSceneFonts } from "./fonts/scene-fonts.ts";
import type { Bookmark } from "./pdf/outline.ts";
import type { Drawing, DrawingTask, Progress } from "./task.ts";

/**
 * Draws a picture and makes a file of it. Slow for large ones: `createDrawings`
 * has it done in another thread.
 * @throws WarrantError `too-large` for what cannot be drawn or shown; `not-found`
 *   and `rule` for a part of a map that is not there or empty
 */
export function draw(task: DrawingTask, onProgress: Progress): Promise<Drawing> {
  const prepared = prepare(task);
  return withSceneFonts(prepared.build, (scene, fonts) => asFile(scene, fonts, prepared, task, onProgress));
}

type Prepared = {
  /** Called anew when fonts of the machine are found in which texts are wider. */
  readonly build: () => Scene;
  readonly subject: string;
  /** Titles of the frames that may be on the picture, by id. */
  readonly frames: ReadonlyMap<string, string>;
};

function prepare({ drawn, options, date }: DrawingTask): Prepared {
  if (drawn.of === "scene") return { build: () => drawn.scene, subject: drawn.subject, frames: new Map() };
  const tables = tablesFrom(unpackRecords(drawn.records));
  const { mapId } = drawn;
  const { part, theme, margin, transparent, title, legend, footnotes, footer } = options;
  const picture = { part, theme, margin, transparent, title, legend, footnotes, footer, date: date.slice(0, 10) };
  return {
    build: () => {
      try {
        return pictureOf(tables, mapId, picture);
      } catch (error) {
        if (!(error instanceof PictureFault)) throw error;
        throw new WarrantError(error.code === "missing" ? "not-found" : "rule", error.message);
      }
    },
    subject: tables.maps.get(mapId)?.description ?? "",
    frames: new Map(Array.from(tables.frames.values(), (frame) => [frame.id, frame.title])),
  };
}

/** Each drawer is loaded when a picture of its kind is wanted: together they take half a second. */
async function asFile(
  scene: Scene,
  fonts: SceneFonts,
  { subject, frames }: Prepared,
  { options, date, carry }: DrawingTask,
  onProgress: Progress,
): Promise<Drawing> {
  const { size, dpi } = options;
  const { missing, withheld } = fonts;
  const carried = carry ? writeWarrant(carry).text : null;
  switch (options.format) {
    case "svg": {
      const { scale, width, height, ...whole } = sized(scene, size, {
        pixels: pixelsPerInch,
        millimetres: pixelsPerInch,
        whole: true,
      });
      const shown =
        size.by === "millimetres" && (size.width ?? size.height) !== null
          ? inMillimetres(whole.scene, size)
          : pixelSize(width, height);
      const svg = toSvg(whole.scene, { scale, faces: await fonts.embeddedFaces(), size: shown });
      const bytes = Buffer.from(carried === null ? svg : carryInSvg(svg, carried), "utf8");
      return {
        base64: bytes.toString("base64"),
        mediaType: "image/svg+xml",
        width,
        height,
        pages: 1,
        missing,
        withheld,
      };
    }
    case "png": {
      const png = sized(scene, size, { pixels: pixelsPerInch, millimetres: dpi, whole: true });
      refuseTooLarge(png, options);
      const { scale, width, height } = png;
      const chunks = carried === null ? [] : [carryingChunk(carried)];
      const { drawPng } = await import("./png/draw-png.ts");
      const bytes = await drawPng(png.scene, { scale, width, height, density: dpi, chunks }, onProgress);
      return { base64: inBase64(bytes), mediaType: "image/png", width, height, pages: 1, missing, withheld: [] };
    }
    case "pdf": {
      const layout = layOutPages(scene, options);
      const facts = { title: scene.title, subject, date, bookmarks: bookmarksOf(scene, frames) };
      const { drawPdf } = await import("./pdf/draw-pdf.ts");
      const bytes = await drawPdf(layout, facts, await fonts.shapedGlyphs(), onProgress);
      return {
        base64: inBase64(bytes),
        mediaType: "application/pdf",
        width: layout.pageWidth * layout.userUnit,
        height: layout.pageHeight * layout.userUnit,
        pages: layout.parts.length,
        missing,
        // Skia puts letters of such a font into the file as outlines.
        withheld: [],
      };
    }
  }
}

function pixelSize(width: number, height: number) {
  return { width: String(width), height: String(height) };
}

/** A side that was not told follows from the picture's shape. */
function inMillimetres(
  { bounds }: Scene,
  { width, height }: { readonly width: number | null; readonly height: number | null },
) {
  const across = width ?? ((height ?? 0) * bounds.width) / bounds.height;
  const down = height ?? ((width ?? 0) * bounds.height) / bounds.width;
  return { width: `${millimetres(across)}mm`, height: `${millimetres(down)}mm` };
}

function millimetres(length: number): number {
  return Math.round(length * 1_000) / 1_000;
}

/** The frames in the picture, in the order of its items. */
function bookmarksOf(scene: Scene, frames: ReadonlyMap<string, string>): Bookmark[] {
  const listed = new Set<string>();
  return scene.items.flatMap((item) => {
    if (item.kind !== "rect" || !item.owner.startsWith("frame:") || listed.has(item.owner)) return [];
    listed.add(item.owner);
    const title = frames.get(item.owner.slice("frame:".length));
    return title === undefined ? [] : [{ title, at: item }];
  });
}

/** The longest string that JavaScript has, less what an answer puts around it. */
const longestString = 500 * 1024 * 1024;

function inBase64(bytes: Uint8Array): string {
  if (Math.ceil(bytes.length / 3) * 4 > longestString) {
    throw new WarrantError(
      "too-large",
      `The file would have ${Math.ceil(bytes.length / 1024 ** 2)} MB, more than Warrant can hand over. Choose a smaller size, or a part of the map.`,
    );
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
