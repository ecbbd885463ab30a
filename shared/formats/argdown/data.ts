/** A value of a data block that Warrant writes. */
type Value = string | number | boolean | readonly (string | number)[];

/**
 * An element's data as Argdown writes it, `{position: "Privacy"}`: YAML on one
 * line. Braces within strings are escaped, since the lexer ends the block at
 * the first brace that is followed by a blank.
 */
export function dataBlock(values: Readonly<Record<string, Value | null>>): string {
  const pairs = Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${yamlOf(value)}`]));
  return pairs.length === 0 ? "" : ` {${pairs.join(", ")}}`;
}

/** A value as YAML on one line: double-quoted strings, flow lists. */
export function yamlOf(value: Value): string {
  if (typeof value === "object") return `[${value.map(yamlOf).join(", ")}]`;
  return JSON.stringify(value).replace(
    /[{}=\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The own values of a data block or of front matter; none of what is no mapping. */
export class Data {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #known = new Set<string>();

  constructor(data: unknown) {
    this.#values = new Map(
      typeof data === "object" && data !== null && !Array.isArray(data) ? Object.entries(data) : [],
    );
  }

  text(key: string): string | null {
    const value = this.#take(key);
    return typeof value === "string" ? value : typeof value === "number" ? String(value) : null;
  }

  isTrue(key: string): boolean {
    return this.#take(key) === true;
  }

  list(key: string): readonly unknown[] {
    const value = this.#take(key);
    return Array.isArray(value) ? value : [];
  }

  /** A place that two numbers give. */
  place(key: string): { readonly x: number; readonly y: number } | null {
    const [x, y] = this.list(key);
    return typeof x === "number" && typeof y === "number" ? { x, y } : null;
  }

  /** How many values nothing asked for. */
  unknown(): number {
    return [...this.#values.keys()].filter((key) => !this.#known.has(key)).length;
  }

  #take(key: string): unknown {
    this.#known.add(key);
    return this.#values.get(key);
  }
}
