import fc from "fast-check";
import { test } from "vitest";
import {
  applyDiff,
  createRecordTables,
  type Diff,
  type RecordChange,
  type RecordTables,
  sameRecord,
} from "#shared/model/diffs.ts";
import { type MapView, viewMap } from "#shared/model/map-view.ts";
import { type TableName, tableNames } from "#shared/model/records.ts";
import { viewAfter } from "#shared/model/view-changes.ts";
import { type Story, mapId as storyMapId, tell } from "./scene-fixture.ts";
import { sample } from "./store-support.ts";
import { follow } from "./view-following.ts";

const times = { createdAt: "2026-01-02T03:04:05.678Z", updatedAt: "2026-01-02T03:04:05.678Z" };
const few = (prefix: string, count: number) => fc.nat(count - 1).map((number) => `${prefix}${number}`);
const claimId = few("c", 5);
const inferenceId = few("i", 4);
const subject = fc.oneof(claimId, inferenceId).map((id) => ({
  claimId: id.startsWith("c") ? id : null,
  inferenceId: id.startsWith("i") ? id : null,
}));
const mapId = fc.constantFrom("m1", "m1", "m2");
const number = fc.nat(2);

/** An edit: the record as it shall be, or (gone) not be. Records that others refer to are only edited. */
type Edit = { readonly table: TableName; readonly record: { readonly id: string }; readonly gone: boolean };

function edits<T extends TableName>(table: T, records: fc.Arbitrary<{ id: string }>, mayGo = true): fc.Arbitrary<Edit> {
  return fc.record({
    table: fc.constant(table),
    record: records,
    gone: mayGo ? fc.integer({ min: 0, max: 3 }).map((roll) => roll === 0) : fc.constant(false),
  });
}

/** Edits that no command makes are among them: arguments in a ring or without premises, placements of nothing. */
const anyEdit = fc.oneof(
  edits(
    "claims",
    fc
      .record({ id: claimId, text: few("Text ", 2), positionId: fc.constantFrom(null, "pos1") })
      .map((claim) => ({ ...claim, ...times })),
  ),
  edits(
    "inferences",
    fc
      .record({ id: inferenceId, kind: fc.constantFrom("support", "attack"), target: subject })
      .map(({ target, ...inference }) => ({
        ...inference,
        targetClaimId: target.claimId,
        targetInferenceId: target.inferenceId,
        scheme: null,
        ...times,
      })),
  ),
  edits("premises", fc.record({ id: few("e", 6), inferenceId, claimId, implicit: fc.boolean(), rank: number })),
  ...[1, 2, 3].map(() =>
    edits(
      "placements",
      fc
        .record({ mapId, subject, x: number, y: number, collapse: number })
        .map(({ mapId, subject, x, y, collapse }) => ({
          id: `${mapId}-${subject.claimId ?? subject.inferenceId}`,
          mapId,
          ...subject,
          ...(subject.claimId === null && x === 0 ? { x: null, y: null } : { x, y }),
          collapsed: subject.claimId !== null && collapse === 0,
        })),
    ),
  ),
  edits(
    "claimQuotations",
    fc.record({
      id: few("k", 4),
      claimId,
      quotationId: fc.constantFrom("q1", "q2"),
      stance: fc.constantFrom("asserts", "denies"),
    }),
  ),
  edits(
    "notes",
    fc.record({ id: few("n", 3), subject }).map(({ id, subject }) => ({
      id,
      ...subject,
      quotationId: null,
      mapId: null,
      sourceId: null,
      passage: null,
      resolvedAt: null,
      text: "Note",
      ...times,
    })),
  ),
  edits(
    "frames",
    fc.record({
      id: few("f", 2),
      mapId,
      title: few("Frame ", 2),
      x: number,
      y: number,
      width: fc.constant(40),
      height: fc.constant(40),
    }),
  ),
  edits(
    "maps",
    fc.record({ title: few("Map ", 2) }).map((patch) => ({ ...at("maps"), ...patch })),
    false,
  ),
  edits(
    "speakers",
    fc.record({ name: few("Name ", 2) }).map((patch) => ({ ...at("speakers"), ...patch })),
    false,
  ),
  edits(
    "sources",
    fc.record({ issued: fc.constantFrom(null, "2015", "2016") }).map((patch) => ({ ...at("sources"), ...patch })),
    false,
  ),
  edits(
    "quotations",
    fc.record({ date: fc.constantFrom(null, "2014", "2015-06") }).map((patch) => ({ ...at("quotations"), ...patch })),
    false,
  ),
  edits(
    "positions",
    fc.record({ name: few("Name ", 2) }).map((patch) => ({ ...at("positions"), ...patch })),
    false,
  ),
);

