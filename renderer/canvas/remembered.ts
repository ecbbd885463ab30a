/** Values by key, made anew only when what they are made from has changed; those not asked for in a round are let go. */
export class Remembered {
  #before = new Map<string, { readonly from: readonly unknown[]; readonly value: unknown }>();
  #now = new Map<string, { readonly from: readonly unknown[]; readonly value: unknown }>();

  /** Starts a round: values that the round does not ask for are forgotten when the next one starts. */
  begin(): void {
    if (this.#now.size > 0) this.#before = this.#now;
    this.#now = new Map();
  }

  /** The value made earlier for `key` when `from` is the same, item by item; else a new one. */
  value<T>(key: string, from: readonly unknown[], make: () => T): T {
    const known = this.#now.get(key) ?? this.#before.get(key);
    const same =
      known !== undefined &&
      known.from.length === from.length &&
      known.from.every((item, i) => Object.is(item, from[i]));
    const entry = same ? known : { from, value: make() };
    this.#now.set(key, entry);
    // A key always belongs to one type: see the callers.
    return entry.value as T;
  }
}
