import { WarrantError } from "#shared/contract/errors.ts";
import type { ChangeEvent, HistoryState } from "#shared/contract/results.ts";
import type { Diff, RecordChange } from "#shared/model/diffs.ts";
import type { TableName } from "#shared/model/records.ts";
import { columnList, fromRow } from "./rows.ts";
import type { Statements } from "./statements.ts";
import { changedColumns, writeDiff } from "./writes.ts";

const newestDone = "WHERE undone = 0 ORDER BY seq DESC LIMIT 1";
const oldestUndone = "WHERE undone = 1 ORDER BY seq LIMIT 1";

/** How many changes pass between two prunings of the journal. */
const pruneEvery = 100;

/**
 * A change of one record as the journal keeps it. Of an edit only the fields
 * that changed, so that moving ten thousand cards, or renaming a source of a
 * megabyte, does not write everything twice.
 */
type JournalEntry = {
  readonly table: TableName;
  readonly id: string;
  readonly row: number;
  readonly before: { readonly [field: string]: unknown } | null;
  readonly after: { readonly [field: string]: unknown } | null;
};

/** What Undo and Redo would do now. */
export function historyState(statements: Statements): HistoryState {
  const label = (sql: string) => {
    const found = statements.get(sql);
    return found ? String(found.label) : null;
  };
  return {
    undo: label(`SELECT label FROM changes ${newestDone}`),
    redo: label(`SELECT label FROM changes ${oldestUndone}`),
  };
}

/**
 * Writes a change into the journal, inside the transaction that made it. Undone
 * changes are dropped: history is one line. At least `limit` changes are kept.
 */
export function journal(
  statements: Statements,
  change: { readonly label: string; readonly at: string; readonly diff: Diff; readonly limit: number },
): number {
  statements.run("DELETE FROM changes WHERE undone = 1");
  const { lastRow: seq } = statements.run("INSERT INTO changes (label, at, diff) VALUES (?, ?, ?)", [
    change.label,
    change.at,
    JSON.stringify(change.diff.map(pack)),
  ]);
  if (seq % pruneEvery === 0) {
    statements.run("DELETE FROM changes WHERE seq <= (SELECT seq FROM changes ORDER BY seq DESC LIMIT 1 OFFSET ?)", [
      change.limit,
    ]);
  }
  return seq;
}

/** Takes back the newest change that is not undone, inside the caller's transaction. */
export function undoNewest(statements: Statements): ChangeEvent {
  const change = read(statements, newestDone);
  if (!change) throw new WarrantError("nothing-to-undo", "There is nothing to undo.");
  return replay(statements, change, "undo");
}

/** Makes the change again that was undone last, inside the caller's transaction. */
export function redoOldest(statements: Statements): ChangeEvent {
  const change = read(statements, oldestUndone);
  if (!change) throw new WarrantError("nothing-to-redo", "There is nothing to redo.");
  return replay(statements, change, "redo");
}

type Journalled = { readonly seq: number; readonly label: string; readonly entries: readonly JournalEntry[] };

function read(statements: Statements, which: string): Journalled | null {
  const found = statements.get(`SELECT seq, label, diff FROM changes ${which}`);
  if (!found) return null;
  return { seq: Number(found.seq), label: String(found.label), entries: JSON.parse(String(found.diff)) };
}

function replay(statements: Statements, change: Journalled, direction: "undo" | "redo"): ChangeEvent {
  const undo = direction === "undo";
  const entries = undo ? change.entries.map(reverseEntry).reverse() : change.entries;
  const diff = entries.map((entry) => unpack(statements, entry));
  writeDiff(statements, diff);
  statements.run("UPDATE changes SET undone = ? WHERE seq = ?", [undo ? 1 : 0, change.seq]);
  return { seq: change.seq, label: change.label, direction, diff, history: historyState(statements) };
}

function reverseEntry(entry: JournalEntry): JournalEntry {
  return { ...entry, before: entry.after, after: entry.before };
}

function pack({ table, id, row, before, after }: RecordChange): JournalEntry {
  if (!before || !after) return { table, id, row, before, after };
  const columns = changedColumns(table, before, after);
  return { table, id, row, before: pick(before, columns), after: pick(after, columns) };
}

/** The whole records of an entry; the fields that an edit left alone are those the library holds now. */
function unpack(statements: Statements, entry: JournalEntry): RecordChange {
  const { table, id, before, after } = entry;
  if (!before || !after) return entry as RecordChange;
  const found = statements.get(`SELECT ${columnList(table)} FROM ${table} WHERE id = ?`, [id]);
  if (!found) throw new Error(`the history does not fit the library: there is no ${id} in ${table}`);
  const current = fromRow(table, found);
  return { ...entry, before: { ...current, ...before }, after: { ...current, ...after } } as RecordChange;
}

function pick(fields: { readonly [field: string]: unknown }, names: readonly string[]): { [field: string]: unknown } {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}
