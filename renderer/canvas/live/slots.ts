/**
 * Gives small whole numbers to ids. A number is never given twice: an answer of a
 * worker that comes late cannot be taken for one about something newer.
 */
export class Slots {
  readonly #slots = new Map<string, number>();
  readonly #ids: (string | undefined)[] = [];

  /** The slot of an id; a new one when it has none yet. */
  take(id: string): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    const slot = this.#ids.length;
    this.#slots.set(id, slot);
    this.#ids.push(id);
    return slot;
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  /** The id that has this slot; undefined when it is gone. */
  idOf(slot: number): string | undefined {
    return this.#ids[slot];
  }

  drop(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#ids[slot] = undefined;
  }

  /** The slots of those ids that have one. */
  slotsOf(ids: Iterable<string>): Uint32Array {
    const slots: number[] = [];
    for (const id of ids) {
      const slot = this.#slots.get(id);
      if (slot !== undefined) slots.push(slot);
    }
    return Uint32Array.from(slots);
  }

  /** Every slot in use. */
  all(): Uint32Array {
    return Uint32Array.from(this.#slots.values());
  }

  get size(): number {
    return this.#slots.size;
  }

  ids(): IterableIterator<string> {
    return this.#slots.keys();
  }
}
