import { copyFileSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openLibrary } from "#main/store/library.ts";
import { applicationId, latestVersion } from "#main/store/migrations/index.ts";
import { openDatabase } from "#main/store/open.ts";
import { applyPragmas } from "#main/store/pragmas.ts";
import {
  closedLibrary,
  contentOf,
  errorOf,
  open,
  raw,
  recordsOf,
  sample,
  someTime,
  temporaryFolder,
  temporaryPath,
} from "./store-support.ts";

describe("a new library", () => {
  test("[S1] is made with its folder, at the latest version, marked as ours, and empty", () => {
    const path = join(temporaryFolder(), "a", "b", "library.warrant");
    const library = open(path);
    expect(library.path).toBe(path);
    expect(library.schemaVersion).toBe(latestVersion);
    expect(library.isNew).toBe(true);
    expect(library.history()).toEqual({ undo: null, redo: null });
    expect(raw(path).pragma("application_id", { simple: true })).toBe(applicationId);
    expect(raw(path).pragma("user_version", { simple: true })).toBe(latestVersion);
  });

  test("[S1] is what a file of no bytes becomes, as a kill at the first start leaves it", () => {
    const path = temporaryPath();
    writeFileSync(path, "");
    expect(open(path).isNew).toBe(true);
  });

  test("[S1] keeps what is written to it", () => {
    const path = temporaryPath();
    const library = openLibrary(path);
    library.fill(sample);
    const before = recordsOf(library);
    library.close();
    library.close();
    const again = open(path);
    expect(recordsOf(again)).toEqual(before);
    expect(again.isNew).toBe(false);
  });

  test("[S1] is reached through a link under its real name", () => {
    const path = temporaryPath();
    openLibrary(path).close();
    const link = join(temporaryFolder(), "link.warrant");
    symlinkSync(path, link);
    expect(open(link).path).toBe(path);
  });
});

describe("settings", () => {
  test("[S2] are set on the connection and read back", () => {
    const path = temporaryPath();
    openLibrary(path).close();
    // What this build does by itself, and why the settings are not left to it.
    const unset = raw(path);
    unset.prepare("SELECT count(*) FROM claims").get();
    expect(unset.pragma("synchronous", { simple: true })).toBe(1);

    const database = openDatabase(path, () => someTime);
    const read = (name: string) => database.pragma(name, { simple: true });
    expect({
      journal: read("journal_mode"),
      synchronous: read("synchronous"),
      foreignKeys: read("foreign_keys"),
      trustedSchema: read("trusted_schema"),
      cellSizeCheck: read("cell_size_check"),
      busyTimeout: read("busy_timeout"),
    }).toEqual({
      journal: "wal",
      synchronous: 2,
      foreignKeys: 1,
      trustedSchema: 0,
      cellSizeCheck: 1,
      busyTimeout: 2_000,
    });
    database.close();
  });

  test("[S2] that do not hold are an error", () => {
    expect(() => applyPragmas(raw(":memory:"))).toThrow("journal_mode = memory");
  });
});

describe("a library of a newer version", () => {
  test("[S16] is refused and left as it is, byte for byte", async () => {
    const path = await closedLibrary();
    const database = raw(path);
    database.pragma(`user_version = ${latestVersion + 1}`);
    database.close();
    const bytes = readFileSync(path);
    const error = errorOf(() => openLibrary(path));
    expect(error.code).toBe("library-newer");
    expect(error.message).toContain("newer Warrant");
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test("[S16] is recognised while its version stands in the log alone, and the log is left too", async () => {
    const path = await closedLibrary();
    const elsewhere = join(temporaryFolder(), "library.warrant");
    const database = raw(path);
    database.exec("CREATE TABLE later (a)");
    database.pragma(`user_version = ${latestVersion + 1}`);
    // As after a crash: the log was not written into the file.
    for (const part of ["", "-wal"]) copyFileSync(`${path}${part}`, `${elsewhere}${part}`);
    const before = [readFileSync(elsewhere), readFileSync(`${elsewhere}-wal`)];
    expect(errorOf(() => openLibrary(elsewhere)).code).toBe("library-newer");
    expect([readFileSync(elsewhere), readFileSync(`${elsewhere}-wal`)]).toEqual(before);
  });
});

test("[S1] reading and checking leave a library's content as it is", async () => {
  const path = await closedLibrary();
  const before = contentOf(raw(path));
  for (let times = 0; times < 3; times += 1) openLibrary(path).close();
  expect(contentOf(raw(path))).toBe(before);
});
