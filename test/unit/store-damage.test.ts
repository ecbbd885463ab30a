import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openLibrary } from "#main/store/library.ts";
import { latestVersion } from "#main/store/migrations/index.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import { closedLibrary, errorOf, open, raw, someTime, temporaryFolder, temporaryPath } from "./store-support.ts";

/** Opens a library that must turn out damaged, and answers where it went. */
function movedFrom(path: string): { movedTo: string; backups: { path: string; at: string }[] } {
  const error = errorOf(() => openLibrary(path, { now: () => someTime }));
  expect(error.code).toBe("library-damaged");
  expect(existsSync(path)).toBe(false);
  return error.details as { movedTo: string; backups: { path: string; at: string }[] };
}

describe("a damaged library", () => {
  test("[S17] that is no database is moved aside whole, and the backups are named, newest first", async () => {
    const path = await closedLibrary();
    const library = openLibrary(path, { now: () => "2026-02-03T04:05:06.789Z" });
    const newest = await library.backUpNow();
    library.close();
    writeFileSync(path, "not a database at all, ".repeat(500));
    const garbage = readFileSync(path);
    const { movedTo, backups } = movedFrom(path);
    expect(readFileSync(movedTo).equals(garbage)).toBe(true);
    expect(dirname(movedTo)).toBe(dirname(path));
    expect(backups.map(({ at }) => at)).toEqual(["2026-02-03T04:05:06.789Z", someTime]);
    expect(backups[0]?.path).toBe(newest);
  });

  test("[S17] loses no part of its log", async () => {
    const path = await closedLibrary();
    writeFileSync(path, "not a database at all, ".repeat(500));
    writeFileSync(`${path}-wal`, "the log");
    const { movedTo } = movedFrom(path);
    expect(readFileSync(`${movedTo}-wal`, "utf8")).toBe("the log");
  });

  test("[S17] is found by quick_check", async () => {
    const path = await closedLibrary();
    const bytes = readFileSync(path);
    // All pages but the first: the header still says that this is a library.
    bytes.fill(0x5a, 3 * 4096);
    writeFileSync(path, bytes);
    movedFrom(path);
  });

  test("[S17] is found when it was cut short", async () => {
    const path = await closedLibrary();
    truncateSync(path, 20_000);
    movedFrom(path);
  });

  test("[S17] is found when nothing of it is left but its backups", async () => {
    const path = await closedLibrary();
    truncateSync(path, 0);
    movedFrom(path);
  });

  test("[S17] is found when its main file is gone and its log is not", async () => {
    const path = await closedLibrary();
    rmSync(path);
    writeFileSync(`${path}-wal`, "the log");
    const { movedTo } = movedFrom(path);
    expect(readFileSync(`${movedTo}-wal`, "utf8")).toBe("the log");
  });

  test.each([
    ["a table is missing", "DROP TABLE frames"],
    ["a rule was taken out", "DROP TRIGGER premiseInserted"],
    ["a table was changed", "ALTER TABLE claims ADD COLUMN more TEXT"],
    ["its version is not its schema's", `PRAGMA user_version = ${latestVersion - 1}`],
    ["it has no version", "PRAGMA user_version = 0"],
    ["it belongs to another program", "PRAGMA application_id = 7"],
  ])("[S17] is found when %s", async (_, sql) => {
    const path = await closedLibrary();
    const database = raw(path);
    database.exec(sql);
    database.close();
    movedFrom(path);
  });

  test("[S17] is found when its schema is no SQL any more", async () => {
    const path = await closedLibrary();
    const database = raw(path);
    database.unsafeMode(true);
    database.exec(`
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, 'description,', 'description-') WHERE sql LIKE 'CREATE VIRTUAL TABLE%';
    `);
    expect(database.prepare("SELECT 1 FROM sqlite_schema WHERE sql LIKE '%description-%'").get()).toBeDefined();
    database.close();
    movedFrom(path);
  });

  test("[S33] is not a sound database of another program: that is refused untouched", () => {
    const path = join(temporaryFolder(), "other.sqlite");
    const other = raw(path);
    other.exec("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')");
    other.close();
    const bytes = readFileSync(path);
    expect(() => openLibrary(path)).toThrow(expect.objectContaining({ code: "not-a-library" }));
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test("[S17] is not one to which somebody added an index or statistics", async () => {
    const path = await closedLibrary();
    const database = raw(path);
    database.exec("CREATE INDEX mine ON claims (updatedAt); ANALYZE");
    database.close();
    expect(open(path).read.count("claims")).toBe(3);
  });

  test("[S17] never gets lost, wherever its bytes were changed", async () => {
    const path = await closedLibrary();
    const good = readFileSync(path);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 40 }),
        (flips) => {
          const folder = temporaryFolder();
          const copy = join(folder, "library.warrant");
          const bytes = Buffer.from(good);
          for (const [place, bits] of flips) bytes[place] = (bytes[place] ?? 0) ^ bits;
          writeFileSync(copy, bytes);
          try {
            openLibrary(copy).close();
          } catch (error) {
            if (!(error instanceof WarrantError)) throw error;
            if (error.code === "library-damaged") {
              const { movedTo } = error.details as { movedTo: string };
              expect(readFileSync(movedTo).length).toBe(good.length);
            } else {
              expect(error.code).toBe("library-newer");
              expect(readFileSync(copy).equals(bytes)).toBe(true);
            }
          } finally {
            rmSync(folder, { recursive: true, force: true });
          }
        },
      ),
      { numRuns: 60, examples: [[[[60, 0x7f]]], [[[18, 1]]], [[[0, 1]]], [[[16, 0xff]]], [[[68, 1]]]] },
    );
  });

  test("[S17] moved aside twice in one moment takes two names", async () => {
    const path = temporaryPath();
    const names = [1, 2].map((number) => {
      writeFileSync(path, `damage ${number} `.repeat(1_000));
      return movedFrom(path).movedTo;
    });
    expect(new Set(names).size).toBe(2);
    expect(names.map((name) => readFileSync(name, "utf8").slice(0, 8))).toEqual(["damage 1", "damage 2"]);
  });

  test("[S17] backups that are damaged themselves are not offered", async () => {
    const path = await closedLibrary();
    mkdirSync(join(dirname(path), "backups"), { recursive: true });
    writeFileSync(join(dirname(path), "backups", "library-manual-2026-05-05T05-05-05-555Z.warrant"), "garbage");
    writeFileSync(path, "garbage ".repeat(1_000));
    expect(movedFrom(path).backups.map(({ at }) => at)).toEqual([someTime]);
  });
});
