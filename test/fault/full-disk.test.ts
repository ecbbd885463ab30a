import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openLibrary } from "#main/store/library.ts";
import { insertGroup, readGroups } from "./groups.ts";

const script = fileURLToPath(new URL("filler.ts", import.meta.url));

// The shell's limit on the size of files is the nearest to a full disk that needs no rights and no disk.
test.skipIf(process.platform === "win32")(
  "[S31] a full disk is an answer, not a loss: what was answered stays, and goes on later",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "warrant-full-"));
    try {
      const path = join(folder, "library.warrant");
      // Blocks of 512 or 1,024 bytes: 8 or 16 MB. Without the trap the signal of a file too large would end the process.
      const child = spawnSync(
        "sh",
        ["-c", `trap '' XFSZ; ulimit -f 16000; exec "$0" "$@"`, process.execPath, script, path],
        {
          encoding: "utf8",
        },
      );
      expect(child.stderr).toBe("");
      const outcome = JSON.parse(child.stdout);
      expect(outcome.code).toBe("library-unwritable");
      expect(outcome.made).toBeGreaterThan(10);
      expect(outcome.groups).toBe(outcome.made);

      // A backup that found no room left no half of itself.
      const backups = existsSync(join(folder, "backups")) ? readdirSync(join(folder, "backups")) : [];
      expect(backups.length).toBe(outcome.backup === "made" ? 1 : 0);

      const library = openLibrary(path);
      expect(readGroups(library).size).toBe(outcome.made);
      library.change("insert", (tx) => insertGroup(tx, 100_000));
      expect(readGroups(library).size).toBe(outcome.made + 1);
      const database = new Database(path);
      expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
      database.close();
      library.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
