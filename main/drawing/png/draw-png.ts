import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Scene } from "#shared/scene/draw-list.ts";
import { paintScene } from "../canvas.ts";
import type { Progress } from "../task.ts";
import { bandRows, Cells } from "./cells.ts";
import { PngStream } from "./png-stream.ts";
import { RowFilter } from "./rows.ts";
import { type Strip, stripsOf } from "./strips.ts";

export type PngOptions = {
  /** Image pixels for each map pixel. */
  readonly scale: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels to the inch, stated in the file. */
  readonly density: number;
  /** Whole chunks that stand before the pixels. */
  readonly chunks: readonly Buffer[];
};

/** Columns that one canvas has at most: wider strips are painted side by side. */
const widestTile = 8_192;

/**
 * A scene as a PNG, strip by strip: what it takes of memory depends on what it
 * shows, not on its size, and Skia's own limits are never met.
 */
export async function drawPng(scene: Scene, options: PngOptions, onProgress: Progress): Promise<Buffer> {
  const { scale, width, height, density, chunks } = options;
  const alpha = scene.background === null;
  const file = new PngStream({ width, height, alpha, density, chunks });
  const filter = new RowFilter(width, { alpha });
  const cells = new Cells(scene, scale, { width, height });
  const strips = stripsOf(scene, scale, { width, height });
  const brush = new Brush(scene, scale, Math.min(width, widestTile), strips[0]?.rows ?? 1);
  // While one strip is compressed, the next is painted.
  let written = Promise.resolve();
  for (const [index, strip] of strips.entries()) {
    filter.begin(strip.rows);
    for (let from = 0; from < width; from += widestTile) {
      addTile(filter, cells, brush, strip, from, Math.min(width, from + widestTile));
    }
    await written;
    written = file.write(filter.rows);
    onProgress((index + 1) / strips.length);
  }
  await written;
  return file.end();
}

/** Gives the filter a strip's columns from one to another. */
function addTile(filter: RowFilter, cells: Cells, brush: Brush, strip: Strip, from: number, to: number): void {
  const bands = Array.from({ length: Math.ceil(strip.rows / bandRows) }, (_none, index) => ({
    top: index * bandRows,
    rows: Math.min(bandRows, strip.rows - index * bandRows),
    stretches: cells.stretches(strip.top / bandRows + index, from, to),
  }));
  const isPainted = bands.some(({ stretches }) => stretches.some(({ word }) => word === null));
  if (isPainted) brush.paint(strip, from, to);
  for (const { top, rows, stretches } of bands) {
    for (const stretch of stretches) {
      if (stretch.word !== null) filter.solid(top, stretch.from, stretch.to, stretch.word);
      else {
        const words = brush.read(stretch.from - from, top, stretch.to - stretch.from, rows);
        filter.pixels(top, stretch.from, stretch.to, words);
      }
    }
  }
}

/** One canvas on which part after part of a picture is painted. */
class Brush {
  readonly #scene: Scene;
  readonly #scale: number;
  readonly #canvas: Canvas;
  readonly #context: SKRSContext2D;

  constructor(scene: Scene, scale: number, width: number, height: number) {
    this.#scene = scene;
    this.#scale = scale;
    this.#canvas = createCanvas(width, height);
    this.#context = this.#canvas.getContext("2d");
  }

  /** Paints a strip's columns from one to another; they begin at the canvas's own left edge. */
  paint({ top, rows, items }: Strip, from: number, to: number): void {
    const { background, bounds } = this.#scene;
    const context = this.#context;
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    if (background !== null) {
      // A picture's last row and column may be part of a map pixel: they are ground too.
      context.fillStyle = background;
      context.fillRect(0, 0, to - from, rows);
    }
    const scale = this.#scale;
    const part = {
      x: bounds.x + from / scale,
      y: bounds.y + top / scale,
      width: (to - from) / scale,
      height: rows / scale,
    };
    const shown = items.flatMap((placed) => (placed.to >= from && placed.from <= to ? placed.item : []));
    paintScene(context, { ...this.#scene, bounds: part, background: null, items: shown }, scale);
  }

  /** Pixels of the canvas, row by row. */
  read(x: number, y: number, width: number, height: number): Uint32Array {
    const { data } = this.#context.getImageData(x, y, width, height);
    return new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  }
}
