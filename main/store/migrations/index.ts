import type Database from "better-sqlite3";
import { records } from "./0001-records.ts";
import { search } from "./0002-search.ts";
import { history } from "./0003-history.ts";
import { settings } from "./0004-settings.ts";
import { mapDirection } from "./0005-map-direction.ts";
import { searchOrder } from "./0006-search-order.ts";
import { reading } from "./0007-reading.ts";
import { passageSearch } from "./0008-passage-search.ts";

/** One step of the schema: what brings a library of version − 1 to this version. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
};

/** Every migration in order; the one at index n makes version n + 1. */
export const migrations: readonly Migration[] = [
  records,
  search,
  history,
  settings,
  mapDirection,
  searchOrder,
  reading,
  passageSearch,
];

/** The version that this program writes. */
export const latestVersion = migrations.length;

/** Marks a SQLite file as a library: "Wrnt" in ASCII, in the file's application_id. */
export const applicationId = 0x57726e74;

/** The schema version of an open database, 0 when it is new. */
export function versionOf(database: Database.Database): number {
  return Number(database.pragma("user_version", { simple: true }));
}

/**
 * Brings a database to version `to`, each step in one transaction with its
 * version number. A step that fails leaves the version before it.
 */
export function migrate(database: Database.Database, to = latestVersion): void {
  for (const migration of migrations.slice(versionOf(database), to)) {
    database
      .transaction(() => {
        database.exec(migration.sql);
        database.pragma(`application_id = ${applicationId}`);
        database.pragma(`user_version = ${migration.version}`);
      })
      .immediate();
  }
}
