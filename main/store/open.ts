import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { WarrantError } from "#shared/contract/errors.ts";
import { backUpBeforeMigration, listGoodBackups } from "./backups.ts";
import { moveAside } from "./damaged.ts";
import { isDamage } from "./errors.ts";
import { applicationId, latestVersion, migrate, versionOf } from "./migrations/index.ts";
import { applyPragmas, busyTimeoutMs } from "./pragmas.ts";
import { findDamage, isForeign } from "./sound.ts";

/**
 * Opens the database of a library that this process has locked: checks it, makes
 * or migrates it. Throws `library-newer` or `not-a-library` and leaves the file as
 * it is when it was written by a newer program or by another one; throws `library-damaged` after moving the file
 * aside when it is not a sound library.
 */
export function openDatabase(path: string, now: () => string): Database.Database {
  mkdirSync(dirname(path), { recursive: true });
  try {
    checkHeader(path);
    refuseMisplacedLog(path);
    // A database that was being made, or switched to WAL, when the program died: SQLite must first roll it back.
    const rollsBack = sizeOf(`${path}-journal`) > 0;
    const found = sizeOf(path) > 0 && !rollsBack ? examine(path) : null;
    return openExamined(path, found, now);
  } catch (error) {
    if (error instanceof DamageError || isDamage(error)) throw damagedError(path, messageOf(error), now());
    throw error;
  }
}

function openExamined(path: string, found: Found | null, now: () => string): Database.Database {
  const database = new Database(path, { timeout: busyTimeoutMs });
  try {
    const { isNew, version } = found ?? judge(path, database);
    requireWritable(database);
    applyPragmas(database);
    if (!isNew && version < latestVersion) backUpBeforeMigration(database, path, now());
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

type Found = { readonly isNew: boolean; readonly version: number };

/** Looks through a connection that cannot write: one that can would clear the log away when it is closed. */
function examine(path: string): Found {
  const database = new Database(path, { readonly: true, timeout: busyTimeoutMs });
  try {
    return judge(path, database);
  } finally {
    database.close();
  }
}

function judge(path: string, database: Database.Database): Found {
  const version = versionOf(database);
  if (version === 0 && isEmpty(database)) return { isNew: true, version };
  if (database.pragma("application_id", { simple: true }) === applicationId) refuseVersion(path, version);
  if (isForeign(database)) {
    throw new WarrantError(
      "not-a-library",
      `${path} is a database of another program, not a library of Warrant. Nothing in it was changed.`,
    );
  }
  const damage = findDamage(database);
  if (damage) throw new DamageError(damage);
  return { isNew: false, version };
}

class DamageError extends Error {}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function damagedError(path: string, reason: string, at: string): WarrantError {
  const movedTo = moveAside(path, at);
  return new WarrantError(
    "library-damaged",
    `The library ${path} is damaged (${reason}). It was moved to ${movedTo}; nothing in it was changed.`,
    { movedTo, backups: listGoodBackups(path) },
  );
}

/** SQLite opens a file that cannot be written for reading alone and says so at the first change only. */
function requireWritable(database: Database.Database): void {
  database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${versionOf(database)}; ROLLBACK`);
}

function isEmpty(database: Database.Database): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema").get() === undefined;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** SQLite deletes a log that belongs to no database: its changes would be gone for good. */
function refuseMisplacedLog(path: string): void {
  if (sizeOf(path) > 0) return;
  if (sizeOf(`${path}-wal`) > 0) throw new DamageError("its main file is missing or empty");
  if (existsSync(path) && listGoodBackups(path).length > 0) throw new DamageError("it is empty");
}

/** Places in a SQLite file's header, https://sqlite.org/fileformat2.html#the_database_header */
const headerBytes = 100;
const writeFormatAt = 18;
const knownFormat = 2;
const userVersionAt = 60;
const applicationIdAt = 68;

/** Tells a newer library by its header, before SQLite touches anything. Its version may also stand in its log alone. */
function checkHeader(path: string): void {
  if (sizeOf(path) < headerBytes) return;
  const header = Buffer.alloc(headerBytes);
  const file = openSync(path, "r");
  try {
    readSync(file, header, 0, headerBytes, 0);
  } finally {
    closeSync(file);
  }
  if (!header.toString("latin1").startsWith("SQLite format 3\0")) return;
  if (header.readUInt32BE(applicationIdAt) === applicationId) refuseVersion(path, header.readInt32BE(userVersionAt));
  // SQLite takes a format that it does not know to be one that may be read only.
  if (header.readUInt8(writeFormatAt) > knownFormat) throw new DamageError("its header names an unknown format");
}

function refuseVersion(path: string, version: number): void {
  if (version <= latestVersion) return;
  throw new WarrantError(
    "library-newer",
    `The library ${path} was written by a newer Warrant (its version is ${version}, this program knows ${latestVersion}). Nothing in it was changed.`,
    { version, latestVersion },
  );
}
