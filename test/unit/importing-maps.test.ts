import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seedRecords } from "#seeds/index.ts";
import type { DocumentClaim, DocumentSource, MapDocument } from "#shared/formats/document/map-document.ts";
import { type ReadFormat, readFormats } from "#shared/formats/format-list.ts";
import { writeMap } from "#shared/formats/write-map.ts";
import type { Speaker } from "#shared/model/records.ts";
import { ask, beginWith, refused, world } from "./commands-fixture.ts";
import { canonical } from "./formats/canonical.ts";
import { mapDocuments } from "./formats/documents.ts";
import { mutationsOf } from "./formats/mutations.ts";
import { fullDocuments } from "./formats/with-texts.ts";
import { itemOf, readFiles } from "./import-steps.ts";
import { openWitness } from "./library-dump.ts";
import { documentOf, importDocument, keepAll, mapOf, readDocuments } from "./map-steps.ts";

/** Works on what the library holds, row by row. */
function dumped(): object {
  const witness = openWitness(world.libraryPath);
  try {
    expect(witness.faults()).toEqual([]);
    return witness.dump();
  } finally {
    witness.close();
  }
}

function withPlaces(document: MapDocument): MapDocument {
  const claims = document.claims.map((claim, index) => ({ ...claim, place: claim.place ?? { x: index, y: index } }));
  return { ...document, claims };
}

const full = fullDocuments().map(withPlaces);

const source = (more: Partial<DocumentSource>): DocumentSource => ({
  id: "s",
  type: "article",
  title: "On doors",
  label: "On doors",
  containerTitle: null,
  authors: [],
  issued: null,
  issuedBasis: null,
  url: null,
  accessed: null,
  digest: [],
  tags: [],
  text: null,
  ...more,
});

/** A map of one claim with a quotation of a speaker in a source. */
function quoting(
  text: string,
  {
    exact = "so they said",
    role = null,
    ...more
  }: Partial<Speaker & DocumentSource> & { readonly exact?: string } = {},
): MapDocument {
  const document = mapOf("Quoting", text);
  const { kind = "person", organisation = null, name = "Ada", ...facts } = more;
  return {
    ...document,
    speakers: [{ id: "sp", kind, name, role, organisation }],
    sources: [source(facts)],
    quotations: [
      {
        id: "q",
        sourceId: "s",
        speakerId: "sp",
        exact,
        prefix: "",
        suffix: "",
        start: null,
        end: null,
        date: null,
        role: null,
        standing: "unattached",
      },
    ],
    claims: document.claims.map(
      (claim): DocumentClaim => ({ ...claim, quotations: [{ quotationId: "q", stance: "asserts" }] }),
    ),
  };
}

