import Database from "better-sqlite3";
import { createRecordTables, type RecordTables } from "#shared/model/diffs.ts";
import { type TableName, tableNames } from "#shared/model/records.ts";

type Row = { readonly row: number; readonly id: string; readonly [column: string]: unknown };

/** Every record table's rows as SQLite holds them, row numbers included, in their order. */
export type Dump = { readonly [T in TableName]: readonly Row[] };

/** A second connection to a library that only looks. */
export type Witness = {
  readonly dump: () => Dump;
  /** What SQLite itself finds wrong with the file. */
  readonly faults: () => unknown[];
  readonly close: () => void;
};

export function openWitness(path: string): Witness {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  const selects = tableNames.map(
    (table) => [table, database.prepare<[], Row>(`SELECT * FROM ${table} ORDER BY row`)] as const,
  );
  return {
    dump: () => {
      const dump: { [T in TableName]?: readonly Row[] } = {};
      for (const [table, select] of selects) dump[table] = select.all();
      return dump as Dump;
    },
    faults: () => {
      // FTS5 keeps parts of its index in each connection; one that stays open can check a newer file against older parts.
      const fresh = new Database(path, { readonly: true, fileMustExist: true });
      try {
        const checked = fresh.pragma("integrity_check") as { readonly integrity_check: string }[];
        const faults = checked.filter(({ integrity_check }) => integrity_check !== "ok");
        return [...(fresh.pragma("foreign_key_check") as unknown[]), ...faults];
      } finally {
        fresh.close();
      }
    },
    close: () => database.close(),
  };
}

const decoders: { readonly [column: string]: (value: unknown) => unknown } = {
  "sources.authors": (value) => JSON.parse(String(value)),
  "sources.digest": (value) => JSON.parse(String(value)),
  "premises.implicit": (value) => value === 1,
  "placements.collapsed": (value) => value === 1,
};

/** A dump's rows as records, decoded without the store's help. */
export function recordsOf(dump: Dump): RecordTables {
  const tables = createRecordTables();
  for (const table of tableNames) {
    const records = tables[table] as Map<string, object>;
    for (const { row: _, ...columns } of dump[table]) {
      const record = Object.entries(columns).map(([column, value]) => [
        column,
        decoders[`${table}.${column}`]?.(value) ?? value,
      ]);
      records.set(columns.id, Object.fromEntries(record));
    }
  }
  return tables;
}
