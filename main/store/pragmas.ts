import type Database from "better-sqlite3";

/** Milliseconds to wait for a file that another program (a backup tool, say) has locked for a moment. */
export const busyTimeoutMs = 2_000;

/** What a library's connection must be set to, and what it then answers. */
const settings: readonly { readonly name: string; readonly set: string; readonly answer: string | number }[] = [
  { name: "journal_mode", set: "WAL", answer: "wal" },
  // 2 is FULL: a change that was answered is on the disk. This build opens WAL files at 1, NORMAL.
  { name: "synchronous", set: "FULL", answer: 2 },
  // On a Mac fsync alone leaves data in the drive's cache.
  { name: "fullfsync", set: "ON", answer: 1 },
  { name: "checkpoint_fullfsync", set: "ON", answer: 1 },
  { name: "foreign_keys", set: "ON", answer: 1 },
  { name: "ignore_check_constraints", set: "OFF", answer: 0 },
  { name: "trusted_schema", set: "OFF", answer: 0 },
  { name: "writable_schema", set: "OFF", answer: 0 },
  { name: "cell_size_check", set: "ON", answer: 1 },
  { name: "recursive_triggers", set: "OFF", answer: 0 },
  { name: "busy_timeout", set: String(busyTimeoutMs), answer: busyTimeoutMs },
  { name: "journal_size_limit", set: "67108864", answer: 67_108_864 },
];

/** Sets the connection as a library needs it and reads every setting back; throws when one does not hold. */
export function applyPragmas(database: Database.Database): void {
  for (const { name, set } of settings) database.pragma(`${name} = ${set}`);
  for (const { name, answer } of settings) {
    const found = database.pragma(name, { simple: true });
    if (found !== answer) throw new Error(`SQLite answers ${name} = ${String(found)}, not ${answer}`);
  }
}
