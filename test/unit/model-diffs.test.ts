import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyDiff,
  createRecordTables,
  type Diff,
  orderDiff,
  type RecordChange,
  type RecordTables,
  reverseDiff,
  sameRecord,
  squashDiffs,
} from "#shared/model/diffs.ts";
import { type Tag, tableNames } from "#shared/model/records.ts";

type TagChange = RecordChange<"tags">;

/** Random edits of tags as diffs that follow one another, each record at most once a diff. */
const history = fc
  .array(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom("a", "b", "c", null)), { maxLength: 6 }), {
    maxLength: 8,
  })
  .map((diffs) => {
    const tags = new Map<number, Tag>();
    return diffs.map((edits) => {
      const diff = new Map<number, TagChange>();
      for (const [row, name] of edits) {
        const before = tags.get(row) ?? null;
        const after = name === null ? null : { id: `t${row}`, name };
        if (diff.has(row) || sameRecord(before, after)) continue;
        diff.set(row, { table: "tags", id: `t${row}`, row, before, after });
        if (after) tags.set(row, after);
        else tags.delete(row);
      }
      return orderDiff([...diff.values()]);
    });
  });

function tablesAfter(diffs: readonly Diff[]): RecordTables {
  const tables = createRecordTables();
  for (const diff of diffs) applyDiff(tables, diff);
  return tables;
}

const change = (id: string, before: string | null, after: string | null, row = 1): TagChange => ({
  table: "tags",
  id,
  row,
  before: before === null ? null : { id, name: before },
  after: after === null ? null : { id, name: after },
});

describe("diffs", () => {
  test("[M1] applied and reversed leave everything as it was", () => {
    fc.assert(
      fc.property(history, (diffs) => {
        for (const [index, diff] of diffs.entries()) {
          const before = tablesAfter(diffs.slice(0, index));
          applyDiff(before, diff);
          expect(before).toEqual(tablesAfter(diffs.slice(0, index + 1)));
          applyDiff(before, reverseDiff(diff));
          expect(before).toEqual(tablesAfter(diffs.slice(0, index)));
          expect(reverseDiff(reverseDiff(diff))).toEqual(diff);
        }
      }),
    );
  });

  test("[M2] squashed do what they do one after another, forward and back", () => {
    fc.assert(
      fc.property(history, fc.nat(8), (diffs, from) => {
        const start = tablesAfter(diffs.slice(0, from));
        const squashed = squashDiffs(diffs.slice(from));
        applyDiff(start, squashed);
        expect(start).toEqual(tablesAfter(diffs));
        applyDiff(start, reverseDiff(squashed));
        expect(start).toEqual(tablesAfter(diffs.slice(0, from)));
        expect(new Set(squashed.map(({ id }) => id)).size).toBe(squashed.length);
      }),
    );
  });

  test("[M2] squashed in two steps are squashed in one", () => {
    fc.assert(
      fc.property(history, fc.nat(8), (diffs, cut) => {
        const halves = squashDiffs([squashDiffs(diffs.slice(0, cut)), squashDiffs(diffs.slice(cut))]);
        const sorted = (diff: Diff) => [...diff].sort((a, b) => a.row - b.row);
        expect(sorted(halves)).toEqual(sorted(squashDiffs(diffs)));
      }),
    );
  });

  test("[M2] squashed leave no trace of what came and went, or came back", () => {
    expect(squashDiffs([[change("a", null, "x")], [change("a", "x", "y")], [change("a", "y", null)]])).toEqual([]);
    expect(squashDiffs([[change("a", "x", "y")], [change("a", "y", "x")]])).toEqual([]);
    expect(squashDiffs([[change("a", "x", null, 3)], [change("a", null, "y", 9)]])).toEqual([change("a", "x", "y", 3)]);
    expect(
      squashDiffs([[change("a", null, "x", 3)], [change("a", "x", null, 3)], [change("a", null, "z", 9)]]),
    ).toEqual([change("a", null, "z", 9)]);
  });

  test("[M3] are ordered: deletions, edits, creations", () => {
    const [created, edited, deleted] = [change("a", null, "x"), change("b", "x", "y"), change("c", "x", null)];
    expect(orderDiff([created, edited, deleted])).toEqual([deleted, edited, created]);
    expect(reverseDiff([deleted, edited, created]).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });
});

test("[M4] records are the same when they hold the same, in whatever order", () => {
  expect(sameRecord({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  expect(sameRecord(null, null)).toBe(true);
  const different: [object | null, object | null][] = [
    [{ a: 1 }, null],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: "1" }],
    [{ a: null }, {}],
    [{ a: null }, { b: null }],
    [{ a: [] }, { a: {} }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: [1] }, { a: [1, 2] }],
    [{ a: null }, { a: {} }],
  ];
  for (const [a, b] of different) expect([a, b, sameRecord(a, b), sameRecord(b, a)]).toEqual([a, b, false, false]);
});

test("[M5] empty tables are there for every record", () => {
  expect(Object.keys(createRecordTables())).toEqual(tableNames);
});
