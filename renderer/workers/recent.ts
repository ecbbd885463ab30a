/** Remembers what was made for the keys used last, up to a limit. */
export class Recent<T> {
  readonly #limit: number;
  readonly #made = new Map<number, T>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What was made for a key, made now if it is not remembered. */
  get(key: number, make: () => T): T {
    const known = this.#made.get(key);
    const value = known ?? make();
    // The order of a map is that of insertion: the first is what was not used for longest.
    if (known !== undefined) this.#made.delete(key);
    this.#made.set(key, value);
    if (this.#made.size > this.#limit) {
      for (const oldest of this.#made.keys()) {
        this.#made.delete(oldest);
        break;
      }
    }
    return value;
  }

  delete(key: number): void {
    this.#made.delete(key);
  }

  clear(): void {
    this.#made.clear();
  }
}