describe("a map that is imported", () => {
  test("[F126] is the map that was written, field for field, and undo takes all of it back in one step", async () => {
    await beginWith({});
    const before = dumped();
    for (const document of fc.sample(full, { numRuns: 25, seed: 11 })) {
      const mapId = await importDocument(document, { duplicates: "both" });
      expect(canonical(await documentOf(mapId))).toEqual(canonical(document));
      await ask("history.undo", {});
      expect(dumped()).toEqual(before);
    }
  });

  test("[F126] without its texts is the same but for those", async () => {
    await beginWith({});
    const [document] = fc.sample(
      full.filter(
        ({ sources, notes }) =>
          sources.some(({ text }) => text !== null) && notes.some(({ subject }) => subject.kind === "passage"),
      ),
      { numRuns: 1, seed: 3 },
    );
    if (!document) throw new Error("no document");
    const loose = await documentOf(await importDocument(document), false);
    expect(loose.sources.map(({ text }) => text)).toEqual(document.sources.map(() => null));
    const standings = [
      ...loose.quotations,
      ...loose.notes.flatMap(({ subject }) => (subject.kind === "passage" ? [subject.passage] : [])),
    ];
    for (const passage of standings) expect(passage).toMatchObject({ start: null, end: null, standing: "unattached" });
  });

  test.each(readFormats)("[F129] from a file of %s holds what that can carry", async (format: ReadFormat) => {
    await beginWith({});
    const [document] = fc.sample(
      mapDocuments({ maxClaims: 8 }).filter(({ inferences }) => inferences.length > 2),
      { numRuns: 1, seed: 21 },
    );
    if (!document) throw new Error("no document");
    const { text } = await writeMap(format, document);
    const names = {
      kialo: "Map.txt",
      "csv-claims": "Map.claims.csv",
      "csv-links": "Map.links.csv",
      markdown: "Map.md",
    };
    const name = Object.entries(names).find(([each]) => each === format)?.[1] ?? "Map.json";
    const sent = await world.connection.sendFile(text);
    if (!sent.ok) throw new Error("not received");
    const { jobId } = await ask("import.start", { files: [{ ...sent.value, name }], as: format });
    const state = await until(jobId);
    expect(state.items[0]?.error).toBeNull();
    expect(state.items[0]?.map).toMatchObject({ format, losses: [], duplicates: { claims: 0, sources: 0 } });
    const kept = await documentOf((await keepAll(state)).mapIds[0] ?? "");
    if (format !== "csv-links") {
      expect(new Set(kept.claims.map(({ text }) => folded(text)))).toEqual(
        new Set(document.claims.map(({ text }) => folded(text))),
      );
    }
    if (format !== "csv-claims") expect(kept.inferences.length).toBeGreaterThan(0);
    expect(kept.claims.every(({ place }) => place !== null)).toBe(true);
  });

  test("[F142] is one change with all maps of its import; what they share is there once, titles are told apart", async () => {
    await beginWith({});
    const before = dumped();
    const state = await readDocuments(
      mapOf("Doors", "Keys open doors.", "Locks have keys."),
      mapOf("doors", "Keys  open doors.", "Windows open, too."),
      mapOf("Doors", "Keys open doors.", "Locks have keys."),
    );
    const { mapIds } = await keepAll(state);
    const [first, second, third] = await Promise.all(mapIds.map((id) => documentOf(id)));
    expect([first?.title, second?.title, third?.title]).toEqual(["Doors", "doors (2)", "Doors (3)"]);
    expect(second?.claims[0]?.id).toBe(first?.claims[0]?.id);
    expect(third?.claims.map(({ id }) => id)).toEqual(first?.claims.map(({ id }) => id));
    expect(third?.inferences.map(({ id }) => id)).toEqual(first?.inferences.map(({ id }) => id));
    expect((await ask("history.get", {})).undo).toBe("Import 3 maps");
    await ask("history.undo", {});
    expect(dumped()).toEqual(before);
  });

  test("[F138] finds positions, speakers and tags by their names, and gives new positions colours of their own", async () => {
    const document = mapOf("Sides", "Keys open doors.", "Locks have keys.", "Doors close.");
    const claims = document.claims.map((claim, index) => ({
      ...claim,
      positionId: ["a", "b", "c"][index] ?? null,
      tags: index === 0 ? ["SHARED", "new"] : [],
    }));
    const named = (id: string, name: string) => ({ id, name, look: null });
    const positions = [named("a", "sEcurity"), named("b", "Locksmiths"), named("c", "Carpenters")];
    const mapId = await importDocument({ ...document, claims, positions });
    const all = (await ask("library.get", {})).positions;
    expect(all.map(({ name, rank }) => [name, rank])).toEqual([
      ["Security", 0],
      ["Unheld", 1],
      ["Locksmiths", 2],
      ["Carpenters", 3],
    ]);
    expect(new Set(all.map(({ colourLight }) => colourLight)).size).toBe(4);
    expect(new Set(all.map(({ glyph }) => glyph)).size).toBe(4);
    const kept = await documentOf(mapId);
    expect(kept.positions.map(({ id }) => id)[0]).toBe("p1");
    expect(kept.claims[0]?.tags).toEqual(["shared", "new"]);
    expect((await ask("library.get", {})).tags.map(({ name }) => name).sort()).toEqual(["lonely", "new", "shared"]);
  });

  test("[F139] a speaker whom the library knows is that one; another role of theirs is the quotation's", async () => {
    const speakers = async () => (await ask("speakers.list", {})).map(({ speaker }) => speaker.name);
    const before = (await speakers()).length;
    const one = await documentOf(await importDocument(quoting("Doors talk.", { role: "Backbencher" })));
    expect(one.speakers).toEqual([{ id: "s1", kind: "person", name: "Ada", role: "Minister", organisation: "State" }]);
    expect(one.quotations[0]?.role).toBe("Backbencher");
    const same = await documentOf(await importDocument(quoting("Doors sing.", { role: "Minister", title: "Sing" })));
    expect(same.quotations[0]).toMatchObject({ speakerId: "s1", role: null });
    expect(await speakers()).toHaveLength(before);
    const namesake = await importDocument(quoting("Doors hum.", { organisation: "Opposition", title: "Hum" }));
    expect((await documentOf(namesake)).speakers[0]?.id).not.toBe("s1");
    const kind = await importDocument(quoting("Doors cry.", { kind: "organisation", title: "Cry" }));
    expect((await documentOf(kind)).speakers[0]).toMatchObject({ kind: "organisation", name: "Ada" });
    expect(await speakers()).toHaveLength(before + 2);
  });

  test("[F141] the links in its notes lead to what its claims and sources became, and its notes have their tags", async () => {
    const document = mapOf("Noted", "Keys open doors.");
    const text = "See [[c0c1|the keys]], [[c0nobody|someone]] and #Doors.";
    const notes = [
      { id: "n", text, subject: { kind: "map" }, resolvedAt: null, createdAt: null, updatedAt: null } as const,
    ];
    const mapId = await importDocument({ ...document, notes });
    const kept = await documentOf(mapId);
    const claimId = kept.claims[0]?.id ?? "";
    expect(kept.notes[0]?.text).toBe(`See [[c0${claimId.replaceAll("-", "x")}|the keys]], someone and #Doors.`);
    expect((await ask("library.get", {})).tags.map(({ name }) => name)).toContain("Doors");
  });

  test("[F140] places of quotations are believed only for the text that they were told of", async () => {
    const content = "They said no back doors at all, and so they said.";
    const hash = "1".repeat(64);
    const text = { content, hash, file: null, pages: [] };
    const lying = quoting("Back doors harm.", { text, exact: "no back doors" });
    const placed = (start: number, end: number): MapDocument => ({
      ...lying,
      quotations: lying.quotations.map((quotation) => ({ ...quotation, start, end, standing: "exact" as const })),
    });
    const kept = await documentOf(await importDocument(placed(20, 33), { duplicates: "both" }));
    expect(kept.sources[0]?.text?.hash).not.toBe(hash);
    expect(kept.quotations[0]).toMatchObject({ start: 10, end: 23, standing: "exact" });
    // Into a source of the library, whose text is another, they are found by their words.
    const first = quoting("Doors harm.", {
      containerTitle: "Paper",
      issued: "2017-03-26",
      title: "First",
      exact: "at all",
    });
    const linked = await documentOf(await importDocument(first, { duplicates: "link" }));
    expect(linked.sources[0]?.id).toBe("src1");
    expect(linked.quotations[0]).toMatchObject({ start: 24, end: 30, standing: "exact" });
    const absent = quoting("Doors heal.", {
      containerTitle: "Paper",
      issued: "2017-03-26",
      title: "First",
      exact: "entirely other words here",
    });
    const lost = await documentOf(await importDocument(absent, { duplicates: "link" }));
    expect(lost.quotations[0]).toMatchObject({ start: null, end: null, standing: "lost" });
  });
});

