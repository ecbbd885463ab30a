import type { RecordOf, TableName } from "./records.ts";

/**
 * One record's change: `before` null when it was created, `after` null when it
 * was deleted, never both. `row` is the store's row number, kept so that
 * undoing a deletion puts the record back where it was.
 */
export type RecordChange<T extends TableName = TableName> = {
  [N in T]: {
    readonly table: N;
    readonly id: string;
    readonly row: number;
    readonly before: RecordOf<N> | null;
    readonly after: RecordOf<N> | null;
  };
}[T];

/** What one command did: at most one change a record, in the order in which they apply. */
export type Diff = readonly RecordChange[];

/** Records of some tables by id: what a window mirrors and what diffs apply to. */
export type RecordTables = { [T in TableName]: Map<string, RecordOf<T>> };

/** Empty tables, one map each. */
export function createRecordTables(): RecordTables {
  return {
    positions: new Map(),
    tags: new Map(),
    speakers: new Map(),
    sources: new Map(),
    quotations: new Map(),
    claims: new Map(),
    claimQuotations: new Map(),
    taggings: new Map(),
    inferences: new Map(),
    premises: new Map(),
    maps: new Map(),
    placements: new Map(),
    frames: new Map(),
    notes: new Map(),
  };
}

/** The diff that takes back `diff`: apply both and nothing has changed. */
export function reverseDiff(diff: Diff): Diff {
  return diff.map((change) => ({ ...change, before: change.after, after: change.before }) as RecordChange).reverse();
}

function key(change: RecordChange): string {
  return `${change.table}/${change.id}`;
}

/**
 * One diff that does what `diffs` do one after another. A record that is
 * created and deleted again leaves no trace; one that ends as it began is left
 * out.
 */
export function squashDiffs(diffs: readonly Diff[]): Diff {
  const net = new Map<string, RecordChange>();
  for (const diff of diffs) {
    for (const change of diff) {
      const earlier = net.get(key(change));
      net.set(key(change), earlier ? follow(earlier, change) : change);
    }
  }
  return orderDiff([...net.values()].filter((change) => !sameRecord(change.before, change.after)));
}

/** Two changes of one record as one. The row is the one that going back needs. */
function follow(earlier: RecordChange, later: RecordChange): RecordChange {
  const row = earlier.before === null ? later.row : earlier.row;
  return { ...later, row, before: earlier.before } as RecordChange;
}

/**
 * Deletions, then edits, then creations: the order in which no unique index
 * trips over a record that is about to go. Foreign keys are checked at commit,
 * so parents and children may come in any order.
 */
export function orderDiff(changes: readonly RecordChange[]): Diff {
  const rank = (change: RecordChange) => (change.after === null ? 0 : change.before === null ? 2 : 1);
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

/** True when two records, or their absence, hold the same fields with the same values, in whatever order. */
export function sameRecord(a: object | null, b: object | null): boolean {
  if (a === b) return true;
  if (a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const fields: Fields = { ...a };
  const others: Fields = { ...b };
  const names = Object.keys(fields);
  return (
    names.length === Object.keys(others).length &&
    names.every((name) => Object.hasOwn(others, name) && sameValue(fields[name], others[name]))
  );
}

type Fields = { readonly [name: string]: unknown };

function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a === "object" && typeof b === "object") return sameRecord(a, b);
  return a === b;
}

/** Changes `tables` as `diff` says, in place. */
export function applyDiff(tables: RecordTables, diff: Diff): void {
  for (const change of diff) {
    const table = tables[change.table] as Map<string, unknown>;
    if (change.after === null) table.delete(change.id);
    else table.set(change.id, change.after);
  }
}