function at<T extends TableName>(table: T) {
  const [record] = sample[table];
  if (!record) throw new Error(`the sample has no record in ${table}`);
  return record;
}

function diffOf(tables: RecordTables, wanted: readonly Edit[]): Diff {
  const diff = new Map<string, RecordChange>();
  for (const { table, record, gone } of wanted) {
    const before = tables[table].get(record.id) ?? null;
    const after = gone ? null : record;
    if (before === null && after === null) continue;
    diff.set(`${table} ${record.id}`, { table, id: record.id, row: 0, before, after } as RecordChange);
  }
  return [...diff.values()];
}

test("[C62] whatever records change, the view that is followed is the view made anew", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 40, size: "max" }),
      (changes) => {
        const tables = createRecordTables();
        applyDiff(
          tables,
          (["positions", "speakers", "sources", "quotations", "maps"] as const).flatMap((table) =>
            diffOf(
              tables,
              sample[table].map((record) => ({ table, record, gone: false })),
            ),
          ),
        );
        const views = new Map<string, MapView>([
          ["m1", viewMap(tables, "m1")],
          ["m2", viewMap(tables, "m2")],
        ]);
        for (const wanted of changes) {
          const diff = diffOf(tables, wanted);
          applyDiff(tables, diff);
          for (const mapId of views.keys()) follow(views, mapId, (before) => viewAfter(before, tables, diff), tables);
        }
      },
    ),
    { numRuns: 400 },
  );
});

const twoClaims = { a: {}, b: {} };
test.each<{ what: string; before: Story; after: Story; missing?: string }>([
  {
    what: "a reason for a collapsed card that has hidden nothing yet",
    before: { claims: { a: { collapsed: true } } },
    after: { claims: { a: { collapsed: true }, b: {} }, inferences: { i: { premises: ["b"], target: "a" } } },
  },
  {
    what: "the card that a link was waiting for",
    before: { claims: { a: {} }, inferences: { i: { premises: ["b"], target: "a" } } },
    after: { claims: twoClaims, inferences: { i: { premises: ["b"], target: "a" } } },
  },
  {
    what: "arguments that aim at each other",
    before: { claims: { a: {} } },
    after: {
      claims: twoClaims,
      inferences: { i: { premises: ["a"], target: "j" }, j: { premises: ["b"], target: "i" } },
    },
  },
  {
    what: "an argument about one that comes after it",
    before: { claims: { a: {} } },
    after: {
      claims: twoClaims,
      inferences: { j: { premises: ["a"], target: "i" }, i: { premises: ["b"], target: "a" } },
    },
  },
  {
    what: "the place of an argument that is not there",
    before: { claims: { a: {} } },
    after: { claims: twoClaims, inferences: { i: { premises: ["b"], target: "a" } } },
    missing: "i",
  },
])("[C62] so it is when there comes $what", ({ before, after, missing }) => {
  const tables = tell(before);
  const wanted = tell(after);
  if (missing !== undefined) wanted.inferences.delete(missing);
  const views = new Map([[storyMapId, viewMap(tables, storyMapId)]]);
  const diff = diffOf(
    tables,
    tableNames.flatMap((table) =>
      [...wanted[table].values()]
        .filter((record) => !sameRecord(tables[table].get(record.id) ?? null, record))
        .map((record) => ({ table, record, gone: false })),
    ),
  );
  applyDiff(tables, diff);
  follow(views, storyMapId, (view) => viewAfter(view, tables, diff), tables);
});
