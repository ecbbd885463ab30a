import type Database from "better-sqlite3";
import type { Row, SqlValue } from "./rows.ts";

type Parameters = readonly SqlValue[] | { readonly [name: string]: SqlValue };

/** An open database with its prepared statements, kept by their SQL. */
export class Statements {
  readonly database: Database.Database;
  readonly #prepared = new Map<string, Database.Statement<unknown[], Row>>();

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

  get(sql: string, parameters: Parameters = []): Row | null {
    return this.#prepare(sql).get(parameters) ?? null;
  }

  /** Runs SQL that writes; answers how many rows it touched and the last row number it inserted. */
  run(sql: string, parameters: Parameters = []): { readonly changes: number; readonly lastRow: number } {
    const { changes, lastInsertRowid } = this.#prepare(sql).run(parameters);
    return { changes, lastRow: Number(lastInsertRowid) };
  }
}
