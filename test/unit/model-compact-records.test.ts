import fc from "fast-check";
import { expect, test } from "vitest";
import type { CompactRecords, CompactTable, FieldValue, RecordSet } from "#shared/contract/results.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { recordSchemas, type TableName, tableNames } from "#shared/model/records.ts";
import { sample } from "./store-support.ts";

type AnyRecord = { readonly [field: string]: FieldValue };

const value: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("__proto__", "same", "rows", ""),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 3 }),
);

/** A table's records with some of its fields the same in all, packed in some order of the fields. */
function tableAndPacked(table: TableName): fc.Arbitrary<{ records: AnyRecord[]; packed: CompactTable }> {
  const names = Object.keys(recordSchemas[table].shape);
  return fc
    .tuple(
      fc.shuffledSubarray(names, { minLength: 1 }),
      fc.array(fc.array(value, { minLength: names.length, maxLength: names.length }), { maxLength: 6 }),
      fc.array(value, { minLength: names.length, maxLength: names.length }),
    )
    .map(([fields, lists, shared]) => {
      const same = Object.fromEntries(
        names.flatMap((name, index) => (fields.includes(name) ? [] : [[name, shared[index] ?? null]])),
      );
      const rows = lists.map((list) => fields.map((_, index) => list[index] ?? null));
      const records = rows.map((row) =>
        Object.fromEntries(names.map((name) => [name, same[name] ?? row[fields.indexOf(name)] ?? null])),
      );
      return { records, packed: { fields, same, rows } };
    });
}

const everyTable: fc.Arbitrary<{ [T in TableName]?: { records: AnyRecord[]; packed: CompactTable } }> = fc.record(
  Object.fromEntries(tableNames.map((table) => [table, tableAndPacked(table)])),
  { requiredKeys: [] },
);

test("[C63] packed records, unpacked, are the records, also when they came through JSON or a structured clone", () => {
  fc.assert(
    fc.property(everyTable, (tables) => {
      const entries = Object.entries(tables);
      const records = Object.fromEntries(entries.map(([table, content]) => [table, content.records]));
      const packed: CompactRecords = Object.fromEntries(entries.map(([table, content]) => [table, content.packed]));
      expect(unpackRecords(packed)).toStrictEqual(records);
      expect(unpackRecords(structuredClone(packed))).toStrictEqual(records);
      expect(unpackRecords(JSON.parse(JSON.stringify(packed)))).toStrictEqual(JSON.parse(JSON.stringify(records)));
    }),
    { numRuns: 300 },
  );
});

test("[C63] unpacked records have the records' fields, in their order", () => {
  const packed: CompactRecords = {
    placements: {
      fields: ["y", "x", "collapsed", "id", "claimId", "inferenceId"],
      same: { mapId: "m1" },
      rows: sample.placements.map(({ y, x, collapsed, id, claimId, inferenceId }) => [
        y,
        x,
        collapsed,
        id,
        claimId,
        inferenceId,
      ]),
    },
  };
  const unpacked: RecordSet = unpackRecords(packed);
  expect(unpacked).toEqual({ placements: sample.placements });
  expect(Object.keys(unpacked.placements?.[0] ?? {})).toEqual(Object.keys(recordSchemas.placements.shape));
});