describe("what the library holds already", () => {
  const known = "Police need a way into encrypted messages.";

  test("[F131] is found by a claim's words, white space and encoding aside, and by a source's address, facts or text", async () => {
    const same = await readDocuments(
      mapOf("Same", ` Police  need a\nway into encrypted messages. `, "Attackers plan in encrypted chats."),
    );
    expect(same.items[0]?.map?.duplicates).toEqual({
      claims: 2,
      sources: 0,
      listed: [
        {
          of: "claim",
          id: "c1",
          words: known.replace("need a ", "need a\n").replace("Police ", "Police  "),
          recordId: "c1",
          recordWords: known,
          adds: false,
        },
        {
          of: "claim",
          id: "c2",
          words: "Attackers plan in encrypted chats.",
          recordId: "c2",
          recordWords: "Attackers plan in encrypted chats.",
          adds: false,
        },
      ],
    });
    const other = await readDocuments(mapOf("Other", known.toUpperCase(), `${known}.`));
    expect(other.items[0]?.map?.duplicates).toEqual({ claims: 0, sources: 0, listed: [] });
    await ask("source.edit", { sourceId: "src2", url: "http://www.example.org/trust/" });
    const sources: [Partial<DocumentSource>, string | null][] = [
      [{ url: "https://example.org/trust#part" }, "src2"],
      [{ title: "FIRST!", containerTitle: "paper", issued: "2017-03-26" }, "src1"],
      [{ title: "First", containerTitle: "Other", issued: "2017-03-26" }, null],
      [{ text: { content: "x", hash: "ab".repeat(32), file: null, pages: [] } }, "src1"],
      [{ title: null, label: "Untitled page", issued: "2015" }, "src2"],
    ];
    for (const [facts, recordId] of sources) {
      const { items } = await readDocuments(quoting("Not in the library.", facts));
      expect(items[0]?.map?.duplicates.listed.map((each) => each.recordId)).toEqual(
        recordId === null ? [] : [recordId],
      );
    }
  });

  test("[F131] tells whether merging would add anything; a claim that stands twice is two", async () => {
    const document = mapOf("Same", "A back door lets everybody in.", "A back door lets everybody in. ");
    const tagged = { ...document, claims: document.claims.map((claim) => ({ ...claim, tags: ["doors"] })) };
    const { items } = await readDocuments(tagged);
    expect(items[0]?.map?.duplicates.claims).toBe(1);
    expect(items[0]?.map?.duplicates.listed).toMatchObject([{ id: "c1", recordId: "c3", adds: true }]);
  });

  test("[F132] must be decided on: until then nothing is kept, and the import stays", async () => {
    const before = dumped();
    const state = await readDocuments(mapOf("Same", known, "A new one."), mapOf("New", "Another new one."));
    const items = state.items.map(({ itemId }) => ({ itemId, map: {} }));
    const message = await refused("import.keep", { jobId: state.jobId, items });
    expect(message).toMatch(/“Same” holds a claim that the library has already.*“link”.*“merge”.*“both”/);
    expect(dumped()).toEqual(before);
    expect((await keepAll(state, { duplicates: "link" })).mapIds).toHaveLength(2);
  });

  test("[F133] linked, stays as it is, with the arguments that it has; the debate's own maps come back so", async () => {
    await beginWith(seedRecords("2025-01-01T00:00:00.000Z"));
    const maps = await ask("maps.list", {});
    const originals = await Promise.all(maps.map(({ id }) => documentOf(id)));
    const before = dumped();
    const { mapIds } = await keepAll(await readDocuments(...originals), { duplicates: "link" });
    const after: Record<string, unknown> = { ...dumped() };
    for (const [table, rows] of Object.entries(before)) {
      if (["maps", "placements", "frames", "notes"].includes(table)) continue;
      expect([table, after[table]]).toEqual([table, rows]);
    }
    for (const [index, mapId] of mapIds.entries()) {
      const copy = await documentOf(mapId);
      expect(copy.title).toBe(`${originals[index]?.title} (2)`);
      expect(copy.claims).toEqual(originals[index]?.claims);
      expect(copy.inferences).toEqual(originals[index]?.inferences);
    }
    await ask("history.undo", {});
    expect(dumped()).toEqual(before);
  });

  test("[F134] merged, gets what only the file knows of it, and nothing twice", async () => {
    const about = { containerTitle: "Paper", issued: "2017-03-26", title: "First" };
    const document = quoting("A back door lets everybody in.", {
      ...about,
      url: "https://paper.example/first",
      exact: "at all",
    });
    const merging: MapDocument = {
      ...document,
      positions: [{ id: "a", name: "Security", look: null }],
      claims: document.claims.map((claim) => ({ ...claim, positionId: "a", tags: ["doors", "shared"] })),
      notes: [
        {
          id: "n",
          text: "A new note.",
          subject: { kind: "claim", id: "c1" },
          resolvedAt: null,
          createdAt: null,
          updatedAt: null,
        },
        {
          id: "m",
          text: "On the source.",
          subject: { kind: "source", id: "s" },
          resolvedAt: null,
          createdAt: null,
          updatedAt: null,
        },
      ],
    };
    for (let round = 0; round < 2; round += 1) await importDocument(merging, { duplicates: "merge" });
    const { claim, quotations, tags, notes } = await ask("claim.get", { claimId: "c3" });
    expect(claim.positionId).toBe("p1");
    expect(tags.map(({ tag }) => tag.name)).toEqual(["doors", "shared"]);
    expect(notes.map(({ text }) => text)).toEqual(["A new note."]);
    expect(quotations.map(({ quotation }) => quotation.exact).sort()).toEqual(["at all", "no back doors"]);
    const { source: merged, notes: onSource } = await ask("source.get", { sourceId: "src1" });
    expect(merged).toMatchObject({
      title: "First",
      url: "https://paper.example/first",
      authors: [{ literal: "Paper" }],
    });
    expect(onSource.map(({ text }) => text)).toEqual(["On the source."]);
  });

  test("[F134] merged, a source without a text gets the file's, and its own quotations their places", async () => {
    const text = {
      content: "In 2014 they said trust us, and never again that.",
      hash: "2".repeat(64),
      file: null,
      pages: [],
    };
    const document = quoting("Trust is good.", {
      title: null,
      label: "Untitled page",
      issued: "2015",
      text,
      exact: "never again",
    });
    await importDocument(document, { duplicates: "merge" });
    const { source: merged, quotations } = await ask("source.get", { sourceId: "src2" });
    expect(merged.hasText).toBe(true);
    expect(quotations.map(({ quotation }) => [quotation.exact, quotation.standing])).toEqual([
      ["trust us", "exact"],
      ["never again", "exact"],
      ["never again", "exact"],
    ]);
  });

  test("[F135] kept beside, is there twice, and the library's is as it was", async () => {
    const before = await ask("claim.get", { claimId: "c1" });
    const document = await documentOf("m1");
    const mapId = await importDocument(document, { duplicates: "both", title: "Beside" });
    const copy = await documentOf(mapId);
    expect(copy.title).toBe("Beside");
    expect(copy.claims.map(({ text }) => text)).toEqual(document.claims.map(({ text }) => text));
    expect(copy.claims.some(({ id }) => document.claims.some((claim) => claim.id === id))).toBe(false);
    expect(await ask("claim.get", { claimId: "c1" })).toEqual(before);
  });

  test("[F136] can be decided on one by one", async () => {
    const texts = ["A back door lets everybody in.", "Criminals would find the back door.", known];
    const document = mapOf("One by one", ...texts);
    const tagged = { ...document, claims: document.claims.map((claim) => ({ ...claim, tags: ["doors"] })) };
    const state = await readDocuments(tagged);
    const choices = [
      { of: "claim", id: "c1", choice: "both" },
      { of: "claim", id: "c2", choice: "merge" },
      { of: "claim", id: "c3", choice: "link" },
    ] as const;
    expect(
      await refused("import.keep", {
        jobId: state.jobId,
        items: [{ itemId: state.items[0]?.itemId ?? "", map: { choices: [...choices.slice(1)] } }],
      }),
    ).toMatch(/holds a claim/);
    const { mapIds } = await keepAll(state, { choices: [...choices] });
    const kept = await documentOf(mapIds[0] ?? "");
    expect(kept.claims.map(({ id }) => ["c3", "c4", "c1"].indexOf(id))).toEqual([-1, 1, 2]);
    expect(kept.claims.map(({ tags }) => tags)).toEqual([["doors"], ["doors"], ["shared"]]);
  });

  test("[F137] an argument that the library has between the same claims is that one, an undercut too", async () => {
    const document = await documentOf("m1");
    const before = (await ask("library.get", {})).counts;
    const kept = await documentOf(await importDocument(document, { duplicates: "link" }));
    expect(kept.inferences.map(({ id }) => id)).toEqual(["i1", "i2", "i3"]);
    expect((await ask("library.get", {})).counts).toMatchObject({
      claims: before.claims,
      inferences: before.inferences,
    });
  });
});

