import Flatbush from "flatbush";
import type { Rect } from "#shared/layout/geometry.ts";

/** Part of the map in map pixels, by its edges. */
export type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Where the things of all slots are, to be found by place. The tree is made when it is first asked after a change. */
export class SlotIndex {
  /** Left, top, right and bottom of each slot; not a number where there is nothing. */
  #edges = new Float64Array(0);
  #tree: Flatbush | null = null;
  /** Slots in ascending order, as they are numbered in the tree. */
  #slots = new Uint32Array(0);
  #isFresh = false;

  set(slot: number, { x, y, width, height }: Rect): void {
    if (slot * 4 >= this.#edges.length) {
      const grown = new Float64Array(Math.max(64, slot + 1) * 8).fill(Number.NaN);
      grown.set(this.#edges);
      this.#edges = grown;
    }
    this.#edges.set([x, y, x + width, y + height], slot * 4);
    this.#isFresh = false;
  }

  delete(slot: number): void {
    if (slot * 4 < this.#edges.length) this.#edges.fill(Number.NaN, slot * 4, slot * 4 + 4);
    this.#isFresh = false;
  }

  clear(): void {
    this.#edges.fill(Number.NaN);
    this.#isFresh = false;
  }

  /** The slots of what touches an area, in ascending order. */
  within({ left, top, right, bottom }: Area): Uint32Array {
    if (!this.#isFresh) this.#refresh();
    const tree = this.#tree;
    if (!tree) return this.#slots;
    if (tree.minX >= left && tree.minY >= top && tree.maxX <= right && tree.maxY <= bottom) return this.#slots;
    const found = Uint32Array.from(tree.search(left, top, right, bottom)).sort();
    for (const [index, number] of found.entries()) found[index] = this.#slots[number] ?? 0;
    return found;
  }

  #refresh(): void {
    const edges = this.#edges;
    const slots: number[] = [];
    for (let slot = 0; slot * 4 < edges.length; slot += 1) if (!Number.isNaN(edges[slot * 4])) slots.push(slot);
    this.#slots = Uint32Array.from(slots);
    this.#isFresh = true;
    this.#tree = slots.length > 0 ? new Flatbush(slots.length) : null;
    for (const slot of slots) {
      const at = slot * 4;
      this.#tree?.add(edges[at] ?? 0, edges[at + 1] ?? 0, edges[at + 2] ?? 0, edges[at + 3] ?? 0);
    }
    this.#tree?.finish();
  }
}
