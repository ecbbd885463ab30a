import type { SqlValue } from "../../rows.ts";
import type { Statements } from "../../statements.ts";
import type { Tier } from "../words.ts";
import type { Condition, Filters } from "./filters.ts";
import type { Kind } from "./kinds.ts";
import { matcherOf } from "./snippets.ts";

/** Rows that are asked of an index at once, while some may not pass: the first time, and how many times more each time after. */
const firstStretch = 256;
const growth = 2;
/** A set of rows that pass is looked through whole when it is no larger. */
const smallSet = 1_000;
/**
 * Milliseconds for which rows of such a set are looked up in the index one by one, where their texts alone do not
 * tell; that takes 25 µs each, or 200 when an unfinished word has many endings. After that the index is read on,
 * which takes 0.1 µs a row. Both find the same.
 */
const lookUpMs = 2;
/** While at least one in so many passes, reading on will soon fill the page. */
const oftenEnough = 20;

/**
 * The first `wanted` rows of a kind's index, best first: what the first query
 * finds, then what the second finds beside it, and so on. Answers rows of the
 * index, not of the table.
 */
export function rankedRows(
  statements: Statements,
  kind: Kind,
  tiers: readonly Tier[],
  filters: Filters,
  wanted: number,
): readonly number[] {
  const conditions = filters.conditions[kind.kind];
  if (conditions === null) return [];
  const rows = new Set<number>();
  const finder = new Finder(statements, kind, conditions, filters.values);
  for (const tier of tiers) {
    if (rows.size >= wanted) break;
    // The last query finds all that those before it do, so that the rows wanted are among the rows wanted of each.
    for (const row of finder.find(tier, wanted, rows)) rows.add(row);
  }
  return [...rows].slice(0, wanted);
}

/** A row of the index, and the text it was made of. */
type Passing = { readonly row: number; readonly text: string };

/** Numbers of JavaScript come to SQLite as REAL, and FTS5 takes no notice of a row that is no INTEGER: hence the casts. */
class Finder {
  readonly #statements: Statements;
  readonly #kind: Kind;
  readonly #conditions: readonly Condition[];
  readonly #values: Filters["values"];
  /** Index rows of all that pass, in order, once it was worth to look for them; null while they are too many. */
  #passing: readonly Passing[] | null | undefined;

  constructor(statements: Statements, kind: Kind, conditions: readonly Condition[], values: Filters["values"]) {
    this.#statements = statements;
    this.#kind = kind;
    this.#conditions = conditions;
    this.#values = values;
  }

