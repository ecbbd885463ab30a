import type { Rect } from "./geometry.ts";
import { RectIndex } from "./rect-index.ts";

export type Placed<T> = { readonly rect: Rect; readonly item: T };

/** Changes to more than this share of an index make it anew. */
const manyChanged = 0.25;

/**
 * Things with ids and places, found by place. It does not change: `changed` makes
 * another one that shares all but the changes with the first.
 */
export class IdIndex<T> {
  readonly #all: ReadonlyMap<string, Placed<T>>;
  readonly #index: RectIndex<string>;
  readonly #changes: ReadonlyMap<string, Placed<T> | null>;
  readonly #changedIndex = new RectIndex<string>();

  constructor(all: ReadonlyMap<string, Placed<T>>, from?: IdIndex<T>, changes?: ReadonlyMap<string, Placed<T> | null>) {
    this.#all = all;
    this.#changes = changes ?? new Map();
    if (from) {
      this.#index = from.#index;
      for (const [id, placed] of this.#changes) if (placed) this.#changedIndex.add(placed.rect, id);
    } else {
      this.#index = new RectIndex();
      for (const [id, { rect }] of all) this.#index.add(rect, id);
    }
  }

  /** This index with some things elsewhere, new, or (null) gone. */
  changed(changes: ReadonlyMap<string, Placed<T> | null>): IdIndex<T> {
    if (changes.size === 0) return this;
    const together = new Map([...this.#changes, ...changes]);
    if (together.size <= this.#all.size * manyChanged) return new IdIndex(this.#all, this, together);
    const all = new Map(this.#all);
    for (const [id, placed] of together) {
      if (placed) all.set(id, placed);
      else all.delete(id);
    }
    return new IdIndex(all);
  }

  /** Calls `visit` for everything that shares an area with `area`, some twice; stops when it answers true. */
  some(area: Rect, visit: (id: string, placed: Placed<T>) => boolean): boolean {
    const changes = this.#changes;
    const all = this.#all;
    const inAll = this.#index.some(area, (id) => {
      if (changes.has(id)) return false;
      const placed = all.get(id);
      return placed !== undefined && visit(id, placed);
    });
    if (inAll || changes.size === 0) return inAll;
    return this.#changedIndex.some(area, (id) => {
      const placed = changes.get(id);
      return placed !== undefined && placed !== null && visit(id, placed);
    });
  }
}
