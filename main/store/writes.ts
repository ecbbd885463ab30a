import { type Diff, sameRecord } from "#shared/model/diffs.ts";
import type { RecordOf, TableName } from "#shared/model/records.ts";
import { columnList, columnsOf, fromRow, toSql } from "./rows.ts";
import type { Statements } from "./statements.ts";

type Fields = { readonly [column: string]: unknown };

/** Adds a record at a row number. */
export function insertRecord<T extends TableName>(
  statements: Statements,
  table: T,
  row: number,
  record: RecordOf<T>,
): void {
  const fields: Fields = record;
  const columns = columnsOf(table);
  const sql = `INSERT INTO ${table} (row, ${quoted(columns)}) VALUES (?${", ?".repeat(columns.length)})`;
  statements.run(sql, [row, ...columns.map((column) => toSql(table, column, fields[column]))]);
}

/** Sets the columns in which `after` differs from `before`, so that triggers and indexes of the others rest. */
export function updateRecord<T extends TableName>(
  statements: Statements,
  table: T,
  before: RecordOf<T>,
  after: RecordOf<T>,
): void {
  const changed = changedColumns(table, before, after);
  if (changed.length === 0) return;
  const fields: Fields = after;
  const set = changed.map((column) => `"${column}" = ?`).join(", ");
  const values = changed.map((column) => toSql(table, column, fields[column]));
  statements.run(`UPDATE ${table} SET ${set} WHERE id = ?`, [...values, before.id]);
}

export function deleteRecord(statements: Statements, table: TableName, id: string): void {
  statements.run(`DELETE FROM ${table} WHERE id = ?`, [id]);
}

/** The columns in which two records of a table differ. */
export function changedColumns(table: TableName, before: Fields, after: Fields): string[] {
  return columnsOf(table).filter((column) => !sameRecord({ value: before[column] }, { value: after[column] }));
}

/**
 * Columns that a unique index or a trigger compares with other records. Edits
 * that exchange such values between records pass through states that are
 * refused, although the state they end in is allowed: those records are taken
 * out and put back instead.
 */
const comparedColumns: { readonly [T in TableName]?: readonly string[] } = {
  tags: ["name"],
  claimQuotations: ["claimId", "quotationId"],
  taggings: ["tagId", "claimId", "sourceId", "noteId"],
  premises: ["inferenceId", "claimId"],
  placements: ["mapId", "claimId", "inferenceId"],
};

/**
 * Writes what a diff says, rows included. The library must hold what the diff
 * starts from; an error is thrown when it does not.
 */
export function writeDiff(statements: Statements, diff: Diff): void {
  const moved = new Set(
    diff.filter(({ table, before, after }) => {
      if (!before || !after) return false;
      return changedColumns(table, before, after).some((column) => comparedColumns[table]?.includes(column));
    }),
  );
  for (const change of diff) {
    if (change.before) requireCurrent(statements, change.table, change.row, change.before);
    if (!change.after || moved.has(change)) deleteRecord(statements, change.table, change.id);
  }
  for (const { table, before, after } of diff.filter((change) => !moved.has(change))) {
    if (before && after) updateRecord(statements, table, before, after);
  }
  for (const change of diff) {
    if (change.after && (!change.before || moved.has(change))) {
      insertRecord(statements, change.table, change.row, change.after);
    }
  }
}

function requireCurrent<T extends TableName>(statements: Statements, table: T, row: number, record: RecordOf<T>): void {
  const found = statements.get(`SELECT ${columnList(table)} FROM ${table} WHERE row = ? AND id = ?`, [row, record.id]);
  if (!found || !sameRecord(fromRow(table, found), record)) {
    throw new Error(`the history does not fit the library: ${table} ${record.id} is not as the change left it`);
  }
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(", ");
}
