import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import type Database from "better-sqlite3";
import { WarrantError } from "#shared/contract/errors.ts";
import type { ChangeEvent, HistoryState, RecordSet } from "#shared/contract/results.ts";
import { type TableName, tableNames } from "#shared/model/records.ts";
import { backUpDatabase, listBackups, rotateBackups } from "./backups.ts";
import { type Edit, RecordingEdit } from "./edit.ts";
import { asWarrantError } from "./errors.ts";
import { backupPath } from "./file-names.ts";
import { historyState, journal, redoOldest, undoNewest } from "./history.ts";
import { type Lock, lockLibrary } from "./lock.ts";
import { versionOf } from "./migrations/index.ts";
import { openDatabase } from "./open.ts";
import { Queries } from "./queries/index.ts";
import { type Reader, StoreReader } from "./reader.ts";
import { realLibraryPath } from "./real-path.ts";
import { type JsonValue, readSettings, writeSetting } from "./settings.ts";
import { Statements } from "./statements.ts";

export type { Edit } from "./edit.ts";
export type { Reader } from "./reader.ts";

export type LibraryOptions = {
  /** The time as ISO 8601 in UTC with milliseconds. */
  readonly now?: () => string;
  readonly newId?: (table: TableName) => string;
  /** Changes that can be undone at least, however many there were. */
  readonly historyLimit?: number;
};

/**
 * Opens the library at `path`, making it when there is none, and holds it until
 * it is closed. Throws `library-locked`, `library-damaged`, `library-newer`,
 * `not-a-library` or `library-unwritable`.
 */
export function openLibrary(path: string, options: LibraryOptions = {}): Library {
  let lock: Lock | null = null;
  const now = options.now ?? (() => new Date().toISOString());
  try {
    const real = realLibraryPath(path);
    lock = lockLibrary(real);
    return new Library({ path: real, database: openDatabase(real, now), lock, options: { ...options, now } });
  } catch (error) {
    lock?.release();
    throw asWarrantError(error, path);
  }
}

type Opened = {
  readonly path: string;
  readonly database: Database.Database;
  readonly lock: Lock;
  readonly options: LibraryOptions & { readonly now: () => string };
};

/** A library that this process holds: its records, its history and the only way to change them. */
export class Library {
  readonly path: string;
  readonly schemaVersion: number;
  readonly read: Reader;
  readonly queries: Queries;
  readonly #database: Database.Database;
  readonly #statements: Statements;
  readonly #lock: Lock;
  readonly #now: () => string;
  readonly #newId: (table: TableName) => string;
  readonly #historyLimit: number;
  readonly #file: string;

  constructor({ path, database, lock, options }: Opened) {
    this.path = path;
    this.schemaVersion = versionOf(database);
    this.#database = database;
    this.#lock = lock;
    this.#statements = new Statements(database);
    this.read = new StoreReader(this.#statements);
    this.queries = new Queries(this.#statements);
    this.#now = options.now;
    this.#newId = options.newId ?? (() => randomUUID());
    this.#historyLimit = options.historyLimit ?? 10_000;
    this.#file = fileIdentity(path);
  }

  /** True until the first record is written: the library may be filled. */
  get isNew(): boolean {
    const journalled = this.#statements.get("SELECT 1 FROM sqlite_sequence WHERE name = 'changes' AND seq > 0");
    return !journalled && tableNames.every((table) => !this.#statements.get(`SELECT 1 FROM ${table} LIMIT 1`));
  }

  /**
   * Runs `edit` in one transaction and journals what it did under `label`. When
   * `edit` throws, nothing has happened. `change` is null when the edits leave
   * everything as it was; then nothing is journalled.
   */
  change<T>(label: string, edit: (tx: Edit) => T): { value: T; change: ChangeEvent | null } {
    return this.#transaction(() => {
      const { value, now, diff } = this.#record(edit);
      if (diff.length === 0) return { value, change: null };
      const seq = journal(this.#statements, { label, at: now, diff, limit: this.#historyLimit });
      return { value, change: { seq, label, direction: "do", diff, history: this.history() } };
    });
  }

  /** Takes back the newest change. Throws `nothing-to-undo`. */
  undo(): ChangeEvent {
    return this.#transaction(() => undoNewest(this.#statements));
  }

  /** Makes the newest undone change again. Throws `nothing-to-redo`. */
  redo(): ChangeEvent {
    return this.#transaction(() => redoOldest(this.#statements));
  }

  history(): HistoryState {
    return historyState(this.#statements);
  }

  /** How windows look, by key: no part of the debate, so outside history. */
  settings(): Record<string, JsonValue> {
    return readSettings(this.#statements);
  }

  /** Keeps a setting; null forgets it. */
  setSetting(key: string, value: JsonValue): void {
    this.#transaction(() => writeSetting(this.#statements, key, value));
  }

  /** Writes the first records of a new library, in one transaction that cannot be undone. */
  fill(records: RecordSet): void {
    this.#transaction(() => {
      if (!this.isNew) throw new Error("only a new library can be filled");
      this.#record((tx) => {
        for (const table of tableNames) insertAll(tx, table, records);
      });
    });
  }

