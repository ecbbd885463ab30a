import type { Rect } from "./geometry.ts";
import { RectIndex } from "./rect-index.ts";

export type Placed<T> = { readonly rect: Rect; readonly item: T };

/** A thing as the index holds it. */
export type Entry<T> = { readonly id: string; readonly placed: Placed<T> };

/** Changes to more than this share of an index make it anew. */
const manyChanged = 0.25;

/**
 * Things with ids and places, found by place. It does not change: `changed` makes
 * another one that shares all but the changes with the first.
 */
export class IdIndex<T> {
  readonly #all: ReadonlyMap<string, Placed<T>>;
  readonly #index: RectIndex<Entry<T>>;
  readonly #changes: ReadonlyMap<string, Placed<T> | null>;
  readonly #changedIndex = new RectIndex<Entry<T>>();

  constructor(all: ReadonlyMap<string, Placed<T>>, from?: IdIndex<T>, changes?: ReadonlyMap<string, Placed<T> | null>) {
    this.#all = all;
    this.#changes = changes ?? new Map();
    if (from) {
      this.#index = from.#index;
      for (const [id, placed] of this.#changes) if (placed) this.#changedIndex.add(placed.rect, { id, placed });
    } else {
      this.#index = new RectIndex();
      for (const [id, placed] of all) this.#index.add(placed.rect, { id, placed });
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
    if (changes.size === 0) return this.#index.some(area, ({ id, placed }) => visit(id, placed));
    return (
      this.#index.some(area, ({ id, placed }) => !changes.has(id) && visit(id, placed)) ||
      this.#changedIndex.some(area, ({ id, placed }) => visit(id, placed))
    );
  }

  /** Adds everything to `found` that shares an area with `area`, some twice. */
  collect(area: Rect, found: Entry<T>[]): void {
    const changes = this.#changes;
    const first = found.length;
    this.#index.collect(area, found);
    if (changes.size === 0) return;
    let kept = first;
    for (let at = first; at < found.length; at += 1) {
      const entry = found[at];
      if (entry && !changes.has(entry.id)) {
        found[kept] = entry;
        kept += 1;
      }
    }
    found.length = kept;
    this.#changedIndex.collect(area, found);
  }
}
