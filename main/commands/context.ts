import type { Drawings } from "#main/drawing/drawings.ts";
import type { Edit, Library, Reader } from "#main/store/library.ts";
import type { CheckedArguments, CommandName, CommandResult } from "#shared/contract/commands.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import type { ChangeEvent } from "#shared/contract/results.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { sameRecord } from "#shared/model/diffs.ts";
import type { RecordOf, TableName } from "#shared/model/records.ts";
import type { ImportJobs } from "./import-jobs.ts";

/** What a handler works with. */
export type CommandContext = {
  /** The open library; throws the WarrantError that says why there is none. */
  readonly library: Library;
  /** Tells every window of a committed change. */
  readonly publish: (change: ChangeEvent) => void;
  /** Files that are being read, and what was read of them. */
  readonly imports: ImportJobs;
  /** Pictures that are being drawn. */
  readonly drawings: Drawings;
};

/** The commands that replace or copy the library file itself; the app does these. */
export type LifecycleName = "library.backUp" | "library.restore" | "library.startAnew";

/** Handlers of some commands, each with its own argument and result type. */
export type Handlers<N extends CommandName> = {
  readonly [K in N]: (
    context: CommandContext,
    args: CheckedArguments<K>,
  ) => CommandResult<K> | Promise<CommandResult<K>>;
};

/**
 * Runs `run` as one undoable change named `label` and tells the windows once it
 * is committed. Throws what `run` throws; nothing is changed then.
 */
export function edit<T>(context: CommandContext, label: string, run: (tx: Edit) => T): T {
  const { value, change } = context.library.change(label, run);
  if (change) context.publish(change);
  return value;
}

/** The record of that id. Throws `not-found`. */
export function need<T extends TableName>(reader: Reader, table: T, id: string): RecordOf<T> {
  const record = reader.get(table, id);
  if (!record) throw notFound(table);
  return record;
}

/** The records of these ids, in their order, each once. Throws `not-found` when one is missing. */
export function needAll<T extends TableName>(reader: Reader, table: T, ids: readonly string[]): RecordOf<T>[] {
  const wanted = [...new Set(ids)];
  const found = new Map(byIds(reader, table, wanted).map((record) => [record.id, record]));
  return wanted.map((id) => {
    const record = found.get(id);
    if (!record) throw notFound(table);
    return record;
  });
}

/** Those of these ids that are in the table, in the table's order. */
export function byIds<T extends TableName>(reader: Reader, table: T, ids: readonly string[]): RecordOf<T>[] {
  return ids.length === 0 ? [] : reader.whereIn(table, "id", ids);
}

/** The error for a record that is not, or no longer, there. */
export function notFound(table: TableName): WarrantError {
  return new WarrantError("not-found", `The ${wordFor(table)} is not in the library. It may have been deleted.`);
}

/** A refusal of the argument model; the message says what to do. */
export function refuse(message: string): WarrantError {
  return new WarrantError("rule", message);
}

/** `3 claims`, `claim`: a count for labels, the number left out for one. */
export function counted(count: number, word: string): string {
  return count === 1 ? word : `${count} ${word}s`;
}

/**
 * Changes those fields of a record that `patch` names and that differ, and says
 * whether there were any: an edit that changes nothing leaves `updatedAt` alone
 * and no trace in the history.
 */
export function patchRecord<T extends TableName>(
  tx: Edit,
  table: T,
  id: string,
  patch: { readonly [K in keyof RecordOf<T>]?: RecordOf<T>[K] | undefined },
): boolean {
  const before = need(tx, table, id);
  const changed: Partial<RecordOf<T>> = {};
  let any = false;
  for (const field of Object.keys(patch) as (keyof RecordOf<T>)[]) {
    const value = patch[field];
    if (value === undefined || isSame(value, before[field])) continue;
    changed[field] = value;
    any = true;
  }
  if (any) tx.update(table, id, "updatedAt" in before ? { ...changed, updatedAt: tx.now } : changed);
  return any;
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === "object" && typeof b === "object") return sameRecord(a, b);
  return a === b;
}

function wordFor(table: TableName): string {
  switch (table) {
    case "inferences":
      return "argument";
    case "claimQuotations":
      return "link to the quotation";
    case "placements":
      return "card";
    case "taggings":
      return "tag";
    case "positions":
    case "tags":
    case "speakers":
    case "sources":
    case "quotations":
    case "claims":
    case "premises":
    case "maps":
    case "frames":
    case "notes":
      return table.slice(0, -1);
    default:
      return assertNever(table);
  }
}
