import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { gatherKnownRecords } from "#main/commands/import-map/known-records.ts";
import { documentOfMap, linksLost } from "#main/commands/map-document.ts";
import { createPauses } from "#main/commands/resolve-aside.ts";
import { openLibrary } from "#main/store/library.ts";
import { Losses } from "#shared/formats/losses.ts";
import { writeWarrant } from "#shared/formats/warrant/write.ts";
import { linkTo } from "#shared/model/note-text.ts";
import { fixture } from "../contract/fixture.ts";
import { temporaryFolder } from "../contract/transports.ts";
import { ask, world } from "./commands-fixture.ts";
import { startImport } from "./import-steps.ts";
import { documentOf, importDocument, mapOf } from "./map-steps.ts";

const at = "2026-01-02T03:04:05.678Z";

describe("a map as a document", () => {
  test("[F125] holds what stands on the map and rests behind it, under the records' ids, and nothing else", async () => {
    const document = await documentOf("m1");
    expect(document).toMatchObject({
      title: "Everything",
      description: "All of it.",
      direction: "down",
      createdAt: at,
    });
    expect(document.claims.map(({ id, place }) => [id, place])).toEqual([
      ["c1", { x: 0, y: 0 }],
      ["c2", { x: 0, y: 300 }],
      ["c3", { x: 300, y: 300 }],
      ["c4", { x: 600, y: 300 }],
      ["c5", { x: -300, y: 300 }],
    ]);
    expect(document.claims[0]).toMatchObject({
      positionId: "p1",
      tags: ["shared"],
      quotations: [
        { quotationId: "q1", stance: "asserts" },
        { quotationId: "q2", stance: "asserts" },
      ],
    });
    expect(
      document.inferences.map(({ id, kind, premises, target, scheme }) => [id, kind, premises, target, scheme]),
    ).toEqual([
      ["i1", "support", [{ claimId: "c2", implicit: false }], { claimId: "c1" }, null],
      [
        "i2",
        "attack",
        [
          { claimId: "c3", implicit: false },
          { claimId: "c4", implicit: true },
        ],
        { claimId: "c1" },
        "consequences",
      ],
      ["i3", "attack", [{ claimId: "c5", implicit: false }], { inferenceId: "i1" }, null],
    ]);
    // No claim of the map has the position p2, and none rests on q3.
    expect(document.positions.map(({ id }) => id)).toEqual(["p1"]);
    expect(document.quotations.map(({ id }) => id)).toEqual(["q1", "q2"]);
    expect(document.speakers.map(({ id }) => id)).toEqual(["s1", "s2"]);
    expect(document.sources.map(({ id, tags, text }) => [id, tags, text?.content ?? null])).toEqual([
      ["src1", ["shared"], "They said no back doors at all."],
      ["src2", [], null],
    ]);
    expect(document.frames).toEqual([{ id: "f1", title: "Doors", x: 280, y: 280, width: 600, height: 200 }]);
    expect(document.notes.map(({ id, subject }) => [id, subject]).sort()).toEqual([
      ["n1", { kind: "claim", id: "c1" }],
      ["n2", { kind: "inference", id: "i1" }],
      ["n3", { kind: "quotation", id: "q1" }],
      ["n4", { kind: "map" }],
    ]);
    const small = await documentOf("m2");
    expect([small.claims.length, small.inferences.length, small.notes.map(({ id }) => id)]).toEqual([
      1,
      0,
      ["n1", "n3"],
    ]);
  });

  test("[F125] links in its notes lead to what it holds; of others the words stay, and are counted", () => {
    const folder = temporaryFolder();
    const library = openLibrary(`${folder.path}/library.warrant`);
    try {
      const text = `${linkTo({ kind: "claim", id: "c1" }, "here")}, ${linkTo({ kind: "claim", id: "c6" }, "elsewhere")}, ${linkTo({ kind: "map", id: "m2" }, "a map")} and ${linkTo({ kind: "source", id: "src1" }, "a source")}`;
      library.fill({ ...fixture, notes: fixture.notes.map((note) => (note.id === "n4" ? { ...note, text } : note)) });
      const losses = new Losses();
      const { notes } = documentOfMap(library.read, "m1", { texts: true, losses });
      expect(notes.find(({ id }) => id === "n4")?.text).toBe("[[c0c1|here]], elsewhere, a map and [[s0src1|a source]]");
      expect(losses.list()).toEqual([{ what: linksLost, count: 2, where: "elsewhere" }]);
      expect(() => documentOfMap(library.read, "none", { texts: true })).toThrow(/not in the library/);
    } finally {
      library.close();
      folder.remove();
    }
  });
});

describe("a large library", () => {
  test("[F145] its claims are looked through in steps, between which others get their turn", async () => {
    const folder = temporaryFolder();
    const library = openLibrary(`${folder.path}/library.warrant`);
    try {
      const claims = Array.from({ length: 12_000 }, (_, index) => ({
        id: `c${index}`,
        text: `Claim ${index % 6_000}`,
        positionId: null,
        createdAt: at,
        updatedAt: at,
      }));
      library.fill({ claims });
      let steps = 0;
      const known = await gatherKnownRecords(
        library,
        async () => {
          steps += 1;
        },
        () => true,
      );
      expect(steps).toBeGreaterThanOrEqual(6);
      expect(known.claimsLike(" Claim  7")).toEqual(["c7", "c6007"]);
      let turns = 0;
      let done = false;
      const others = (async () => {
        while (!done) {
          turns += 1;
          await setImmediate();
        }
      })();
      await gatherKnownRecords(library, createPauses(), () => true);
      done = true;
      await others;
      expect(turns).toBeGreaterThan(0);
    } finally {
      library.close();
      folder.remove();
    }
  });

  test("[F145] a duplicate that comes while a map is being read or kept is one all the same", async () => {
    const reading = importDocument(mapOf("Late", "Nobody has said this yet."), { duplicates: "link" });
    const { claimId } = await ask("claim.create", { text: "Nobody has said this yet." });
    expect((await documentOf(await reading)).claims.map(({ id }) => id)).toEqual([claimId]);
  });

  test("[F147] ending an import while a map is being read forgets it", async () => {
    const many = mapOf("Many", ...Array.from({ length: 3_000 }, (_, index) => `Claim ${index}`));
    const jobId = await startImport({ "many.warrant.json": writeWarrant(many).text });
    expect(await ask("import.end", { jobId })).toBeNull();
    const after = await world.app.dispatch("import.get", { jobId });
    expect(after).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect((await ask("maps.list", {})).map(({ title }) => title)).toEqual(["Everything", "One claim"]);
    // The thread that was stopped is no hindrance to the next file.
    expect(await importDocument(mapOf("Next", "Another claim."))).not.toBe("");
  });
});
