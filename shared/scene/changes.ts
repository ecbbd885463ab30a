import type { Rect } from "../layout/geometry.ts";

/** A part of the plane as the numbers of the squares it touches. */
export type Region = readonly number[];

/** Side of a square, in map pixels. */
const square = 512;

/** So few squares are looked through quicker than a set is made. */
const few = 12;

/** The squares in which something was looked at or has changed. */
export class Squares {
  readonly #list: number[] = [];
  #keys: Set<number> | null = null;
  #left = 0;
  #top = 0;
  #right = -1;
  #bottom = -1;

  addRect(rect: Rect | null | undefined): void {
    if (rect) this.add(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height);
  }

  add(left: number, top: number, right: number, bottom: number): void {
    const firstColumn = Math.floor(left / square);
    const firstRow = Math.floor(top / square);
    const lastColumn = Math.floor(right / square);
    const lastRow = Math.floor(bottom / square);
    // Mostly the next place lies where the last one did.
    if (firstColumn === this.#left && firstRow === this.#top && lastColumn === this.#right && lastRow === this.#bottom)
      return;
    this.#left = firstColumn;
    this.#top = firstRow;
    this.#right = lastColumn;
    this.#bottom = lastRow;
    for (let row = firstRow; row <= lastRow; row += 1) {
      // Squares 2¹⁵ apart share a number: then more counts as touched than is.
      for (let column = firstColumn; column <= lastColumn; column += 1)
        this.#addKey(((row & 0x7fff) << 15) | (column & 0x7fff));
    }
  }

  #addKey(key: number): void {
    if (this.#keys ? this.#keys.has(key) : this.#list.includes(key)) return;
    this.#list.push(key);
    if (this.#keys) this.#keys.add(key);
    else if (this.#list.length > few) this.#keys = new Set(this.#list);
  }

  /** True when these squares and a region have one in common. */
  touch(region: Region): boolean {
    const keys = this.#keys;
    const list = this.#list;
    if (list.length === 0) return false;
    return region.some((key) => (keys ? keys.has(key) : list.includes(key)));
  }

  region(): Region {
    return this.#list.slice();
  }
}

/** What stands elsewhere than before, is new, or (null) gone. */
export function changesBetween(
  before: ReadonlyMap<string, Rect>,
  now: ReadonlyMap<string, Rect>,
): Map<string, Rect | null> {
  const changes = new Map<string, Rect | null>();
  if (before === now) return changes;
  for (const [id, rect] of now) {
    const known = before.get(id);
    if (known === rect) continue;
    if (
      !known ||
      known.x !== rect.x ||
      known.y !== rect.y ||
      known.width !== rect.width ||
      known.height !== rect.height
    ) {
      changes.set(id, rect);
    }
  }
  for (const id of before.keys()) if (!now.has(id)) changes.set(id, null);
  return changes;
}
