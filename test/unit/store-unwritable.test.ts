import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openLibrary } from "#main/store/library.ts";
import { closedLibrary, errorOf, open, sample, temporaryFolder, temporaryPath } from "./store-support.ts";

describe("a library that cannot be written", () => {
  test("[S23] because its folder is a file, is library-unwritable", () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    expect(errorOf(() => openLibrary(join(file, "library.warrant"))).code).toBe("library-unwritable");
  });

  test("[S23] because its name is a folder, is library-unwritable", () => {
    const path = temporaryPath();
    mkdirSync(path);
    expect(errorOf(() => openLibrary(path)).code).toBe("library-unwritable");
  });

  test("[S23] because its name ends in a space, is library-unwritable", () => {
    expect(errorOf(() => openLibrary(`${temporaryPath()} `)).code).toBe("library-unwritable");
  });

  test.each(["folder", "file"])(
    "[S23] because its %s is read-only, is library-unwritable and stays as it is",
    async (what) => {
      const path = await closedLibrary();
      const bytes = readFileSync(path);
      const child = spawnSync(
        process.execPath,
        [fileURLToPath(new URL("store-read-only.ts", import.meta.url)), path, what],
        {
          encoding: "utf8",
        },
      );
      expect(child.stderr).toBe("");
      expect(child.stdout).toBe("library-unwritable\n");
      expect(readFileSync(path).equals(bytes)).toBe(true);
    },
  );

  test("[S24] because it was moved while open, is library-unwritable instead of losing changes", () => {
    const path = temporaryPath();
    const library = open(path);
    library.fill(sample);
    renameSync(path, `${path}.elsewhere`);
    expect(errorOf(() => library.change("Delete", (tx) => tx.delete("frames", "f1"))).code).toBe("library-unwritable");
    renameSync(`${path}.elsewhere`, path);
    library.change("Delete", (tx) => tx.delete("frames", "f1"));
    expect(library.read.count("frames")).toBe(0);
  });

  test("[S24] because it is closed, is unavailable", () => {
    const library = open();
    library.close();
    expect(errorOf(() => library.undo()).code).toBe("unavailable");
  });
});
