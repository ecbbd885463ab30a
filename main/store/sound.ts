import Database from "better-sqlite3";
import { applicationId, latestVersion, migrate, versionOf } from "./migrations/index.ts";

/**
 * Says what is wrong with a database that should be a library: another kind of
 * file, a failed quick_check, a schema that is not the one of its version. Null
 * when it is sound. SQLite's own errors of damage pass through.
 */
export function findDamage(database: Database.Database): string | null {
  try {
    return look(database);
  } catch (error) {
    // What a changed schema asks for may be no SQL at all: that is no error of ours, nor one of SQLite's codes of damage.
    if (error instanceof Database.SqliteError && error.code === "SQLITE_ERROR") return error.message;
    throw error;
  }
}

function look(database: Database.Database): string | null {
  if (database.pragma("application_id", { simple: true }) !== applicationId) return "it is not a library of Warrant";
  const version = versionOf(database);
  if (version < 1 || version > latestVersion) return `there is no version ${version}`;
  const findings = database.prepare<[], { quick_check: string }>("PRAGMA quick_check").all();
  const first = findings[0]?.quick_check ?? "no answer";
  if (first !== "ok") return first;
  return findSchemaDamage(database, version);
}

/** True for a sound database that holds nothing of a library: it belongs to another program. */
export function isForeign(database: Database.Database): boolean {
  if (database.pragma("application_id", { simple: true }) === applicationId) return false;
  const known = schemaOf(latestVersion);
  if ([...readSchema(database).keys()].some((name) => known.has(name))) return false;
  try {
    return database.prepare<[], { quick_check: string }>("PRAGMA quick_check").get()?.quick_check === "ok";
  } catch (error) {
    // Its tables need modules that only its own program has.
    if (error instanceof Database.SqliteError && error.code === "SQLITE_ERROR") return true;
    throw error;
  }
}

/**
 * Compares every table, index, view and trigger that any version has by name
 * with what this version should have. What others added (statistics, an index of
 * their own) is let be.
 */
function findSchemaDamage(database: Database.Database, version: number): string | null {
  const expected = schemaOf(version);
  const known = schemaOf(latestVersion);
  const actual = readSchema(database);
  for (const name of known.keys()) {
    if (actual.get(name) !== expected.get(name)) return `${name} is not as version ${version} has it`;
  }
  return null;
}

const schemas = new Map<number, ReadonlyMap<string, string>>();

/** The schema of a version by the names in it, made by running the migrations in memory. */
function schemaOf(version: number): ReadonlyMap<string, string> {
  const kept = schemas.get(version);
  if (kept) return kept;
  const database = new Database(":memory:");
  try {
    migrate(database, version);
    const schema = readSchema(database);
    schemas.set(version, schema);
    return schema;
  } finally {
    database.close();
  }
}

function readSchema(database: Database.Database): ReadonlyMap<string, string> {
  const rows = database
    .prepare<[], { type: string; name: string; sql: string }>(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .all();
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, sql]));
}
