import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writtenFormatOf } from "#main/cli/write-map-file.ts";
import { readWarrant } from "#shared/formats/warrant/read.ts";
import { writeWarrant } from "#shared/formats/warrant/write.ts";
import { expectFailure, folder, library, warrant } from "./cli-fixture.ts";
import { openWitness } from "./library-dump.ts";
import { mapOf } from "./map-steps.ts";

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function dumped(): object {
  const witness = openWitness(library);
  try {
    return witness.dump();
  } finally {
    witness.close();
  }
}

const doors = writeWarrant(mapOf("Doors", "Keys open doors.", "Locks have keys.")).text;

describe("warrant import", () => {
  test("[F146] imports files as maps in one change and says what became of each", async () => {
    const outline = write("Outline.md", "- Windows open, too.\n  - They have hinges.\n\n![](x.png)\n");
    const imported = await warrant(["import", write("Doors.warrant.json", doors), outline]);
    expect([imported.code, imported.err.includes("There was no library")]).toEqual([0, true]);
    expect(imported.out).toContain(
      "Doors.warrant.json: imported as “Doors” (Warrant map): 2 claims, 1 argument, laid out.",
    );
    expect(imported.out).toMatch(
      /Outline\.md: imported as “.+” \(Markdown outline\): 2 claims, 1 argument, laid out\./,
    );
    expect(imported.out).toMatch(/Not carried over:\n {2}\S/);
    const maps = await warrant(["maps", "--json"]);
    expect(JSON.parse(maps.out).map(({ title }: { title: string }) => title)).toContain("Doors");
  });

  test("[F146] asks what becomes of what is there, and imports nothing until the flags say it", async () => {
    const file = write("Doors.warrant.json", doors);
    await warrant(["import", file]);
    const before = dumped();
    const undecided = await warrant(["import", file, "--json"]);
    expect([undecided.code, undecided.out]).toEqual([1, ""]);
    const { error } = JSON.parse(undecided.err);
    expect(error).toMatchObject({ code: "rule", message: expect.stringMatching(/--duplicates link/) });
    expect(error.details).toEqual({ duplicates: [{ file: "Doors.warrant.json", claims: 2, sources: 0 }] });
    expect(dumped()).toEqual(before);
    const linked = await warrant(["import", file, "--duplicates", "link", "--title", "Again", "--json"]);
    expect(linked.code).toBe(0);
    expect(JSON.parse(linked.out)).toEqual([
      {
        file: "Doors.warrant.json",
        outcome: "imported",
        mapId: expect.any(String),
        title: "Again",
        map: {
          format: "warrant",
          title: "Doors",
          counts: { claims: 2, inferences: 1, quotations: 0, sources: 0, notes: 0, frames: 0 },
          placed: false,
          losses: [],
          duplicates: { claims: 2, sources: 0 },
        },
        warnings: [],
        message: null,
      },
    ]);
  });

  test("[F146] imports what can be read, says what is wrong with the rest, and ends with 1", async () => {
    const files = [
      write("Doors.warrant.json", doors),
      write("cut.warrant.json", doors.slice(0, 90)),
      join(folder, "none.json"),
    ];
    const mixed = await warrant(["import", ...files, "--json"]);
    expect(mixed.code).toBe(1);
    const [good, cut, none] = JSON.parse(mixed.out);
    expect(good).toMatchObject({ outcome: "imported", title: "Doors" });
    expect(cut).toMatchObject({ outcome: "failed", message: expect.stringMatching(/^Line \d+/) });
    expect(none).toMatchObject({ outcome: "failed", message: expect.stringMatching(/not there/) });
    const plain = await warrant(["import", write("x.json", "{}")]);
    expect([plain.code, plain.out]).toEqual([1, expect.stringMatching(/^x\.json: It cannot be told of which format/)]);
    expect((await warrant(["import", write("y.json", doors), "--format", "aif"])).code).toBe(1);
    expectFailure(await warrant(["import", files[0] ?? "", "--format", "dot"]), 2, /Allowed choices/);
  });
});

describe("warrant export to other programs", () => {
  test("[F146] writes a map by its file's ending or by --format, and tells on standard error what is lost", async () => {
    const path = join(folder, "m.warrant.json");
    const written = await warrant(["export", "Blinded", "--out", path]);
    expect([written.code, written.out]).toEqual([0, `Wrote ${path} (Warrant map).\n`]);
    const { document } = readWarrant(readFileSync(path, "utf8"));
    expect(document.title).toBe("Blinded to crime? 2024");
    const mermaid = await warrant(["export", "Blinded", "--out", "-", "--format", "mermaid"]);
    expect(mermaid.code).toBe(0);
    expect(mermaid.out).toMatch(/^(?:---|%%|flowchart|graph)/);
    expect(mermaid.err).toMatch(/Mermaid cannot carry:\n *\d+ × /);
    const json = await warrant(["export", "Blinded", "--out", join(folder, "m.canvas"), "--json"]);
    expect(json.err).toBe("");
    expect(JSON.parse(json.out)).toMatchObject({
      format: "json-canvas",
      losses: expect.arrayContaining([{ what: "notes", count: 2, where: expect.any(String) }]),
    });
  });

  test("[F146] an ending that several formats have says none", async () => {
    const endings = {
      "a.warrant.json": "warrant",
      "a.aif.json": "aif",
      "a.xaif.json": "xaif",
      "A.ARGDOWN": "argdown",
      "a.canvas": "json-canvas",
      "a.report.md": "markdown-report",
      "a.md": "markdown",
      "a.claims.csv": "csv-claims",
      "a.gv": "dot",
      "a.mmd": "mermaid",
      "a.json": null,
      "a.csv": null,
      "a.svg": null,
      "-": null,
    };
    for (const [path, format] of Object.entries(endings)) expect([path, writtenFormatOf(path)]).toEqual([path, format]);
    const out = join(folder, "m.json");
    expectFailure(await warrant(["export", "Blinded", "--out", out]), 2, /say --format/);
    expect(existsSync(out)).toBe(false);
  });
});
