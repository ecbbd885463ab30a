import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { listBackups } from "#main/store/backups.ts";
import { openLibrary } from "#main/store/library.ts";
import { applicationId, latestVersion, migrate, migrations, versionOf } from "#main/store/migrations/index.ts";
import { toSql } from "#main/store/rows.ts";
import { findDamage } from "#main/store/sound.ts";
import { Statements } from "#main/store/statements.ts";
import { insertRecord } from "#main/store/writes.ts";
import type { RecordOf, TableName } from "#shared/model/records.ts";
import { tableNames } from "#shared/model/records.ts";
import { contentOf, open, raw, recordsOf, sample, someTime, temporaryPath } from "./store-support.ts";

/** Writes the sample's records as the database's version keeps them. */
function insertSample(database: Database.Database): void {
  const statements = new Statements(database);
  database
    .transaction(() => {
      for (const table of tableNames) {
        if (versionOf(database) < 7) insertOld(database, table);
        else insertAll(statements, table);
      }
    })
    .immediate();
}

/** Fields that came later: maps read downwards before version 5, and what reading leaves behind is there since version 7. */
function insertOld(database: Database.Database, table: TableName): void {
  const columns = database.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table).map(String);
  for (const [index, record] of oldSample(table).entries()) {
    const fields = Object.entries(record).filter(([column]) => columns.includes(column));
    const names = fields.map(([column]) => `"${column}"`).join(", ");
    database
      .prepare(`INSERT INTO ${table} (row, ${names}) VALUES (?${", ?".repeat(fields.length)})`)
      .run(index * 10 + 1, ...fields.map(([column, value]) => toSql(table, column, value)));
  }
}

/** Those records of the sample that a library could hold before version 7. */
function oldSample(table: TableName): readonly object[] {
  return sample[table].filter((record) => !fitsSince7(record));
}

function fitsSince7(record: object): boolean {
  return ["n5", "tg3"].includes(String("id" in record && record.id));
}

function insertAll<T extends TableName>(statements: Statements, table: T): void {
  const records: readonly RecordOf<T>[] = sample[table];
  for (const [index, record] of records.entries()) insertRecord(statements, table, index * 10 + 1, record);
}

/** What a migration adds to rows that are there, by its version. */
const addedFields: { readonly [version: number]: { readonly [T in TableName]?: object } } = {
  5: { maps: { direction: "down" } },
  7: {
    sources: { file: null, pages: "[]" },
    quotations: { role: null },
    notes: { sourceId: null, passage: null, resolvedAt: null },
    taggings: { noteId: null },
  },
};

/** A file of an older version with the sample in it. */
function older(version: number): string {
  const path = temporaryPath();
  const database = raw(path);
  database.pragma("journal_mode = WAL");
  migrate(database, version);
  if (version > 0) insertSample(database);
  database.close();
  return path;
}

/** What stands in the way of a migration's last statement, and what takes that away again. */
function obstacleTo(sql: string): { readonly build: string; readonly clear: string } {
  const column = /ALTER TABLE (\w+) ADD COLUMN (\w+)[^;]*;\s*$/.exec(sql);
  if (column) {
    return {
      build: `ALTER TABLE ${column[1]} ADD COLUMN ${column[2]} TEXT`,
      clear: `ALTER TABLE ${column[1]} DROP COLUMN ${column[2]}`,
    };
  }
  const last = [...sql.matchAll(/CREATE (INDEX|TRIGGER|TABLE) (\w+)/g)].at(-1)?.[2] ?? "";
  const build = sql.includes(`TRIGGER ${last}`)
    ? `CREATE TRIGGER ${last} AFTER INSERT ON obstacle BEGIN SELECT 1; END`
    : `CREATE INDEX ${last} ON obstacle (a)`;
  return { build: `CREATE TABLE obstacle (a); ${build}`, clear: "DROP TABLE obstacle" };
}

test("[S19] migrations are numbered without a gap and named, one file each", () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  const files = readdirSync(new URL("../../main/store/migrations", import.meta.url)).filter((name) => /^\d/.test(name));
  expect(files.sort()).toEqual(migrations.map(({ version, name }) => `${String(version).padStart(4, "0")}-${name}.ts`));
});

