import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { WarrantError } from "#shared/contract/errors.ts";
import { moveAside } from "./damaged.ts";
import { asWarrantError } from "./errors.ts";
import { type BackupKind, backupFolder, backupPath, parseBackupName } from "./file-names.ts";
import { lockLibrary } from "./lock.ts";
import { latestVersion } from "./migrations/index.ts";
import { realLibraryPath } from "./real-path.ts";
import { findDamage } from "./sound.ts";

/** A backup file of a library. */
export type Backup = { readonly path: string; readonly at: string; readonly kind: BackupKind };

/** Daily backups that are kept. */
const dailyKept = 7;

/** The backups of the library at `path`, newest first, good or not. */
export function listBackups(path: string): Backup[] {
  const folder = backupFolder(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const facts = parseBackupName(path, name);
      return facts ? [{ path: join(folder, name), ...facts }] : [];
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** The backups that can take the library's place: they open and are sound. Newest first. */
export function listGoodBackups(path: string): { readonly path: string; readonly at: string }[] {
  return listBackups(path)
    .filter((backup) => isGood(backup.path))
    .map((backup) => ({ path: backup.path, at: backup.at }));
}

function isGood(path: string): boolean {
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    return findDamage(database) === null;
  } catch {
    return false;
  } finally {
    database?.close();
  }
}

/**
 * Copies an open database while it is used, by SQLite's online backup. The copy
 * is checked before it gets its name, so that a name always stands for a whole
 * backup.
 */
export async function backUpDatabase(database: Database.Database, target: string): Promise<void> {
  const temporary = prepareTarget(target);
  try {
    await database.backup(temporary);
    finishTarget(temporary, target);
  } finally {
    removeDatabase(temporary);
  }
}

/**
 * The same at once, for use while opening: SQLite's VACUUM INTO, a consistent
 * snapshot too.
 */
export function backUpBeforeMigration(database: Database.Database, path: string, at: string): string {
  const target = backupPath(path, `before-${latestVersion}`, at);
  const temporary = prepareTarget(target);
  try {
    database.prepare("VACUUM INTO ?").run(temporary);
    finishTarget(temporary, target);
    return target;
  } finally {
    removeDatabase(temporary);
  }
}

/** Deletes the daily backups of a library beyond the newest seven. All others stay. */
export function rotateBackups(path: string): void {
  const daily = listBackups(path).filter((backup) => backup.kind === "daily");
  for (const backup of daily.slice(dailyKept)) removeDatabase(backup.path);
}

/**
 * Puts a backup in the place of the library at `path`, which no process may hold.
 * What stands there is moved aside. The backup stays where it is. Throws
 * `library-damaged` when the backup is not a sound library.
 */
export function restoreBackup(path: string, backup: string, now: () => string = () => new Date().toISOString()): void {
  const library = realLibraryPath(path);
  const lock = lockLibrary(library);
  const temporary = `${library}.restoring`;
  try {
    if (!isGood(backup)) {
      throw new WarrantError("library-damaged", `The backup ${backup} cannot be used: it is not a sound library.`, {
        movedTo: null,
        backups: listGoodBackups(library),
      });
    }
    removeDatabase(temporary);
    copyFileSync(backup, temporary);
    finishTarget(temporary, library, () => {
      if (existsSync(library) || existsSync(`${library}-wal`)) moveAside(library, now());
    });
  } catch (error) {
    throw asWarrantError(error, library);
  } finally {
    removeDatabase(temporary);
    lock.release();
  }
}

function prepareTarget(target: string): string {
  mkdirSync(dirname(target), { recursive: true });
  const temporary = `${target}.part`;
  removeDatabase(temporary);
  return temporary;
}

/** Checks a new database file, makes sure that it is on the disk and gives it its name. */
function finishTarget(temporary: string, target: string, beforeNaming: () => void = () => {}): void {
  const database = new Database(temporary, { fileMustExist: true });
  try {
    // One file without a log: what a person copies elsewhere is all of it.
    database.pragma("journal_mode = DELETE");
    const damage = findDamage(database);
    if (damage) throw new Error(`the copy ${temporary} is not sound: ${damage}`);
  } finally {
    database.close();
  }
  syncToDisk(temporary, "r+");
  beforeNaming();
  renameSync(temporary, target);
  // Windows has no handle on a folder to flush.
  if (process.platform !== "win32") syncToDisk(dirname(target), "r");
}

function syncToDisk(path: string, flags: "r" | "r+"): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function removeDatabase(path: string): void {
  for (const part of ["", "-wal", "-shm", "-journal"]) rmSync(`${path}${part}`, { force: true });
}
