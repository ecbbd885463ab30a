import type { Rect } from "#shared/layout/geometry.ts";
import { isClipped, type PathItem, type RectItem, type Scene } from "#shared/scene/draw-list.ts";
import { polylinesOf } from "#shared/scene/path.ts";
import { type Extent, extentOf } from "../extents.ts";

/** A stretch of a band's columns: of one colour, or painted (`word` null) and to be read. Words are pixels of RGBA in memory order. */
export type Stretch = { readonly from: number; readonly to: number; readonly word: number | null };

/** Image pixels across and down a cell. */
const across = 32;
export const bandRows = 16;
/** Pixels are read in pieces no wider than this: larger ones take several times as long each, for the memory that they come in. */
const widestRead = 512;
/** Straight lines are followed in steps of at most this many map pixels: a long slanting one touches few cells. */
const lineStep = 40;

const painted = -1;

/**
 * Which parts of a picture are of one colour: its ground, and the insides of
 * cards and frames. Most of a large picture is, and none of that needs to be read
 * back from where it was painted. A part is taken for painted when in doubt.
 */
export class Cells {
  readonly #columns: number;
  readonly #rows: number;
  /** Each cell's one colour, or `painted`. */
  readonly #words: Float64Array;
  /** A map pixel's place and size in the picture. */
  readonly #left: number;
  readonly #top: number;
  readonly #scale: number;

  constructor(scene: Scene, scale: number, size: { readonly width: number; readonly height: number }) {
    this.#columns = Math.ceil(size.width / across);
    this.#rows = Math.ceil(size.height / bandRows);
    this.#words = new Float64Array(this.#columns * this.#rows).fill(groundWord(scene));
    this.#left = scene.bounds.x;
    this.#top = scene.bounds.y;
    this.#scale = scale;
    for (const item of scene.items) {
      if (item.kind === "rect") this.#addRect(item, isClipped(item) ? scene.clip : undefined);
      else if (item.kind === "path" && item.fill === null) this.#addLine(item);
      else this.#touch(extentOf(item));
    }
  }

  /** The stretches of a band of rows from one column up to another, `from` being a multiple of a cell's width. */
  stretches(band: number, from: number, to: number): Stretch[] {
    const found: Stretch[] = [];
    let begun = from;
    for (let at = from; at < to; at += across) {
      const word = this.#wordAt(band, at);
      const next = Math.min(to, at + across);
      const isWide = word === painted && next - begun >= widestRead;
      if (next < to && !isWide && this.#wordAt(band, next) === word) continue;
      found.push({ from: begun, to: next, word: word === painted ? null : word });
      begun = next;
    }
    return found;
  }

  #wordAt(band: number, column: number): number {
    return this.#words[band * this.#columns + Math.floor(column / across)] ?? painted;
  }

  /** All cells that are touched at all. */
  #touch({ left, top, right, bottom }: Extent): void {
    const scale = this.#scale;
    const [first, last] = [this.#across((left - this.#left) * scale), this.#across((right - this.#left) * scale)];
    const [high, low] = [this.#down((top - this.#top) * scale), this.#down((bottom - this.#top) * scale)];
    for (let row = Math.max(0, high); row <= Math.min(this.#rows - 1, low); row += 1) {
      const start = row * this.#columns;
      this.#words.fill(painted, start + Math.max(0, first), start + Math.min(this.#columns - 1, last) + 1);
    }
  }

  #across(pixel: number): number {
    return Math.floor(pixel / across);
  }

  #down(pixel: number): number {
    return Math.floor(pixel / bandRows);
  }

  #addRect(item: RectItem, clip: Rect | undefined): void {
    const word = wordOf(item.fill);
    // Within this much of the edge there may be the line around it, or a round corner.
    const edge = Math.max(item.strokeWidth / 2, item.radius * (1 - Math.SQRT1_2)) + 2 / this.#scale;
    const whole = inset(item, edge);
    const inner = clip ? within(whole, inset(clip, 2 / this.#scale)) : whole;
    const scale = this.#scale;
    const first = Math.ceil(((inner.left - this.#left) * scale) / across);
    const last = Math.floor(((inner.right - this.#left) * scale) / across) - 1;
    const high = Math.ceil(((inner.top - this.#top) * scale) / bandRows);
    const low = Math.floor(((inner.bottom - this.#top) * scale) / bandRows) - 1;
    this.#touch(extentOf(item));
    if (word === null || first > last) return;
    for (let row = Math.max(0, high); row <= Math.min(this.#rows - 1, low); row += 1) {
      const start = row * this.#columns;
      this.#words.fill(word, start + Math.max(0, first), start + Math.min(this.#columns - 1, last) + 1);
    }
  }

  #addLine(item: PathItem): void {
    const out = item.strokeWidth + 1;
    for (const line of polylinesOf(item.path)) {
      for (const [index, b] of line.entries()) {
        const a = line[index - 1];
        if (!a) continue;
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        // One that runs along an axis lies in no more cells than its box.
        const steps = Math.max(1, Math.ceil(Math.min(Math.abs(dx), Math.abs(dy)) / lineStep));
        for (let step = 0; step < steps; step += 1) {
          const [x1, y1] = [a.x + (dx * step) / steps, a.y + (dy * step) / steps];
          const [x2, y2] = [a.x + (dx * (step + 1)) / steps, a.y + (dy * (step + 1)) / steps];
          this.#touch({
            left: Math.min(x1, x2) - out,
            top: Math.min(y1, y2) - out,
            right: Math.max(x1, x2) + out,
            bottom: Math.max(y1, y2) + out,
          });
        }
      }
    }
  }
}

/** The word of what a picture shows where nothing is drawn. */
function groundWord({ background }: Scene): number {
  if (background === null) return 0;
  return wordOf(background) ?? painted;
}

/** `#rrggbb` as a pixel's word, little-endian as every machine is that Warrant runs on; null for any other colour, and none. */
function wordOf(colour: string | null): number | null {
  if (colour === null || !/^#[\da-f]{6}$/i.test(colour)) return null;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
}

function inset({ x, y, width, height }: Rect, by: number): Extent {
  return { left: x + by, top: y + by, right: x + width - by, bottom: y + height - by };
}

function within(a: Extent, b: Extent): Extent {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}
