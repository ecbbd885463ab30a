import type { Rect } from "./geometry.ts";

const cellWidth = 320;
const cellHeight = 200;
/** Rectangles that cover more cells than this are kept apart and always looked at. */
const manyCells = 400;
/**
 * Small integers are the quickest keys. Cells 2¹⁵ rows or columns apart share a
 * key, which costs a look at a rectangle or two and changes no answer.
 */
function keyOf(column: number, row: number): number {
  return ((row & 0x7fff) << 15) | (column & 0x7fff);
}

type Entry<T> = { readonly rect: Rect; readonly item: T };

/**
 * Rectangles by the cells of a grid, so that those near a place are found
 * without looking at all of them.
 */
export class RectIndex<T> {
  readonly #cells = new Map<number, Entry<T>[]>();
  readonly #large: Entry<T>[] = [];

  add(rect: Rect, item: T): void {
    const entry = { rect, item };
    const left = Math.floor(rect.x / cellWidth);
    const right = Math.floor((rect.x + rect.width) / cellWidth);
    const top = Math.floor(rect.y / cellHeight);
    const bottom = Math.floor((rect.y + rect.height) / cellHeight);
    if ((right - left + 1) * (bottom - top + 1) > manyCells) {
      this.#large.push(entry);
      return;
    }
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const key = keyOf(column, row);
        const cell = this.#cells.get(key);
        if (cell) cell.push(entry);
        else this.#cells.set(key, [entry]);
      }
    }
  }

  /** Every rectangle, some several times. */
  *rects(): Generator<Rect> {
    for (const { rect } of this.#large) yield rect;
    for (const cell of this.#cells.values()) for (const { rect } of cell) yield rect;
  }

  /** Calls `visit` for every rectangle that shares an area with `area`, some twice; stops when it answers true. */
  some(area: Rect, visit: (item: T, rect: Rect) => boolean): boolean {
    if (this.#large.length > 0 && visitSome(this.#large, area, visit)) return true;
    const left = Math.floor(area.x / cellWidth);
    const right = Math.floor((area.x + area.width) / cellWidth);
    const top = Math.floor(area.y / cellHeight);
    const bottom = Math.floor((area.y + area.height) / cellHeight);
    if ((right - left + 1) * (bottom - top + 1) > Math.max(manyCells, this.#cells.size)) {
      for (const cell of this.#cells.values()) if (visitSome(cell, area, visit)) return true;
      return false;
    }
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const cell = this.#cells.get(keyOf(column, row));
        if (cell && visitSome(cell, area, visit)) return true;
      }
    }
    return false;
  }

  /** Adds every rectangle's thing to `found` that shares an area with `area`, some twice: quicker than `some` where all are wanted. */
  collect(area: Rect, found: T[]): void {
    collectFrom(this.#large, area, found);
    const left = Math.floor(area.x / cellWidth);
    const right = Math.floor((area.x + area.width) / cellWidth);
    const top = Math.floor(area.y / cellHeight);
    const bottom = Math.floor((area.y + area.height) / cellHeight);
    if ((right - left + 1) * (bottom - top + 1) > Math.max(manyCells, this.#cells.size)) {
      for (const cell of this.#cells.values()) collectFrom(cell, area, found);
      return;
    }
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const cell = this.#cells.get(keyOf(column, row));
        if (cell) collectFrom(cell, area, found);
      }
    }
  }
}

function collectFrom<T>(entries: readonly Entry<T>[], area: Rect, found: T[]): void {
  const right = area.x + area.width;
  const bottom = area.y + area.height;
  for (const { rect, item } of entries) {
    if (rect.x < right && area.x < rect.x + rect.width && rect.y < bottom && area.y < rect.y + rect.height)
      found.push(item);
  }
}

function visitSome<T>(entries: readonly Entry<T>[], area: Rect, visit: (item: T, rect: Rect) => boolean): boolean {
  const right = area.x + area.width;
  const bottom = area.y + area.height;
  for (const { rect, item } of entries) {
    if (rect.x < right && area.x < rect.x + rect.width && rect.y < bottom && area.y < rect.y + rect.height) {
      if (visit(item, rect)) return true;
    }
  }
  return false;
}
