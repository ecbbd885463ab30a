import type Database from "better-sqlite3";
import { beforeEach, describe, expect, test } from "vitest";
import { openLibrary } from "#main/store/library.ts";
import { recordSchemas, type TableName, tableNames } from "#shared/model/records.ts";
import { open, raw, sample, temporaryPath } from "./store-support.ts";

let database: Database.Database;

beforeEach(() => {
  const path = temporaryPath();
  const library = openLibrary(path);
  library.fill(sample);
  library.close();
  database = raw(path);
});

/** Runs SQL as one transaction, so that what is checked at commit is checked. */
function commit(sql: string): void {
  database.exec("BEGIN");
  try {
    database.exec(sql);
    database.exec("COMMIT");
  } catch (error) {
    if (database.inTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** SQL that copies the sample's record `id` as `id || 'x'` with some columns set otherwise. */
function variant(table: TableName, id: string, set: { readonly [column: string]: string }): string {
  const columns = Object.keys(recordSchemas[table].shape);
  const values = columns.map((column) => set[column] ?? (column === "id" ? `id || 'x'` : `"${column}"`));
  return `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(", ")})
    SELECT ${values.join(", ")} FROM ${table} WHERE id = '${id}'`;
}

describe("tables", () => {
  test.each(tableNames)("[S3] %s has the fields of its record as columns, and its row", (table) => {
    const columns = database.prepare<[], { name: string }>(`PRAGMA table_info (${table})`).all();
    // A column that a later migration added stands last, wherever its field does.
    expect(columns.map(({ name }) => name).sort()).toEqual(["row", ...Object.keys(recordSchemas[table].shape)].sort());
  });

  test("[S3] are STRICT, all of them", () => {
    const tables = database
      .prepare<[], { name: string; strict: number }>("PRAGMA table_list")
      .all()
      .filter(({ name }) => (tableNames as string[]).includes(name) || name === "changes");
    expect(tables).toHaveLength(tableNames.length + 1);
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  test("[S3] take no NULL where the record has none", () => {
    for (const table of tableNames) {
      const shape = recordSchemas[table].shape;
      const columns = database
        .prepare<[], { name: keyof typeof shape; notnull: number }>(`PRAGMA table_info (${table})`)
        .all()
        .filter(({ name }) => name in shape);
      for (const { name, notnull } of columns) {
        expect([table, name, notnull === 1]).toEqual([table, name, !shape[name].safeParse(null).success]);
      }
    }
  });

  test("[S6] have an index for every foreign key, and no foreign key cascades", () => {
    for (const table of tableNames) {
      const keys = database
        .prepare<[], { from: string; on_delete: string; on_update: string }>(`PRAGMA foreign_key_list (${table})`)
        .all();
      const indexed = database
        .prepare<[], { name: string }>(
          `SELECT info.name FROM pragma_index_list('${table}') AS list, pragma_index_info(list.name) AS info WHERE info.seqno = 0`,
        )
        .all()
        .map(({ name }) => name);
      for (const key of keys) {
        expect(indexed, `${table}.${key.from}`).toContain(key.from);
        expect([key.on_delete, key.on_update]).toEqual(["NO ACTION", "NO ACTION"]);
      }
      // Every field named for another record refers to it.
      const named = Object.keys(recordSchemas[table].shape).filter((name) => name.endsWith("Id"));
      expect(keys.map((key) => key.from).sort()).toEqual(named.sort());
    }
  });
});

describe("what must never be", () => {
  const refused: [rule: string, what: string, sql: () => string][] = [
    ["S4", "an inference without target", () => variant("inferences", "i1", { targetClaimId: "NULL" })],
    ["S4", "an inference with two targets", () => variant("inferences", "i1", { targetInferenceId: "'i2'" })],
    [
      "S4",
      "an inference that targets itself",
      () => variant("inferences", "i2", { id: "'i9'", targetInferenceId: "'i9'" }),
    ],
    ["S4", "an inference turned on itself", () => "UPDATE inferences SET targetInferenceId = 'i2' WHERE id = 'i2'"],
    ["S4", "an inference of another kind", () => variant("inferences", "i1", { kind: "'perhaps'" })],
    ["S4", "a note on nothing", () => variant("notes", "n1", { claimId: "NULL" })],
    ["S4", "a note on two things", () => variant("notes", "n1", { mapId: "'m1'" })],
    ["S4", "a tagging of nothing", () => "UPDATE taggings SET claimId = NULL WHERE id = 'tg1'"],
    ["S4", "a tagging of two things", () => "UPDATE taggings SET sourceId = 'so2' WHERE id = 'tg1'"],
    ["S4", "a placement of nothing", () => "UPDATE placements SET claimId = NULL WHERE id = 'pl1'"],
    ["S4", "a placement of two things", () => "UPDATE placements SET inferenceId = 'i2' WHERE id = 'pl1'"],
    ["S4", "a text without hash", () => "UPDATE sources SET textHash = NULL WHERE id = 'so1'"],
    ["S4", "a hash without text", () => "UPDATE sources SET text = NULL WHERE id = 'so1'"],
    ["S4", "a hash that is none", () => "UPDATE sources SET textHash = replace(textHash, 'a', 'G') WHERE id = 'so1'"],
    ["S4", "a quotation with a start and no end", () => `UPDATE quotations SET "end" = NULL WHERE id = 'q1'`],
    ["S4", "a quotation with an end and no start", () => `UPDATE quotations SET "start" = NULL WHERE id = 'q1'`],
    ["S4", "a quotation that ends before it starts", () => `UPDATE quotations SET "end" = 3 WHERE id = 'q1'`],
    ["S4", "a quotation that starts before its text", () => `UPDATE quotations SET "start" = -1 WHERE id = 'q1'`],
    ["S4", "a lost quotation that has a place", () => "UPDATE quotations SET standing = 'lost' WHERE id = 'q1'"],
    ["S4", "a standing of another kind", () => "UPDATE quotations SET standing = 'maybe' WHERE id = 'q1'"],
    ["S4", "a stance of another kind", () => "UPDATE claimQuotations SET stance = 'doubts' WHERE id = 'cq1'"],
    ["S4", "a speaker of another kind", () => "UPDATE speakers SET kind = 'parrot' WHERE id = 'sp1'"],
    ["S4", "a glyph of another kind", () => "UPDATE positions SET glyph = 'skull' WHERE id = 'pos1'"],
    ["S4", "a colour that is none", () => "UPDATE positions SET colourDark = '#12345g' WHERE id = 'pos1'"],
    ["S4", "a rank below zero", () => "UPDATE premises SET rank = -1 WHERE id = 'pr1'"],
    ["S4", "a truth value of 2", () => "UPDATE premises SET implicit = 2 WHERE id = 'pr1'"],
    ["S4", "a claim without words", () => "UPDATE claims SET text = '' WHERE id = 'c1'"],
    ["S4", "a claim of 2,001 characters", () => `UPDATE claims SET text = '${"x".repeat(2_001)}' WHERE id = 'c1'`],
    ["S4", "a tag of 61 characters", () => `UPDATE tags SET name = '${"x".repeat(61)}' WHERE id = 'tag1'`],
    ["S4", "a note of 20,001 characters", () => `UPDATE notes SET text = '${"x".repeat(20_001)}' WHERE id = 'n1'`],
    ["S4", "a time that is none", () => "UPDATE claims SET createdAt = 'yesterday' WHERE id = 'c1'"],
    ["S4", "a date that is none", () => "UPDATE sources SET issued = 'May 2017' WHERE id = 'so1'"],
    ["S4", "authors that are no list", () => `UPDATE sources SET authors = '{}' WHERE id = 'so1'`],
    ["S4", "a digest that is no JSON", () => "UPDATE sources SET digest = '[' WHERE id = 'so1'"],
    ["S4", "a number for a text", () => "UPDATE claims SET text = x'00' WHERE id = 'c1'"],
    ["S4", "an id of 65 characters", () => variant("tags", "tag1", { id: `'${"x".repeat(65)}'`, name: "'other'" })],
    ["S5", "a claim as premise of an inference that targets it", () => variant("premises", "pr1", { claimId: "'c2'" })],
    ["S5", "a premise exchanged for the target", () => "UPDATE premises SET claimId = 'c2' WHERE id = 'pr1'"],
    [
      "S5",
      "a premise moved to an inference that targets it",
      () => "UPDATE premises SET inferenceId = 'i1' WHERE id = 'pr3'",
    ],
    ["S5", "a target exchanged for a premise", () => "UPDATE inferences SET targetClaimId = 'c1' WHERE id = 'i1'"],
    [
      "S5",
      "an inference added to a premise that is its target",
      () => `INSERT INTO premises (id, inferenceId, claimId, implicit, rank) VALUES ('pr9', 'i9', 'c2', 0, 0);
        ${variant("inferences", "i1", { id: "'i9'" })}`,
    ],
    ["S6", "a reference to a claim that is not there", () => "UPDATE premises SET claimId = 'nobody' WHERE id = 'pr1'"],
    ["S6", "a claim deleted while others refer to it", () => "DELETE FROM claims WHERE id = 'c3'"],
    ["S6", "a map deleted while its placements stay", () => "DELETE FROM maps"],
    ["S6", "a position deleted while claims hold it", () => "DELETE FROM positions WHERE id = 'pos1'"],
    ["S7", "an id twice", () => variant("claims", "c1", { id: "'c1'" })],
    ["S7", "a claim twice on a map", () => variant("placements", "pl1", {})],
    ["S7", "an inference twice on a map", () => variant("placements", "pl3", {})],
    ["S7", "a tag's name twice, letter case aside", () => variant("tags", "tag1", { name: "'BRIDGING'" })],
    ["S7", "a quotation twice behind a claim", () => variant("claimQuotations", "cq1", { stance: "'denies'" })],
    ["S7", "a tag twice on a claim", () => variant("taggings", "tg1", {})],
    ["S7", "a tag twice on a source", () => variant("taggings", "tg2", {})],
    ["S7", "a claim twice as premise of an inference", () => variant("premises", "pr1", { rank: "7" })],
    ["S8", "a claim on a map without a place", () => "UPDATE placements SET x = NULL, y = NULL WHERE id = 'pl1'"],
    ["S8", "a placement with x and no y", () => "UPDATE placements SET x = 1 WHERE id = 'pl3'"],
    ["S8", "a placement with y and no x", () => "UPDATE placements SET y = 1 WHERE id = 'pl3'"],
    ["S8", "a frame without width", () => "UPDATE frames SET width = 0 WHERE id = 'f1'"],
  ];
  test.each(refused)("[%s] %s is refused, and nothing else is done", (_rule, _what, sql) => {
    const before = database.prepare("SELECT total_changes() AS changes").get();
    expect(before).toBeDefined();
    const count = () => tableNames.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const content = count();
    expect(() => commit(sql())).toThrow(/constraint|STRICT|cannot store|no premise of an argument about itself/);
    expect(count()).toEqual(content);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 10_000_001, -10_000_001])(
    "[S8] %d is no coordinate",
    (value) => {
      const bad: [string, string][] = [
        ["placements", "pl1"],
        ["placements", "pl3"],
        ["frames", "f1"],
      ];
      for (const [table, id] of bad) {
        for (const column of ["x", "y"]) {
          // A junction that has a place; NaN is bound as NULL.
          database.exec("UPDATE placements SET x = 1, y = 1 WHERE id = 'pl3'");
          const update = database.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`);
          expect(() => update.run(value, id)).toThrow("constraint");
        }
      }
    },
  );

  test("[S5] [S6] rules that span records hold at commit only, where that is all that can be asked", () => {
    commit(`
      DELETE FROM placements WHERE claimId = 'c3'; DELETE FROM claims WHERE id = 'c3';
      DELETE FROM premises WHERE claimId = 'c3'; DELETE FROM taggings WHERE claimId = 'c3';`);
    expect(database.prepare("SELECT count(*) AS count FROM claims").get()).toEqual({ count: 2 });
  });

  test("[S4] a junction's place may be given or not", () => {
    commit("UPDATE placements SET x = 4.5, y = -4.5 WHERE id = 'pl3'");
    commit("UPDATE placements SET x = NULL, y = NULL WHERE id = 'pl3'");
    expect(database.prepare("SELECT x, y FROM placements WHERE id = 'pl3'").get()).toEqual({ x: null, y: null });
  });
});

test("[S4] texts may be as long as their record allows, in any script", () => {
  const library = open();
  library.change("New", (tx) => {
    tx.insert("claims", { id: "c", text: "😀".repeat(1_000), positionId: null, createdAt: tx.now, updatedAt: tx.now });
    tx.insert("notes", {
      id: "n",
      claimId: "c",
      inferenceId: null,
      quotationId: null,
      mapId: null,
      sourceId: null,
      passage: null,
      resolvedAt: null,
      text: "ß".repeat(20_000),
      createdAt: tx.now,
      updatedAt: tx.now,
    });
  });
  expect(library.read.get("claims", "c")?.text).toHaveLength(2_000);
  expect(library.read.get("notes", "n")?.text).toHaveLength(20_000);
});
