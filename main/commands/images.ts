import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createCanvas, GlobalFonts, Path2D, type SKRSContext2D } from "@napi-rs/canvas";
import { WarrantError } from "#shared/contract/errors.ts";
import type { ExportedImage } from "#shared/contract/results.ts";
import type { RecordTables } from "#shared/model/diffs.ts";
import { viewMap } from "#shared/model/map-view.ts";
import type { Scene } from "#shared/scene/draw-list.ts";
import { faces } from "#shared/scene/fonts.ts";
import { paint } from "#shared/scene/paint.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { toSvg } from "#shared/scene/svg.ts";
import type { ThemeName } from "#shared/scene/theme.ts";

export type ImageOptions = {
  readonly format: "svg" | "png";
  readonly theme: ThemeName;
  /** Image pixels for each map pixel. */
  readonly scale: number;
};

/** What Skia can draw: pixels along one side, and in all. A drawing in SVG has no such limit. */
const maxSide = 32_767;
const maxArea = 16_384 ** 2;

/**
 * A map as an image file. The same tables and options give the same bytes.
 * @throws WarrantError `not-found` for an unknown map, `too-large` for a PNG with
 * more pixels than can be drawn; `details.largestScale` says what fits
 */
export async function exportImage(tables: RecordTables, mapId: string, options: ImageOptions): Promise<ExportedImage> {
  const map = tables.maps.get(mapId);
  if (!map) throw new WarrantError("not-found", "This map is not in the library.", { table: "maps", id: mapId });
  return exportScene(buildScene(viewMap(tables, mapId), { theme: options.theme }), map.title, options);
}

/**
 * A scene as an image file called `name`. The same scene and options give the same bytes.
 * @throws WarrantError `too-large` as {@link exportImage}
 */
export async function exportScene(
  scene: Scene,
  name: string,
  options: Omit<ImageOptions, "theme">,
): Promise<ExportedImage> {
  const size = {
    width: Math.ceil(scene.bounds.width * options.scale),
    height: Math.ceil(scene.bounds.height * options.scale),
  };
  const fileName = `${safeFileName(name)}.${options.format}`;
  if (options.format === "svg") {
    const bytes = Buffer.from(toSvg(scene, { scale: options.scale }), "utf8");
    return { fileName, mediaType: "image/svg+xml", ...size, base64: bytes.toString("base64") };
  }
  refuseTooLarge(scene, size);
  const bytes = await paintPng(scene, options.scale, size);
  return { fileName, mediaType: "image/png", ...size, base64: bytes.toString("base64") };
}

type ImageSize = { readonly width: number; readonly height: number };

function refuseTooLarge({ bounds }: Scene, size: ImageSize): void {
  if (size.width <= maxSide && size.height <= maxSide && size.width * size.height <= maxArea) return;
  const largest = Math.min(
    maxSide / bounds.width,
    maxSide / bounds.height,
    Math.sqrt(maxArea / (bounds.width * bounds.height)),
  );
  const largestScale = Math.floor(largest * 100) / 100;
  throw new WarrantError(
    "too-large",
    `The picture would be ${size.width} by ${size.height} pixels, more than can be drawn. The largest scale that fits is ${largestScale}.`,
    { largestScale },
  );
}

async function paintPng(scene: Scene, scale: number, size: ImageSize): Promise<Buffer> {
  registerFonts();
  // A big map takes its time in three parts, each without a pause: others get their turn in between.
  await setImmediate();
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext("2d");
  // A picture's last row and column may be part of a map pixel: they are ground too.
  context.fillStyle = scene.background;
  context.fillRect(0, 0, size.width, size.height);
  setOnBaseline(context);
  paint(context, scene, { scale, path2d: (data) => new Path2D(data) });
  await setImmediate();
  return canvas.encode("png");
}

/**
 * Makes `fillText` set letters on the baseline asked for. The canvas lays a line
 * out from its top, with the font's ascent rounded to whole pixels: without this
 * letters stand up to half a map pixel too low, which shows from scale 2 on.
 */
function setOnBaseline(context: SKRSContext2D): void {
  const drops = new Map<string, number>();
  const fillText = context.fillText.bind(context);
  context.fillText = (text, x, y) => {
    let drop = drops.get(context.font);
    if (drop === undefined) {
      const ascent = context.measureText("x").fontBoundingBoxAscent;
      drop = Math.round(ascent) - ascent;
      drops.set(context.font, drop);
    }
    fillText(text, x, y - drop);
  };
}

let fontsRegistered = false;

/** The bundled fonts, read into memory first: inside an application archive they are no files to Skia. */
function registerFonts(): void {
  if (fontsRegistered) return;
  for (const { family, file } of Object.values(faces)) {
    const key = GlobalFonts.register(readFileSync(fileURLToPath(import.meta.resolve(file))), family);
    if (!key) throw new Error(`the font ${file} could not be read`);
  }
  fontsRegistered = true;
}

/** A file name that every common system takes, made from a map's title. */
export function safeFileName(title: string): string {
  const name = title
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, "")
    .replace(/[/\\:*?"<>|]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+/, "");
  const short = Array.from(name)
    .slice(0, 80)
    .join("")
    .replace(/[. ]+$/, "");
  // Windows keeps these names for devices.
  return short === "" || /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(short) ? `map ${short}`.trim() : short;
}
