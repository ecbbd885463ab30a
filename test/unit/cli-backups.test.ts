import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { expectFailure, folder, library, warrant, withApp } from "./cli-fixture.ts";

describe("keeping the library", () => {
  test("[X14] a backup is a whole library", async () => {
    await warrant(["maps"]);
    await withApp((ask) => ask("map.create", { title: "Mine" }));
    const copy = join(folder, "copy.warrant");
    const result = await warrant(["backup", "--out", copy, "--json"]);
    expect(JSON.parse(result.out)).toEqual({ path: copy });
    const read = await warrant(["maps", "--json", "--library", copy]);
    expect(JSON.parse(read.out)).toContainEqual(expect.objectContaining({ title: "Mine" }));
    const unnamed = await warrant(["backup", "--json"]);
    expect(dirname(dirname(JSON.parse(unnamed.out).path))).toBe(folder);
    expect(existsSync(JSON.parse(unnamed.out).path)).toBe(true);
  });

  test("[X15] a damaged library is said to be so; its newest backup can be put in its place, or a new one begun", async () => {
    expect((await warrant(["restore"])).out).toBe("The library is in order.\n");
    await withApp((ask) => ask("map.create", { title: "Mine" }));
    await warrant(["backup"]);
    const damage = () => {
      for (const part of ["-wal", "-shm"]) rmSync(library + part, { force: true });
      writeFileSync(library, "not a database at all".repeat(1000));
    };
    damage();
    const failed = await warrant(["maps"]);
    expectFailure(failed, 1, /damaged/);
    const offer = JSON.parse((await warrant(["restore", "--json"])).out);
    expect(offer).toMatchObject({
      damaged: true,
      movedTo: expect.stringContaining(library),
      backups: expect.arrayContaining([{ path: expect.any(String), at: expect.any(String) }]),
    });
    const text = await warrant(["restore"]);
    expect(text.out).toContain(offer.movedTo);
    expect(text.out).toContain(offer.backups[0].path);
    expectFailure(await warrant(["restore", join(folder, "elsewhere")]), 1, /backup/);

    expect((await warrant(["restore", "newest"])).code).toBe(0);
    expect(JSON.parse((await warrant(["maps", "--json"])).out)).toContainEqual(
      expect.objectContaining({ title: "Mine" }),
    );

    damage();
    await warrant(["maps"]);
    const anew = JSON.parse((await warrant(["restore", "--anew", "--json"])).out);
    expect(readFileSync(anew.movedTo, "utf8")).toMatch(/^not a database/);
    expect(JSON.parse((await warrant(["maps", "--json"])).out)).toHaveLength(6);
  });
});
