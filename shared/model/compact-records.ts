import type { CompactRecords, CompactTable, FieldValue, RecordSet } from "../contract/results.ts";
import { type RecordOf, recordSchemas, type TableName, tableNames } from "./records.ts";

/** The fields of a table's records, in order. */
const fieldNames = new Map<TableName, readonly string[]>(
  tableNames.map((table) => [table, Object.keys(recordSchemas[table].shape)]),
);

/**
 * Records that the store packed for their way to a window, each with its fields in
 * the record's order; in time linear in their number.
 */
export function unpackRecords(packed: CompactRecords): RecordSet {
  const set: { [T in TableName]?: readonly RecordOf<TableName>[] } = {};
  for (const table of tableNames) {
    const content = packed[table];
    if (content) set[table] = unpackTable(table, content);
  }
  return set as RecordSet;
}

function unpackTable<T extends TableName>(table: T, { fields, same, rows }: CompactTable): RecordOf<T>[] {
  const places = (fieldNames.get(table) ?? []).map((field) => ({ field, place: fields.indexOf(field) }));
  return rows.map((row) => {
    const record: { [field: string]: FieldValue | undefined } = {};
    for (const { field, place } of places) record[field] = place < 0 ? same[field] : row[place];
    return record as RecordOf<T>;
  });
}
