import Flatbush from "flatbush";
import type { Rect } from "#shared/layout/geometry.ts";

/** Things by slot and place, found by place without looking at all of them. It does not change: another map, another index. */
export class BoxIndex {
  readonly #slots: Uint32Array;
  readonly #tree: Flatbush | null;

  constructor(slots: Uint32Array, boxOf: (slot: number) => Rect) {
    this.#slots = slots;
    this.#tree = slots.length === 0 ? null : new Flatbush(slots.length);
    if (this.#tree === null) return;
    for (const slot of slots) {
      const { x, y, width, height } = boxOf(slot);
      this.#tree.add(x, y, x + width, y + height);
    }
    this.#tree.finish();
  }

  /** The slots whose boxes touch `area`, in no particular order. */
  within(area: Rect): number[] {
    if (this.#tree === null) return [];
    return this.#tree
      .search(area.x, area.y, area.x + area.width, area.y + area.height)
      .map((index) => this.#slots[index] ?? 0);
  }

  /** Around everything; null when there is nothing. */
  bounds(): Rect | null {
    if (this.#tree === null) return null;
    const { minX, minY, maxX, maxY } = this.#tree;
    return { x: minX, y: minY, width: maxX - minX, height: maxY - minY };
  }
}
