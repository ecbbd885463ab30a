import Database from "better-sqlite3";
import { WarrantError } from "#shared/contract/errors.ts";
import { asWarrantError } from "./errors.ts";

/** Ends the hold on a library. */
export type Lock = { readonly release: () => void };

/** How long a lock that nobody living seems to hold is asked for again, in milliseconds. */
const patienceMs = 2_000;
const pauseMs = 20;

/**
 * Takes the lock of the library at `path` for this process. The lock is an open
 * write transaction on a small SQLite file beside the library: the system ends
 * it with the process, however that dies, and the file stays readable to the
 * others, who find the holder's process id there. The file is never removed,
 * since a process could then lock a file that another one has just unlinked.
 *
 * Throws `library-locked` with `details.processId` when another process, or
 * this one, has it.
 */
export function lockLibrary(path: string): Lock {
  let database: Database.Database | null = null;
  try {
    database = new Database(`${path}-lock`, { timeout: 0 });
    const deadline = Date.now() + patienceMs;
    for (;;) {
      if (tryLock(database)) return holding(database);
      const holder = readHolder(database);
      // Between taking the file and having written its number, a new holder shows the number of the one before.
      if ((holder !== null && isAlive(holder)) || Date.now() >= deadline) throw lockedError(path, holder);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  } catch (error) {
    database?.close();
    throw asWarrantError(error, path);
  }
}

/** Locks that this process holds: one that nothing referred to would be collected, and its file unlocked. */
const held = new Set<Database.Database>();

function holding(database: Database.Database): Lock {
  held.add(database);
  return {
    release() {
      held.delete(database);
      database.close();
    },
  };
}

/**
 * Writes this process's id, then takes the write lock again for good: readers see
 * only what is committed. Whoever comes first in between has the lock.
 */
function tryLock(database: Database.Database): boolean {
  try {
    database.exec("BEGIN IMMEDIATE");
    database.exec(
      "CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY CHECK (one = 1), processId INTEGER NOT NULL)",
    );
    database.prepare("INSERT OR REPLACE INTO holder (one, processId) VALUES (1, ?)").run(process.pid);
    database.exec("COMMIT");
    database.exec("BEGIN IMMEDIATE");
    return true;
  } catch (error) {
    if (database.inTransaction) database.exec("ROLLBACK");
    if (isBusy(error)) return false;
    throw error;
  }
}

function readHolder(database: Database.Database): number | null {
  try {
    const found = database.prepare<[], { processId: number }>("SELECT processId FROM holder").get();
    return found ? found.processId : null;
  } catch {
    // Not written yet, or just being written.
    return null;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // The process is there but belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function lockedError(path: string, processId: number | null): WarrantError {
  const holder = `${processId === process.pid ? "this" : "another"} program`;
  const number = processId === null ? "" : ` (process ${processId})`;
  return new WarrantError(
    "library-locked",
    `The library ${path} is in use by ${holder}${number}. Close it there first.`,
    {
      processId,
    },
  );
}