describe.each(migrations)("migration $version, $name", ({ version, sql }) => {
  test(`[S19] brings ${version - 1} to ${version} with the records in it`, () => {
    const database = raw(older(version - 1));
    const rows = () =>
      version === 1 ? [] : tableNames.map((table) => database.prepare(`SELECT * FROM ${table} ORDER BY row`).all());
    const before = rows();
    migrate(database, version);
    expect(versionOf(database)).toBe(version);
    expect(database.pragma("application_id", { simple: true })).toBe(applicationId);
    const fields = addedFields[version] ?? {};
    expect(rows()).toEqual(
      before.map((of, index) => of.map((row) => Object.assign({}, row, fields[tableNames[index] ?? "maps"]))),
    );
    expect(findDamage(database)).toBe(null);
    if (version === 1) insertSample(database);
    expect(database.pragma("foreign_key_check")).toEqual([]);
    expect(database.prepare("SELECT count(*) AS count FROM claims").get()).toEqual({ count: 3 });
  });

  test("[S19] happens whole or not at all", () => {
    const database = raw(older(version - 1));
    const schema = () => database.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").all();
    const before = schema();
    // The last thing that the migration does cannot be done.
    const { build, clear } = obstacleTo(sql);
    database.exec(build);
    expect(() => migrate(database, version)).toThrow(/already|duplicate/);
    expect(versionOf(database)).toBe(version - 1);
    database.exec(clear);
    expect(schema()).toEqual(before);
  });
});

test("[S19] from 1 to 2 the words of all records are found", () => {
  const database = raw(older(1));
  migrate(database, 2);
  const find = (index: string, words: string) =>
    database.prepare(`SELECT rowid FROM ${index} WHERE ${index} MATCH ? ORDER BY rowid`).pluck().all(words);
  expect(find("claimSearch", "encryption")).toEqual([1]);
  expect(find("quotationSearch", "hide")).toEqual([1]);
  expect(find("sourceSearch", "wording")).toEqual([1]);
  expect(find("noteSearch", "weak")).toEqual([11]);
  expect(find("mapSearch", "overview")).toEqual([1]);
  expect(find("speakerSearch", "muller")).toEqual([1]);
});

test("[S19] from 2 to 3 there is a history, empty, and it works", () => {
  const library = open(older(2));
  expect(library.schemaVersion).toBe(latestVersion);
  expect(library.history()).toEqual({ undo: null, redo: null });
  library.change("Rename", (tx) => tx.update("maps", "m1", { title: "Renamed" }));
  expect(library.undo().label).toBe("Rename");
});

test("[S19] from 3 to 4 the history stays and there is a place for settings", () => {
  const path = older(3);
  const database = raw(path);
  const entry = { table: "maps", id: "m1", row: 1, before: { title: "Overview" }, after: { title: "Renamed" } };
  database.exec("UPDATE maps SET title = 'Renamed' WHERE id = 'm1'");
  const insert = database.prepare("INSERT INTO changes (label, at, diff) VALUES ('Rename', ?, ?)");
  insert.run(someTime, JSON.stringify([entry]));
  database.close();
  const library = open(path);
  expect(library.settings()).toEqual({});
  expect(library.undo().label).toBe("Rename");
  expect(library.read.get("maps", "m1")).toEqual(sample.maps[0]);
});

test("[S19] from 4 to 5 maps lead down, also those that the journal brings back", () => {
  const path = older(4);
  const database = raw(path);
  const [map] = sample.maps;
  const { direction: _, ...old } = map ?? {};
  const gone = { ...old, id: "m2", title: "Gone" };
  const diff = [{ table: "maps", id: "m2", row: 2, before: gone, after: null }];
  const insert = database.prepare("INSERT INTO changes (label, at, diff) VALUES (?, ?, ?)");
  insert.run("Delete map", someTime, JSON.stringify(diff));
  insert.run(
    "Rename",
    someTime,
    JSON.stringify([{ table: "maps", id: "m1", row: 1, before: { title: "Was" }, after: { title: "Overview" } }]),
  );
  database.close();
  const library = open(path);
  expect(library.read.get("maps", "m1")).toEqual(map);
  expect(library.undo().label).toBe("Rename");
  expect(library.undo().label).toBe("Delete map");
  expect(library.read.get("maps", "m2")).toEqual({ ...map, id: "m2", title: "Gone" });
  library.change("Turn", (tx) => tx.update("maps", "m2", { direction: "right" }));
  expect(library.read.get("maps", "m2")?.direction).toBe("right");
  const look = raw(path);
  expect(() => look.exec("UPDATE maps SET direction = 'up'")).toThrow("CHECK");
});

const everything = {
  kinds: [],
  positionIds: [],
  sourceId: null,
  speakerId: null,
  tagId: null,
  from: null,
  to: null,
  offset: 0,
  limit: 9,
};