  /** Writes a checked copy of the library to `target`, while it is used; what stands there is replaced. */
  async backUp(target: string): Promise<void> {
    try {
      const real = realLibraryPath(target);
      if (real === this.path) throw new WarrantError("rule", "A library cannot be backed up onto itself.");
      await backUpDatabase(this.#database, real);
    } catch (error) {
      throw asWarrantError(error, target);
    }
  }

  /** Backs the library up into its folder of backups, as the person asked. Answers the path. */
  async backUpNow(): Promise<string> {
    const target = backupPath(this.path, "manual", this.#now());
    await this.backUp(target);
    return target;
  }

  /**
   * Backs the library up unless that was done today (UTC), and drops the oldest
   * daily backups. Answers the path, null when there was nothing to do.
   */
  async backUpDaily(): Promise<string | null> {
    const at = this.#now();
    const made = listBackups(this.path).some(
      (backup) => backup.kind === "daily" && backup.at.slice(0, 10) === at.slice(0, 10),
    );
    if (made) return null;
    const target = backupPath(this.path, "daily", at);
    await this.backUp(target);
    rotateBackups(this.path);
    return target;
  }

  /** Writes the log into the file and lets the library go. A second time does nothing. */
  close(): void {
    if (!this.#database.open) return;
    try {
      this.#database.pragma("optimize");
      this.#database.pragma("wal_checkpoint(TRUNCATE)");
    } catch {
      // What is in the log stays there and is read at the next start.
    } finally {
      this.#database.close();
      this.#lock.release();
    }
  }

  #record<T>(edit: (tx: Edit) => T): { value: T; now: string; diff: ChangeEvent["diff"] } {
    const tx = new RecordingEdit(this.#statements, this.#now(), this.#newId);
    try {
      const value = edit(tx);
      // Its edits would come after the transaction has ended.
      if (value instanceof Promise) throw new TypeError("a change cannot wait: its function must not be async");
      return { value, now: tx.now, diff: tx.finish() };
    } finally {
      tx.end();
    }
  }

  #transaction<T>(run: () => T): T {
    if (this.#database.inTransaction) throw new Error("a change cannot be made within another change");
    this.#requireFile();
    try {
      return this.#database.transaction(run).immediate();
    } catch (error) {
      throw asWarrantError(error, this.path);
    }
  }

  /** A file that was moved or deleted under us would take changes that nobody finds again. */
  #requireFile(): void {
    if (this.#database.open && fileIdentity(this.path) === this.#file) return;
    throw new WarrantError(
      this.#database.open ? "library-unwritable" : "unavailable",
      this.#database.open ? `The library ${this.path} is gone: it was moved or deleted.` : "The library is closed.",
    );
  }
}

function fileIdentity(path: string): string {
  const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
  return facts ? `${facts.dev}/${facts.ino}` : "";
}

function insertAll<T extends TableName>(tx: Edit, table: T, records: RecordSet): void {
  for (const record of records[table] ?? []) tx.insert(table, record);
}
