import type { RecordOf, TableName } from "#shared/model/records.ts";
import { columnList, columnsOf, fromRow, toSql } from "./rows.ts";
import type { Statements } from "./statements.ts";

/** Reads records. All lists are in the order in which the records were created. */
export interface Reader {
  get<T extends TableName>(table: T, id: string): RecordOf<T> | null;
  /** Records whose fields equal those of `filter`; null matches null. */
  where<T extends TableName>(table: T, filter: Partial<RecordOf<T>>): RecordOf<T>[];
  /** Records whose `column` is among `values`, however many. */
  whereIn<T extends TableName>(table: T, column: keyof RecordOf<T> & string, values: readonly string[]): RecordOf<T>[];
  count(table: TableName): number;
  all<T extends TableName>(table: T): RecordOf<T>[];
}

export class StoreReader implements Reader {
  protected readonly statements: Statements;

  constructor(statements: Statements) {
    this.statements = statements;
  }

  get<T extends TableName>(table: T, id: string): RecordOf<T> | null {
    const row = this.statements.get(`SELECT ${columnList(table)} FROM ${table} WHERE id = ?`, [id]);
    return row && fromRow(table, row);
  }

  where<T extends TableName>(table: T, filter: Partial<RecordOf<T>>): RecordOf<T>[] {
    const wanted = Object.entries(filter).filter(([, value]) => value !== undefined);
    const tests = wanted.map(([column]) => `${checkedColumn(table, column)} IS ?`).join(" AND ") || "TRUE";
    const values = wanted.map(([column, value]) => toSql(table, column, value));
    return this.statements
      .all(`SELECT ${columnList(table)} FROM ${table} WHERE ${tests} ORDER BY row`, values)
      .map((row) => fromRow(table, row));
  }

  whereIn<T extends TableName>(table: T, column: keyof RecordOf<T> & string, values: readonly string[]): RecordOf<T>[] {
    const sql = `SELECT ${columnList(table)} FROM ${table}
      WHERE ${checkedColumn(table, column)} IN (SELECT value FROM json_each(?)) ORDER BY row`;
    return this.statements.all(sql, [JSON.stringify(values)]).map((row) => fromRow(table, row));
  }

  count(table: TableName): number {
    return Number(this.statements.get(`SELECT count(*) AS count FROM ${table}`)?.count);
  }

  all<T extends TableName>(table: T): RecordOf<T>[] {
    return this.where(table, {});
  }
}

/** Column names go into SQL as they are: only those of the table pass. */
function checkedColumn(table: TableName, column: string): string {
  if (!columnsOf(table).includes(column)) throw new TypeError(`${table} has no column ${column}`);
  return `${table}."${column}"`;
}
