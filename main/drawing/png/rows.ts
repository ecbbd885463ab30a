/** The filter that tells of each byte how it differs from the one above it. */
const up = 2;

/**
 * Turns pixels into a PNG's filtered rows, strip by strip. Pixels are 32-bit
 * words of RGBA in memory order. What is of one colour costs next to nothing.
 */
export class RowFilter {
  readonly #channels: 3 | 4;
  readonly #stride: number;
  /** The row above what comes next, column by column; above the first row PNG has zeros. */
  readonly #above: Uint32Array;
  #out = Buffer.alloc(0);

  constructor(width: number, { alpha }: { readonly alpha: boolean }) {
    this.#channels = alpha ? 4 : 3;
    this.#stride = 1 + width * this.#channels;
    this.#above = new Uint32Array(width);
  }

  /** Begins the next strip. Each of its columns must then be given from top to bottom. */
  begin(rows: number): void {
    this.#out = Buffer.alloc(rows * this.#stride);
    for (let row = 0; row < rows; row += 1) this.#out[row * this.#stride] = up;
  }

  /** The filtered rows of the strip. */
  get rows(): Buffer {
    return this.#out;
  }

  /** Gives a rectangle of one colour. @param top its first row, from the strip's on */
  solid(top: number, from: number, to: number, word: number): void {
    const above = this.#above;
    const start = top * this.#stride + 1;
    for (let column = from; column < to; column += 1) {
      const before = above[column] ?? 0;
      if (before !== word) this.#difference(start + column * this.#channels, word, before);
    }
    above.fill(word, from, to);
  }

  /** Gives a rectangle of pixels, row by row. @param top its first row, from the strip's on */
  pixels(top: number, from: number, to: number, words: Uint32Array): void {
    const above = this.#above;
    const channels = this.#channels;
    const width = to - from;
    const rows = words.length / width;
    const start = top * this.#stride + 1 + from * channels;
    for (let at = 0; at < width; at += 1) {
      const word = words[at] ?? 0;
      const before = above[from + at] ?? 0;
      if (word !== before) this.#difference(start + at * channels, word, before);
    }
    for (let row = 1; row < rows; row += 1) {
      const place = start + row * this.#stride;
      const first = row * width;
      for (let at = 0; at < width; at += 1) {
        const word = words[first + at] ?? 0;
        const before = words[first + at - width] ?? 0;
        if (word !== before) this.#difference(place + at * channels, word, before);
      }
    }
    above.set(words.subarray((rows - 1) * width), from);
  }

  /** Words are little-endian: red is the lowest byte. */
  #difference(at: number, word: number, before: number): void {
    const out = this.#out;
    out[at] = (word & 0xff) - (before & 0xff);
    out[at + 1] = ((word >>> 8) & 0xff) - ((before >>> 8) & 0xff);
    out[at + 2] = ((word >>> 16) & 0xff) - ((before >>> 16) & 0xff);
    if (this.#channels === 4) out[at + 3] = (word >>> 24) - (before >>> 24);
  }
}