describe("what goes wrong", () => {
  test("[F144] hostile files are refused with the place, and the library is as it was, byte for byte", async () => {
    const before = dumped();
    const { text } = await writeMap("warrant", mapOf("Doors", "Keys open doors.", "Locks have keys."));
    const many = `{"format":"warrant-map","version":1,"claims":[${"{},".repeat(999_999)}{}]}`;
    const state = await readFiles({
      "cut.warrant.json": text.slice(0, -40),
      "deep.warrant.json": `{"format":"warrant-map","version":${"[".repeat(200_000)}`,
      "many.warrant.json": many,
      "newer.warrant.json": text.replace('"version": 1', '"version": 99'),
      "deep.canvas": `{"nodes":${"[".repeat(200_000)}`,
      "nan.canvas": '{"nodes":[{"id":"a","type":"text","text":"x","x":NaN,"y":0,"width":1,"height":1}]}',
    });
    for (const { fileName, status, error } of state.items) {
      expect([fileName, status, error?.code]).toEqual([fileName, "failed", "file-unreadable"]);
      expect(error?.message).toMatch(/Line \d+|version|map: |deep/i);
    }
    for (const { itemId } of state.items) {
      expect(await refused("import.keep", { jobId: state.jobId, items: [{ itemId, map: {} }] })).toMatch(
        /could not be read/,
      );
    }
    expect(dumped()).toEqual(before);
  });

  test("[F144] mutated files of every kind are read or refused, and whatever is read can be kept", async () => {
    const [document] = fc.sample(full, { numRuns: 1, seed: 2 });
    if (!document) throw new Error("no document");
    const files: Record<string, string> = {};
    for (const [format, name] of [
      ["warrant", "warrant.json"],
      ["aif", "aif.json"],
      ["argdown", "argdown"],
      ["json-canvas", "canvas"],
      ["sadface", "sadface.json"],
      ["kialo", "kialo.txt"],
      ["csv-claims", "claims.csv"],
      ["csv-links", "links.csv"],
    ] as const) {
      let number = 0;
      const { text } = await writeMap(format, document);
      for (const mutated of mutationsOf(text, 8, 4)) files[`${++number} of ${format}.${name}`] = mutated;
    }
    const state = await readFiles(files);
    const read = state.items.filter(({ map }) => map !== null);
    expect(read.length).toBeGreaterThan(20);
    for (const { error, map } of state.items) expect(map !== null || error?.code === "file-unreadable").toBe(true);
    const before = dumped();
    const items = read.map(({ itemId }) => ({ itemId, map: { duplicates: "both" as const } }));
    await ask("import.keep", { jobId: state.jobId, items });
    dumped();
    await ask("history.undo", {});
    expect(dumped()).toEqual(before);
  }, 120_000);

  test("[F143] a table of claims and the table of links between them are one map; others stay by themselves", async () => {
    const document = mapOf("Doors", "Keys open doors.", "Locks have keys.");
    const [claims, links] = [await writeMap("csv-claims", document), await writeMap("csv-links", document)];
    const state = await readFiles({
      "Doors.claims.csv": claims.text,
      "Doors.links.csv": links.text,
      "Notes.txt": "No map.",
    });
    expect(state.items.map(({ fileName, kind }) => [fileName, kind])).toEqual([
      ["Doors.claims.csv", "map"],
      ["Notes.txt", "text"],
    ]);
    expect(itemOf(state, "Doors.claims.csv").map?.counts).toMatchObject({ claims: 2, inferences: 1 });
    const alone = await readFiles({ "Doors.links.csv": links.text });
    expect(alone.items[0]?.map?.counts).toMatchObject({ claims: 2, inferences: 1 });
  });

  test("[F132] a map is no text and a text no map", async () => {
    const state = await readFiles({
      "Text.txt": "No map.",
      "Map.warrant.json": (await writeMap("warrant", mapOf("M", "x"))).text,
    });
    const [text, map] = [itemOf(state, "Text.txt").itemId, itemOf(state, "Map.warrant.json").itemId];
    const { jobId } = state;
    expect(await refused("import.keep", { jobId, items: [{ itemId: text, map: {} }] })).toMatch(/is no map/);
    expect(await refused("import.keep", { jobId, items: [{ itemId: map, sourceId: "src1" }] })).toMatch(/is a map/);
    expect(await refused("import.keep", { jobId, items: [{ itemId: map, facts: {} }] })).toMatch(/is a map/);
    expect(await refused("import.preview", { jobId, itemId: map, sourceId: "src1" })).toMatch(/is a map/);
  });
});

function folded(text: string): string {
  return text.replace(/\s+/g, " ");
}

async function until(jobId: string) {
  for (;;) {
    const state = await ask("import.get", { jobId });
    if (state.status === "ready") return state;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
