import type { FieldValue } from "#shared/contract/results.ts";
import { type RecordOf, recordSchemas, type TableName, tableNames } from "#shared/model/records.ts";

/** A value as SQLite keeps it. */
export type SqlValue = string | number | null;
export type Row = { [column: string]: SqlValue };

/** Columns that hold JSON (or NULL), and columns that hold 0 or 1 for a boolean. */
const encodings: { readonly [T in TableName]?: { readonly [column: string]: "json" | "boolean" } } = {
  sources: { authors: "json", digest: "json", file: "json", pages: "json" },
  premises: { implicit: "boolean" },
  placements: { collapsed: "boolean" },
  notes: { passage: "json" },
};

const columns = new Map<TableName, readonly string[]>(
  tableNames.map((table) => [table, Object.keys(recordSchemas[table].shape)]),
);

/** The columns of a table that are fields of its record, in the record's order; `row` is none. */
export function columnsOf(table: TableName): readonly string[] {
  return columns.get(table) ?? [];
}

/** Columns of a table quoted for SQL and divided by commas; some are SQL's own words. */
export function columnList(table: TableName, alias = table as string): string {
  return columnsOf(table)
    .map((column) => `${alias}."${column}"`)
    .join(", ");
}

/** A field's value as its column keeps it. */
export function toSql(table: TableName, column: string, value: unknown): SqlValue {
  const encoding = encodings[table]?.[column];
  if (encoding === "json") return value === null ? null : JSON.stringify(value);
  if (encoding === "boolean") return value ? 1 : 0;
  if (typeof value === "string" || typeof value === "number" || value === null) return value;
  throw new TypeError(`${table}.${column} cannot hold a ${typeof value}`);
}

/** A row that holds exactly the record's columns, as the record. */
export function fromRow<T extends TableName>(table: T, row: Row): RecordOf<T> {
  const record: { [column: string]: unknown } = row;
  for (const [column, encoding] of Object.entries(encodings[table] ?? {})) {
    const value = row[column];
    record[column] = encoding === "json" ? fromJson(value) : value === 1;
  }
  return record as RecordOf<T>;
}

/** Puts lists of values of these columns, as {@link Statements.lists} gives them, in the form that records have; in place. */
export function decodeLists(table: TableName, columns: readonly string[], rows: SqlValue[][]): FieldValue[][] {
  const decoded: FieldValue[][] = rows;
  for (const [column, encoding] of Object.entries(encodings[table] ?? {})) {
    const place = columns.indexOf(column);
    if (place < 0) continue;
    for (const row of decoded) row[place] = encoding === "json" ? fromJson(row[place]) : row[place] === 1;
  }
  return decoded;
}

function fromJson(value: unknown) {
  return value === null ? null : JSON.parse(String(value));
}
