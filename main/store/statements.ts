import type Database from "better-sqlite3";
import type { Row, SqlValue } from "./rows.ts";

type Parameters = readonly SqlValue[] | { readonly [name: string]: SqlValue };

/** An open database with its prepared statements, kept by their SQL. */
export class Statements {
  readonly database: Database.Database;
  readonly #prepared = new Map<string, Database.Statement<unknown[], Row>>();
  readonly #lists = new Map<string, Database.Statement<unknown[], SqlValue[]>>();
  readonly #firsts = new Map<string, Database.Statement<unknown[], SqlValue>>();

  constructor(database: Database.Database) {
    this.database = database;
  }

  #prepare(sql: string): Database.Statement<unknown[], Row> {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.database.prepare<unknown[], Row>(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }

  all(sql: string, parameters: Parameters = []): Row[] {
    return this.#prepare(sql).all(parameters);
  }

  /** The rows as lists of their values, in the order of the columns asked for: half the work of {@link all}. */
  lists(sql: string, parameters: Parameters = []): SqlValue[][] {
    let statement = this.#lists.get(sql);
    if (!statement) {
      statement = this.database.prepare<unknown[], SqlValue[]>(sql).raw();
      this.#lists.set(sql, statement);
    }
    return statement.all(parameters);
  }

  /** The first value of every row. */
  firsts(sql: string, parameters: Parameters = []): SqlValue[] {
    let statement = this.#firsts.get(sql);
    if (!statement) {
      statement = this.database.prepare<unknown[], SqlValue>(sql).pluck();
      this.#firsts.set(sql, statement);
    }
    return statement.all(parameters);
  }

  get(sql: string, parameters: Parameters = []): Row | null {
    return this.#prepare(sql).get(parameters) ?? null;
  }

  /** Runs SQL that writes; answers how many rows it touched and the last row number it inserted. */
  run(sql: string, parameters: Parameters = []): { readonly changes: number; readonly lastRow: number } {
    const { changes, lastInsertRowid } = this.#prepare(sql).run(parameters);
    return { changes, lastRow: Number(lastInsertRowid) };
  }
}