test("[S37] from 7 to 8 texts are found by paragraph, notes without the ids of their links, sources by what is said of them", () => {
  const path = older(7);
  const database = raw(path);
  const text = 'One giraffe.\n\nC:\\new 𝒳 "zebra" here.\nAn okapi.';
  database.prepare("UPDATE sources SET text = ? WHERE id = 'so1'").run(text);
  database.prepare("UPDATE notes SET text = 'See [[c0c1|the lemur]].' WHERE id = 'n1'").run();
  database.close();
  const library = open(path);
  const found = (words: string) => library.queries.search({ ...everything, words }).hits;
  const places = (words: string) => found(words).map(({ kind, place }) => [kind, text.slice(place?.start, place?.end)]);
  expect(places("giraffe")).toEqual([["passage", "giraffe"]]);
  expect(places("zebra")).toEqual([["passage", "zebra"]]);
  expect(places("okapi")).toEqual([["passage", "okapi"]]);
  expect(found("locks").map(({ kind, id }) => `${kind} ${id}`)).toEqual(["source so1"]);
  expect(found("lemur").map(({ id, snippet }) => [id, snippet])).toEqual([["n1", "See the \uE000lemur\uE001."]]);
  expect(found("c0c1")).toEqual([]);
  library.change("Edit", (tx) => tx.update("sources", "so1", { text: "A quagga.", textHash: "b".repeat(64) }));
  expect(found("zebra")).toEqual([]);
  expect(found("quagga")).toMatchObject([{ kind: "passage", place: { start: 2, end: 8 } }]);
  // contentOf has every index compared with its table.
  contentOf(raw(library.path));
});

test("[S35] from 5 to 6 claims and quotations are found as before, by edits made since too", () => {
  const library = open(older(5));
  const found = (words: string) =>
    library.queries.search({ ...everything, words }).hits.map(({ kind, id }) => `${kind} ${id}`);
  expect(found("encryption")).toEqual(["claim c1"]);
  expect(found("hid")).toEqual(["quotation q1"]);
  expect(found("care mathematic")).toEqual(["quotation q2"]);
  library.change("Edit", (tx) => {
    tx.update("claims", "c1", { text: "Zebras." });
    tx.update("quotations", "q1", { exact: "zebra crossings" });
  });
  expect(found("encryption")).toEqual([]);
  expect(found("zebra")).toEqual(["claim c1", "quotation q1"]);
  // contentOf has every index compared with its table.
  contentOf(raw(library.path));
});

test("[S60] from 6 to 7 what the journal brings back has the fields that came then", () => {
  const path = older(6);
  const database = raw(path);
  const without = (record: object, names: readonly string[]) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
  const gone = (table: TableName, row: number, before: object) => ({
    table,
    id: "id" in before ? before.id : "",
    row,
    before,
    after: null,
  });
  const [source, quotation, note, tagging] = [
    sample.sources[1],
    sample.quotations[0],
    sample.notes[0],
    sample.taggings[0],
  ];
  const diff = [
    gone("sources", 91, without({ ...source, id: "gone1" }, ["file", "pages"])),
    gone("quotations", 92, without({ ...quotation, id: "gone2" }, ["role"])),
    gone("notes", 93, without({ ...note, id: "gone3" }, ["sourceId", "passage", "resolvedAt"])),
    gone("taggings", 94, without({ ...tagging, id: "gone4", claimId: "c1" }, ["noteId"])),
    { table: "notes", id: "n1", row: 1, before: { text: "Was" }, after: { text: note?.text } },
  ];
  database.prepare("INSERT INTO changes (label, at, diff) VALUES ('Delete', ?, ?)").run(someTime, JSON.stringify(diff));
  database.close();
  const library = open(path);
  library.undo();
  expect(library.read.get("sources", "gone1")).toEqual({ ...source, id: "gone1" });
  expect(library.read.get("quotations", "gone2")).toEqual({ ...quotation, id: "gone2" });
  expect(library.read.get("notes", "gone3")).toEqual({ ...note, id: "gone3" });
  expect(library.read.get("taggings", "gone4")).toEqual({ ...tagging, id: "gone4", claimId: "c1" });
  expect(library.read.get("notes", "n1")?.text).toBe("Was");
  // Words of notes are still found, and forgotten, in the table made anew.
  expect(contentOf(raw(path))).toContain("gone3");
});

test.each([1, 2, 3, 4, 5, 6])(
  "[S20] a library of version %i is backed up as it was, then migrated when opened",
  (version) => {
    const path = older(version);
    const library = openLibrary(path, { now: () => someTime });
    expect(library.schemaVersion).toBe(latestVersion);
    expect(library.read.all("notes")).toEqual(oldSample("notes"));
    const records = recordsOf(library);
    library.close();
    const backups = listBackups(path);
    expect(backups.map(({ kind, at }) => [kind, at])).toEqual([[`before-${latestVersion}`, someTime]]);
    const copy = raw(backups[0]?.path ?? "", { readonly: true });
    expect(versionOf(copy)).toBe(version);
    expect(findDamage(copy)).toBe(null);
    copy.close();
    // It is opened like any other: migrated in turn, with the very same content.
    const again = open(join(dirname(path), "backups", backups[0]?.path.split("/").at(-1) ?? ""));
    expect(recordsOf(again)).toEqual(records);
    expect(contentOf(raw(again.path))).toBe(contentOf(raw(path)));
  },
);

test("[S20] a library of this version, or a new one, is not backed up when opened", () => {
  const path = temporaryPath();
  openLibrary(path).close();
  openLibrary(path).close();
  expect(listBackups(path)).toEqual([]);
});
