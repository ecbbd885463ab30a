import { describe, expect, onTestFinished, test } from "vitest";
import { succeed } from "../contract/suite-support.ts";
import { ask, world } from "./commands-fixture.ts";
import { attach, itemOf, readFiles, readToTheEnd, startImport } from "./import-steps.ts";
import { openWitness } from "./library-dump.ts";

const factsOf = async (sourceId: string) => (await ask("source.get", { sourceId })).source;

describe("a source's facts", () => {
  test("[I21] it is called by its title, else by the label given, else as untitled", async () => {
    const create = async (facts: { title?: string; label?: string; type?: string }) =>
      (await factsOf((await ask("source.create", facts)).sourceId)).label;
    expect(await create({ title: " Doors ", label: "Something else" })).toBe("Doors");
    expect(await create({ label: "A leaflet" })).toBe("A leaflet");
    expect(await create({})).toBe("Untitled article");
    expect(await create({ type: "webpage" })).toBe("Untitled page");
    expect(await create({ type: "something-new" })).toBe("Untitled source");
  });

  test("[I21] the label follows the title, and outlives it only as a label", async () => {
    const label = async () => (await factsOf("src2")).label;
    await ask("source.edit", { sourceId: "src2", title: "A title" });
    expect(await label()).toBe("A title");
    await ask("source.edit", { sourceId: "src2", label: "Not this" });
    expect(await label()).toBe("A title");
    await ask("source.edit", { sourceId: "src2", title: null });
    expect(await label()).toBe("Untitled page");
    await ask("source.edit", { sourceId: "src2", title: null, label: "Their page" });
    expect(await label()).toBe("Their page");
    await ask("source.edit", { sourceId: "src2", issued: "2016" });
    expect(await label()).toBe("Their page");
  });

  test("[I21] an edit that changes nothing leaves no trace", async () => {
    const before = await factsOf("src1");
    await ask("source.edit", {
      sourceId: "src1",
      title: "First",
      label: "Another",
      authors: [{ literal: "Paper" }],
      digest: ["It says one thing.", "It says another."],
    });
    expect(await factsOf("src1")).toEqual(before);
    expect(world.connection.events).toEqual([]);
  });
});

describe("deleting a source", () => {
  test("[I22] takes its quotations, notes and tags along, leaves the claims, and says so before", async () => {
    await ask("tag.add", { subject: { sourceId: "src2" }, name: "only here" });
    await ask("note.create", { subject: { quotationId: "q2" }, text: "On a quotation. #noted" });
    await ask("note.create", { subject: { sourceId: "src2" }, text: "On the source." });
    await ask("claim.quote", { claimId: "c4", quotationId: "q3" });
    // c1 is also said in the other source, c4 nowhere else.
    expect(await ask("source.deletionReport", { sourceId: "src2" })).toEqual({
      quotations: 2,
      notes: 2,
      claimsLeft: 1,
    });
    const witness = openWitness(world.libraryPath);
    onTestFinished(witness.close);
    const before = witness.dump();
    await ask("source.delete", { sourceId: "src2" });
    const after = witness.dump();
    const ids = (table: "sources" | "quotations" | "notes" | "claimQuotations" | "tags" | "claims" | "taggings") =>
      after[table].map(({ id }) => id);
    expect(ids("sources")).toEqual(["src1"]);
    expect(ids("quotations")).toEqual(["q1"]);
    expect(ids("notes")).toEqual(["n1", "n2", "n3", "n4"]);
    expect(ids("claimQuotations")).toEqual(["cq1", "cq3"]);
    expect(ids("tags")).toEqual(["t1", "t2"]);
    expect(ids("taggings")).toEqual(["tg1", "tg2", "tg3"]);
    expect(after.claims).toEqual(before.claims);
    expect(witness.faults()).toEqual([]);
    await ask("history.undo", {});
    expect(witness.dump()).toEqual(before);
  });
});

