import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { listBackups } from "#main/store/backups.ts";
import { openLibrary } from "#main/store/library.ts";
import { applicationId, latestVersion, migrate, migrations, versionOf } from "#main/store/migrations/index.ts";
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
        if (table === "maps" && versionOf(database) < 5) insertOldMaps(database);
        else insertAll(statements, table);
      }
    })
    .immediate();
}

/** Before version 5 maps had no direction. */
function insertOldMaps(database: Database.Database): void {
  const insert = database.prepare(
    "INSERT INTO maps (row, id, title, description, createdAt, updatedAt) VALUES (1, @id, @title, @description, @createdAt, @updatedAt)",
  );
  for (const { direction: _, ...map } of sample.maps) insert.run(map);
}

function insertAll<T extends TableName>(statements: Statements, table: T): void {
  const records: readonly RecordOf<T>[] = sample[table];
  for (const [index, record] of records.entries()) insertRecord(statements, table, index * 10 + 1, record);
}

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
    const added = version === 5 ? { direction: "down" } : {};
    const maps = tableNames.indexOf("maps");
    expect(rows()).toEqual(
      before.map((of, index) => (index === maps ? of.map((row) => Object.assign({}, row, added)) : of)),
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

test("[S35] from 5 to 6 claims and quotations are found as before, by edits made since too", () => {
  const library = open(older(5));
  const found = (words: string) => library.queries.search(words, 9).map(({ kind, id }) => `${kind} ${id}`);
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

test.each([1, 2, 3, 4, 5])(
  "[S20] a library of version %i is backed up as it was, then migrated when opened",
  (version) => {
    const path = older(version);
    const library = openLibrary(path, { now: () => someTime });
    expect(library.schemaVersion).toBe(latestVersion);
    expect(library.read.all("notes")).toEqual(sample.notes);
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
