import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { expectFailure, folder, library, script, warrant, withApp } from "./cli-fixture.ts";
import { run } from "./start-fixture.ts";

describe("maps", () => {
  test("[X1] lists the maps with the counts of what is on them, of a library that it makes when there is none", async () => {
    const first = await warrant(["maps", "--json"]);
    expect([first.code, first.err]).toEqual([0, ""]);
    const maps = JSON.parse(first.out);
    expect(maps).toHaveLength(6);
    for (const map of maps) {
      expect(Object.keys(map)).toEqual(["id", "title", "claims", "inferences", "updatedAt"]);
    }
    const { records } = await withApp((ask) => ask("map.get", { mapId: maps[0].id }));
    const placed = unpackRecords(Object(records)).placements ?? [];
    expect(maps[0]).toMatchObject({
      claims: placed.filter((placement) => placement.claimId !== null).length,
      inferences: placed.filter((placement) => placement.inferenceId !== null).length,
    });

    const text = await warrant(["maps"]);
    expect([text.code, text.err]).toEqual([0, ""]);
    const lines = text.out.trimEnd().split("\n");
    expect(lines).toHaveLength(7);
    for (const { id, title } of maps) {
      expect(lines.filter((line) => line.startsWith(`${id} `) && line.endsWith(`  ${title}`))).toHaveLength(1);
    }
  });

  test("[X1] says that it made a library, on standard error, so that a mistyped name is noticed", async () => {
    const made = await warrant(["maps"]);
    expect([made.code, made.err]).toEqual([0, `There was no library at ${library}; made a new one.\n`]);
    expect((await warrant(["maps"])).err).toBe("");
  });

  test("[X1] WARRANT_LIBRARY names the library too, --library goes first, before or after the command", async () => {
    const env = { WARRANT_LIBRARY: join(folder, "other.warrant") };
    await warrant(["maps", "--library", library], { env });
    expect([existsSync(library), existsSync(env.WARRANT_LIBRARY)]).toEqual([true, false]);
    const each = run(script, ["maps"], { env });
    expect(await each.exitCode).toBe(0);
    expect(existsSync(env.WARRANT_LIBRARY)).toBe(true);
    const relative = await warrant(["--library", "third.warrant", "maps"], { cwd: folder });
    expect([relative.code, existsSync(join(folder, "third.warrant"))]).toEqual([0, true]);
  });

  test("[X2] control characters of a title do not reach the terminal; JSON has them", async () => {
    const title = "red \u001b[31malert\u0007\u202e now";
    await withApp((ask) => ask("map.create", { title }));
    const text = await warrant(["maps"]);
    expect(text.out).toContain("red \ufffd[31malert\ufffd\ufffd now");
    expect(["\u001b", "\u0007", "\u202e"].filter((each) => text.out.includes(each))).toEqual([]);
    expect(JSON.parse((await warrant(["maps", "--json"])).out)).toContainEqual(expect.objectContaining({ title }));
  });
});

describe("claims", () => {
  test("[X3] finds claims by words, position, speaker, source and tag", async () => {
    const { total, rows } = Object(await withApp((ask) => ask("claims.list", { search: "police", limit: 1000 })));
    expect(total).toBeGreaterThan(0);
    const found = await warrant(["claims", "--search", "police", "--json"]);
    const claims = JSON.parse(found.out);
    expect(claims.map(({ id }: { id: string }) => id)).toEqual(
      rows.map(({ claim }: { claim: { id: string } }) => claim.id),
    );
    expect(Object.keys(claims[0])).toEqual([
      "id",
      "text",
      "position",
      "speaker",
      "year",
      "quotations",
      "notes",
      "maps",
    ]);

    const all = JSON.parse((await warrant(["claims", "--json"])).out);
    expect(all.length).toBeGreaterThanOrEqual(80);
    const privacy = JSON.parse((await warrant(["claims", "--json", "--position", "privacy"])).out);
    expect(privacy).toEqual(all.filter(({ position }: { position: string }) => position === "Privacy"));
    expect(privacy.length).toBeGreaterThan(0);
    const bridging = JSON.parse((await warrant(["claims", "--json", "--tag", "bridging"])).out);
    expect(bridging.length).toBeLessThan(all.length);

    const limited = await warrant(["claims", "--limit", "2"]);
    expect(limited.out).toMatch(new RegExp(`\n2 of ${all.length} claims\\.\n$`));
    expect((await warrant(["claims", "--search", "xyzzyqwert"])).out).toBe("0 claims.\n");
  });

  test("[X3] words that mean something to the search engine are words; names that nobody has are said to be so", async () => {
    for (const search of ['"', "AND", "a* OR (", "-x:y"]) {
      const found = await warrant(["claims", `--search=${search}`]);
      expect([search, found.code, found.err.replace(/^There was.*\n/, "")]).toEqual([search, 0, ""]);
    }
    expectFailure(
      await warrant(["claims", "--speaker", "Nobody At All"]),
      1,
      /^warrant: There is no speaker "Nobody At All"/,
    );
    expectFailure(await warrant(["claims", "--limit", "0"]), 2, /whole number/);
  });
});