describe("sources as references", () => {
  const decode = ({ base64 }: { base64: string }) => Buffer.from(base64, "base64").toString("utf8");

  test("[I23] what is written is read again as the same sources", async () => {
    await ask("source.create", {
      title: "Keys – under doormats",
      type: "article-journal",
      containerTitle: "Cybersecurity",
      authors: [{ family: "Abelson", given: "Harold" }],
      issued: "2015-07",
      url: "https://example.org/keys",
    });
    for (const format of ["csl-json", "bibtex"] as const) {
      const file = await ask("sources.export", { format });
      const state = await readFiles({ [file.fileName]: decode(file) });
      const keys = state.items.find(({ facts }) => facts?.title === "Keys – under doormats");
      expect(keys?.sameAs).toMatchObject({ label: "Keys – under doormats" });
      expect(keys?.facts).toMatchObject({
        containerTitle: "Cybersecurity",
        authors: [{ family: "Abelson", given: "Harold" }],
        issued: "2015-07",
        url: "https://example.org/keys",
      });
      expect(state.items.map(({ sameAs }) => sameAs?.label)).toContain("First");
    }
  });

  test("[I23] only those asked for are written", async () => {
    const file = await ask("sources.export", { sourceIds: ["src1"], format: "csl-json" });
    expect(JSON.parse(decode(file))).toEqual([expect.objectContaining({ id: "src1", title: "First" })]);
  });
});

describe("while others wait", () => {
  /** Hundreds of quotations that a text words otherwise, each to be looked for far and wide. */
  async function quoteMuch(): Promise<string> {
    const words = (seed: number) =>
      Array.from({ length: 9 }, (_, at) => `word${(seed * 7_919 + at * 104_729) % 5_003}`).join(" ");
    const seeds = Array.from({ length: 200 }, (_, seed) => seed);
    for (const seed of seeds) {
      await ask("quotation.create", { sourceId: "src2", speakerId: "s1", exact: words(seed) });
    }
    return seeds.map((seed) => `${words(seed).replace("word", "other")} and ${words(seed + 10_000)}.`).join("\n");
  }

  test("[I24] commands are answered while files are read and passages are looked for", async () => {
    const text = await quoteMuch();
    const answered: string[] = [];
    const note = (name: string) => (answer: { readonly ok: boolean }) => answered.push(answer.ok ? name : "refused");
    const jobId = await startImport({ "Long.txt": text });
    await succeed(world.app.dispatch("maps.list", {})).then(() => answered.push("maps while reading"));
    const { status } = await ask("import.get", { jobId });
    if (status === "reading") answered.push("still reading");
    const state = await readToTheEnd(jobId);
    const { itemId } = itemOf(state, "Long.txt");
    await Promise.all([
      world.app.dispatch("import.preview", { jobId, itemId, sourceId: "src2" }).then(note("preview")),
      world.app.dispatch("maps.list", {}).then(note("maps while looking")),
    ]);
    expect(answered).toEqual(["maps while reading", "still reading", "maps while looking", "preview"]);
  });

  test("[I24] an edit made while a text is being kept is not lost, and each can be undone", async () => {
    const state = await readFiles({ "Long.txt": await quoteMuch() });
    const { itemId } = itemOf(state, "Long.txt");
    const keeping = ask("import.keep", { jobId: state.jobId, items: [{ itemId, sourceId: "src2" }] });
    await ask("source.edit", { sourceId: "src2", title: "Edited meanwhile" });
    const { reports } = await keeping;
    expect(reports[0]?.label).toBe("Edited meanwhile");
    expect(await factsOf("src2")).toMatchObject({ title: "Edited meanwhile", hasText: true });
    expect((await ask("history.undo", {})).label).toBe("Attach text");
    expect(await factsOf("src2")).toMatchObject({ title: "Edited meanwhile", hasText: false });
    await attach("src2", "Another text.");
  });
});
