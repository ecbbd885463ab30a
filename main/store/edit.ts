import { WarrantError } from "#shared/contract/errors.ts";
import { type Diff, orderDiff, type RecordChange, sameRecord } from "#shared/model/diffs.ts";
import { type RecordOf, recordSchemas, type TableName } from "#shared/model/records.ts";
import { asWarrantError } from "./errors.ts";
import { type Reader, StoreReader } from "./reader.ts";
import { columnList, fromRow } from "./rows.ts";
import type { Statements } from "./statements.ts";
import { deleteRecord, insertRecord, updateRecord } from "./writes.ts";

/** What a change may do. It ends with the change. */
export interface Edit extends Reader {
  /** The change's time, one for all of it. */
  readonly now: string;
  newId(table: TableName): string;
  /** Adds a record. Throws `rule` when it does not fit its schema or the library. */
  insert<T extends TableName>(table: T, record: RecordOf<T>): void;
  /** Sets the fields of `patch` and no others. Throws `not-found`. */
  update<T extends TableName>(table: T, id: string, patch: Partial<RecordOf<T>>): RecordOf<T>;
  /** Takes one record away. What refers to it must go in the same change. Throws `not-found`. */
  delete(table: TableName, id: string): void;
}

type Touched = { -readonly [K in keyof RecordChange]: RecordChange[K] };

/** The edits of one change, as they are made and as one diff. */
export class RecordingEdit extends StoreReader implements Edit {
  readonly now: string;
  readonly #newId: (table: TableName) => string;
  /** What the change did to each record, by table and id. */
  readonly #touched = new Map<string, Touched>();
  /** The highest row number of a table since the change began. */
  readonly #highestRow = new Map<TableName, number>();
  #ended = false;

  constructor(statements: Statements, now: string, newId: (table: TableName) => string) {
    super(statements);
    this.now = now;
    this.#newId = newId;
  }

  newId(table: TableName): string {
    return this.#newId(table);
  }

  insert<T extends TableName>(table: T, record: RecordOf<T>): void {
    this.#requireOpen();
    const after = checked(table, record);
    const earlier = this.#touched.get(key(table, after.id));
    // A row number is not given twice within a change, or the diff could not say which record had it.
    const next = this.#highest(table) + 1;
    const row = earlier?.row ?? next;
    this.#write(() => insertRecord(this.statements, table, row, after));
    if (!earlier) this.#highestRow.set(table, next);
    this.#touch(table, after.id, row, null, after);
  }

  update<T extends TableName>(table: T, id: string, patch: Partial<RecordOf<T>>): RecordOf<T> {
    this.#requireOpen();
    const { row, record: before } = this.#find(table, id);
    const set = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const after = checked(table, { ...before, ...set, id });
    if (sameRecord(before, after)) return before;
    this.#write(() => updateRecord(this.statements, table, before, after));
    this.#touch(table, id, row, before, after);
    return after;
  }

  delete(table: TableName, id: string): void {
    this.#requireOpen();
    const { row, record } = this.#find(table, id);
    this.#highest(table);
    this.#write(() => deleteRecord(this.statements, table, id));
    this.#touch(table, id, row, record, null);
  }

  /** Ends the change and answers what it did, at most one entry a record. */
  finish(): Diff {
    this.end();
    const changes = [...this.#touched.values()].filter((change) => !sameRecord(change.before, change.after));
    return orderDiff(changes as RecordChange[]);
  }

  /** Ends the change: no edit is accepted from here on. */
  end(): void {
    this.#ended = true;
  }

  #write(run: () => void): void {
    try {
      run();
    } catch (error) {
      throw asWarrantError(error, this.statements.database.name);
    }
  }

  #requireOpen(): void {
    if (this.#ended)
      throw new Error("this change has ended: an edit must be made before the change's function returns");
  }

  #highest(table: TableName): number {
    const known = this.#highestRow.get(table);
    if (known !== undefined) return known;
    const highest = Number(this.statements.get(`SELECT max(row) AS row FROM ${table}`)?.row ?? 0);
    this.#highestRow.set(table, highest);
    return highest;
  }

  #find<T extends TableName>(table: T, id: string): { row: number; record: RecordOf<T> } {
    const found = this.statements.get(`SELECT row AS "$row", ${columnList(table)} FROM ${table} WHERE id = ?`, [id]);
    if (!found) throw new WarrantError("not-found", `There is no such record in ${table}: ${id}`, { table, id });
    const { $row: row, ...columns } = found;
    return { row: Number(row), record: fromRow(table, columns) };
  }

  #touch<T extends TableName>(
    table: T,
    id: string,
    row: number,
    before: RecordOf<T> | null,
    after: RecordOf<T> | null,
  ): void {
    const earlier = this.#touched.get(key(table, id));
    if (earlier) earlier.after = after;
    else this.#touched.set(key(table, id), { table, id, row, before, after });
  }
}

function key(table: TableName, id: string): string {
  return `${table}/${id}`;
}

/** The record as its schema leaves it, in characters that a database can hold. */
function checked<T extends TableName>(table: T, record: unknown): RecordOf<T> {
  const result = recordSchemas[table].safeParse(wellFormed(record));
  if (result.success) return result.data as RecordOf<T>;
  const issue = result.error.issues[0];
  const place = [table, ...(issue?.path ?? [])].join(".");
  throw new WarrantError("rule", `That cannot be kept: ${place}: ${issue?.message}`, { issues: result.error.issues });
}

/**
 * Replaces halves of surrogate pairs, which UTF-8 has no bytes for: SQLite would
 * do it silently, and what windows mirror would differ from what is kept.
 */
function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, wellFormed(field)]));
}