  /** Rows that match and pass, in order; those that are `known` to match may be left out. */
  find(tier: Tier, wanted: number, known: ReadonlySet<number>): readonly number[] {
    const { expression } = tier;
    if (this.#kind.weights !== null) return this.#scored(this.#kind.weights, expression, wanted);
    if (this.#conditions.length === 0) return this.#stretch(expression, -1, wanted);
    const found: number[] = [];
    let last = -1;
    for (let size = firstStretch; ; size *= growth) {
      const rows = this.#stretch(expression, last, size);
      found.push(...this.#thatPass(rows));
      if (found.length >= wanted || rows.length < size) return found.slice(0, wanted);
      last = rows.at(-1) ?? last;
      if (found.length * oftenEnough > size) continue;
      this.#passing ??= this.#allThatPass();
      if (this.#passing !== null) {
        const rest = this.#passing.filter(({ row }) => row > last && !known.has(row));
        return [...found, ...this.#among(rest, tier, wanted - found.length)];
      }
    }
  }

  /** The next rows of the index that match, after the row `last`. FTS5 has them in order without finding them all. */
  #stretch(expression: string, last: number, size: number): readonly number[] {
    const { index } = this.#kind;
    return numbers(
      this.#statements.firsts(
        `SELECT rowid FROM ${index} WHERE ${index} MATCH :expression AND rowid > CAST(:last AS INTEGER) ORDER BY rowid LIMIT :size`,
        { expression, last, size },
      ),
    );
  }

  /** Those of these rows of the index that fulfil every condition. */
  #thatPass(rows: readonly number[]): readonly number[] {
    const { table, rowOf } = this.#kind;
    return numbers(
      this.#statements.firsts(
        `SELECT wanted.value FROM json_each(:rows) AS wanted
         CROSS JOIN ${table} AS record ON record.row = ${rowOf("wanted.value")}
         WHERE ${this.#tests()} ORDER BY wanted.key`,
        { ...this.#values, rows: JSON.stringify(rows) },
      ),
    );
  }

  /** All that fulfil every condition, by way of the condition that fewest fulfil; null when those are many. */
  #allThatPass(): readonly Passing[] | null {
    let fewest: readonly SqlValue[] | null = null;
    for (const { rows } of this.#conditions) {
      // One more than would do tells that there are too many.
      const most: number = fewest === null ? smallSet : fewest.length;
      const set = this.#statements.firsts(`SELECT DISTINCT row FROM (${rows}) LIMIT :most`, {
        ...this.#values,
        most: most + 1,
      });
      if (set.length <= most) fewest = set;
    }
    if (fewest === null) return null;
    const { table, indexRow, texts } = this.#kind;
    return this.#statements
      .lists(
        `SELECT ${indexRow} AS place, ${texts[0]}
         FROM json_each(:rows) AS wanted CROSS JOIN ${table} AS record ON record.row = wanted.value
         WHERE ${this.#tests()} ORDER BY place`,
        { ...this.#values, rows: JSON.stringify(fewest) },
      )
      .map(([row, text]) => ({ row: Number(row), text: String(text) }));
  }

  /** Of these rows, in order, those that match. */
  #among(rest: readonly Passing[], { expression, sought }: Tier, wanted: number): readonly number[] {
    const { index } = this.#kind;
    const matches = matcherOf(sought);
    const found: number[] = [];
    const until = performance.now() + lookUpMs;
    let looked = 0;
    for (const { row, text } of rest) {
      if (found.length === wanted) return found;
      let match = matches(text);
      if (match === null) {
        if (performance.now() > until) break;
        const lookUp = `SELECT 1 FROM ${index} WHERE ${index} MATCH ? AND rowid = CAST(? AS INTEGER)`;
        match = this.#statements.get(lookUp, [expression, row]) !== null;
      }
      if (match) found.push(row);
      looked += 1;
    }
    const unseen = rest.slice(looked).map(({ row }) => row);
    if (unseen.length === 0) return found;
    const read = this.#statements.firsts(
      // The plus sign keeps SQLite from looking them up one by one after all.
      `SELECT rowid FROM ${index} WHERE ${index} MATCH :expression
       AND rowid BETWEEN CAST(:first AS INTEGER) AND CAST(:last AS INTEGER)
       AND +rowid IN (SELECT value FROM json_each(:rows)) ORDER BY rowid LIMIT :wanted`,
      {
        expression,
        first: unseen[0] ?? 0,
        last: unseen.at(-1) ?? 0,
        rows: JSON.stringify(unseen),
        wanted: wanted - found.length,
      },
    );
    return [...found, ...numbers(read)];
  }

  #scored(weights: readonly number[], expression: string, wanted: number): readonly number[] {
    const { index, table, rowOf } = this.#kind;
    return numbers(
      this.#statements.firsts(
        `SELECT ${index}.rowid FROM ${index} CROSS JOIN ${table} AS record ON record.row = ${rowOf(`${index}.rowid`)}
         WHERE ${index} MATCH :expression AND rank MATCH 'bm25(${weights.join(", ")})' AND ${this.#tests()}
         ORDER BY rank, ${index}.rowid LIMIT :wanted`,
        { ...this.#values, expression, wanted },
      ),
    );
  }

  #tests(): string {
    const tests = new Set(this.#conditions.map(({ test }) => test));
    return tests.size === 0 ? "TRUE" : [...tests].join(" AND ");
  }
}

function numbers(values: readonly SqlValue[]): readonly number[] {
  return values.map(Number);
}
