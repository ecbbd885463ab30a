import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { listBackups, listGoodBackups, restoreBackup } from "#main/store/backups.ts";
import { type Library, openLibrary } from "#main/store/library.ts";
import { contentOf, errorOf, open, raw, recordsOf, sample, temporaryFolder, temporaryPath } from "./store-support.ts";

function day(number: number, hour = 10): string {
  return `2026-03-${String(number).padStart(2, "0")}T${hour}:00:00.000Z`;
}

function filled(path: string, now: () => string): Library {
  const library = open(path, { now });
  library.fill(sample);
  return library;
}

describe("a backup", () => {
  test("[S21] is one file, whole, sound and without a log, while the library goes on being used", async () => {
    const path = temporaryPath();
    const library = filled(path, () => day(1));
    const target = join(temporaryFolder(), "new folder", "copy.warrant");
    const made = library.backUp(target);
    library.change("Rename", (tx) => tx.update("maps", "m1", { title: "Renamed meanwhile" }));
    await made;
    expect(readdirSync(dirname(target))).toEqual(["copy.warrant"]);
    library.change("Delete", (tx) => tx.delete("frames", "f1"));
    const before = recordsOf(library);
    const copy = open(target);
    expect(copy.read.count("frames")).toBe(1);
    copy.change("Delete", (tx) => tx.delete("frames", "f1"));
    expect(recordsOf(copy)).toEqual(before);
  });

  test("[S21] has the history too", async () => {
    const library = filled(temporaryPath(), () => day(1));
    library.change("Rename", (tx) => tx.update("maps", "m1", { title: "Renamed" }));
    const copy = open(await library.backUpNow());
    expect(copy.undo().label).toBe("Rename");
    expect(copy.read.get("maps", "m1")).toEqual(sample.maps[0]);
  });

  test("[S21] replaces one of the same name, and never the library itself", async () => {
    const path = temporaryPath();
    const library = filled(path, () => day(1));
    const target = join(temporaryFolder(), "copy.warrant");
    writeFileSync(target, "older");
    await library.backUp(target);
    expect(contentOf(raw(target))).toBe(contentOf(raw(path)));
    await expect(library.backUp(path)).rejects.toMatchObject({ code: "rule" });
    library.change("Delete", (tx) => tx.delete("frames", "f1"));
  });

  test("[S21] that cannot be written leaves nothing behind", async () => {
    const library = filled(temporaryPath(), () => day(1));
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    await expect(library.backUp(join(file, "copy.warrant"))).rejects.toMatchObject({ code: "library-unwritable" });
    const folder = temporaryFolder();
    const cut = library.backUp(join(folder, "copy.warrant"));
    library.close();
    await expect(cut).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("daily backups", () => {
  test("[S21] are made once a day, and the newest seven are kept", async () => {
    const path = temporaryPath();
    let now = day(1);
    const library = filled(path, () => now);
    const manual = await library.backUpNow();
    for (let number = 1; number <= 9; number += 1) {
      now = day(number, 10);
      expect(await library.backUpDaily()).toContain("daily");
      now = day(number, 20);
      expect(await library.backUpDaily()).toBe(null);
    }
    const kept = listBackups(path);
    expect(kept.filter(({ kind }) => kind === "daily").map(({ at }) => at)).toEqual(
      [9, 8, 7, 6, 5, 4, 3].map((number) => day(number, 10)),
    );
    expect(kept.filter(({ kind }) => kind === "manual").map(({ path: file }) => file)).toEqual([manual]);
  });

  test("[S21] of two libraries in one folder are told apart", async () => {
    const folder = temporaryFolder();
    const one = join(folder, "library.warrant");
    const other = join(folder, "library-daily.warrant");
    await filled(one, () => day(1)).backUpDaily();
    await filled(other, () => day(2)).backUpDaily();
    expect(listBackups(one).map(({ at }) => at)).toEqual([day(1)]);
    expect(listBackups(other).map(({ at }) => at)).toEqual([day(2)]);
  });
});

describe("restoring", () => {
  test("[S22] puts a backup in the library's place, moves aside what stands there and keeps the backup", async () => {
    const path = temporaryPath();
    const library = openLibrary(path, { now: () => day(1) });
    library.fill(sample);
    const backup = await library.backUpNow();
    library.close();
    writeFileSync(path, "damage ".repeat(1_000));
    restoreBackup(path, backup, () => day(2));
    const aside = readdirSync(dirname(path)).filter((name) => name.includes("damaged"));
    expect(aside).toHaveLength(1);
    expect(readFileSync(join(dirname(path), aside[0] ?? ""), "utf8")).toMatch(/^damage/);
    expect(open(path).read.all("claims")).toEqual(sample.claims);
    expect(existsSync(backup)).toBe(true);
    expect(contentOf(raw(backup))).toBe(contentOf(raw(path)));
  });

  test("[S22] works where nothing stands any more", async () => {
    const path = temporaryPath();
    const library = openLibrary(path);
    library.fill(sample);
    await library.backUpNow();
    library.close();
    writeFileSync(path, "damage ".repeat(1_000));
    const error = errorOf(() => openLibrary(path));
    const { backups } = error.details as { backups: { path: string }[] };
    restoreBackup(path, backups[0]?.path ?? "");
    expect(open(path).read.count("notes")).toBe(5);
  });

  test("[S22] takes no damaged backup, and touches nothing then", async () => {
    const path = temporaryPath();
    const library = openLibrary(path);
    library.fill(sample);
    const backup = await library.backUpNow();
    library.close();
    const bytes = readFileSync(backup);
    bytes.fill(0x5a, 3 * 4096);
    writeFileSync(backup, bytes);
    expect(errorOf(() => restoreBackup(path, backup)).code).toBe("library-damaged");
    expect(listGoodBackups(path)).toEqual([]);
    expect(open(path).read.count("claims")).toBe(3);
    expect(readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.`))).toEqual([]);
  });

  test("[S22] is refused while the library is held", async () => {
    const path = temporaryPath();
    const library = filled(path, () => day(1));
    const backup = await library.backUpNow();
    expect(errorOf(() => restoreBackup(path, backup)).code).toBe("library-locked");
    library.change("Delete", (tx) => tx.delete("frames", "f1"));
  });
});
