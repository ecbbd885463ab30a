import type { Loss } from "../contract/results/notes.ts";

/** Gathers what a file holds and cannot be carried over: each kind with how often and where it first stood. */
export class Losses {
  readonly #kinds = new Map<string, { count: number; readonly where: string }>();

  add(what: string, where: string, count = 1): void {
    const known = this.#kinds.get(what);
    if (known) known.count += count;
    else this.#kinds.set(what, { count, where });
  }

  /** In the order in which each kind first occurred. */
  list(): Loss[] {
    return [...this.#kinds].map(([what, { count, where }]) => ({ what, count, where }));
  }
}
