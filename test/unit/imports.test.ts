import { existsSync, readdirSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { expectRefusal, succeed } from "../contract/suite-support.ts";
import { temporaryFolder } from "../contract/transports.ts";
import { ask, beginWith, refused, world } from "./commands-fixture.ts";
import { itemOf, readFiles, readToTheEnd, startImport } from "./import-steps.ts";

const filler = "Much else was said that day, of which nobody kept a word. ".repeat(20);
/** Holds both quotations of the fixture's second source. */
const ofSecond = `${filler}“You can trust us,” they wrote. ${filler} It was to be never again, they added.`;

/** Temporary files that this process holds for windows. */
function heldFiles(): string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(`warrant-received-${process.pid}-`))
    .flatMap((name) => readdirSync(join(tmpdir(), name)));
}

describe("reading files", () => {
  test("[I7] what is in them is shown, and one that cannot be read stops no other", async () => {
    const page =
      "<!doctype html><html><head><title>Doors</title></head><body><article><h1>Doors</h1>" +
      `${"<p>A door is a thing that opens, and sometimes closes, as doors do.</p>".repeat(8)}</article></body></html>`;
    const state = await readFiles({ "Empty.txt": "", "Doors.html": page, "Bad.pdf": "%PDF-1.7 and no more" });
    expect(state.items.map(({ fileName, status, kind }) => ({ fileName, status, kind }))).toEqual([
      { fileName: "Empty.txt", status: "failed", kind: null },
      { fileName: "Doors.html", status: "ready", kind: "text" },
      { fileName: "Bad.pdf", status: "failed", kind: null },
    ]);
    for (const name of ["Empty.txt", "Bad.pdf"]) {
      expect(itemOf(state, name).error).toEqual({ code: "file-unreadable", message: expect.stringMatching(/\w/) });
    }
    const item = itemOf(state, "Doors.html");
    expect(item).toMatchObject({ size: Buffer.byteLength(page), progress: 1, error: null, facts: { title: "Doors" } });
    expect(item.text).toMatchObject({ pages: 0, beginning: expect.stringContaining("A door is a thing") });
    expect(world.log).toEqual([]);
  });

  test("[I7] windows are told when a job gets further, and that it is done", async () => {
    const told: string[] = [];
    onTestFinished(
      world.app.subscribe(({ event, payload }) => {
        if (event === "import") told.push(payload.jobId);
      }),
    );
    const jobId = await startImport({ "One.txt": ofSecond });
    await readToTheEnd(jobId);
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0));
    expect(new Set(told)).toEqual(new Set([jobId]));
  });

  test("[I7] a file that was never received, or is another job's, begins nothing and keeps none of the others", async () => {
    const { fileId } = await succeed(world.connection.sendFile("One text."));
    const files = [
      { fileId, name: "One.txt" },
      { fileId: "nobody", name: "Two.txt" },
    ];
    expectRefusal(await world.app.dispatch("import.start", { files }), "not-found");
    await vi.waitFor(() => expect(heldFiles()).toEqual([]));
    expectRefusal(await world.app.dispatch("import.start", { files: files.slice(0, 1) }), "not-found");
  });

  test("[I7] a file that has gone since it was handed over by its path is one that cannot be read", async () => {
    const folder = temporaryFolder();
    onTestFinished(folder.remove);
    const path = join(folder.path, "Gone.txt");
    await writeFile(path, "Here for a moment.");
    const { fileId } = await succeed(world.app.receive({ path }));
    await rm(path);
    const { jobId } = await ask("import.start", { files: [{ fileId, name: "Gone.txt" }] });
    expect(itemOf(await readToTheEnd(jobId), "Gone.txt")).toMatchObject({
      status: "failed",
      error: { code: "file-unreadable" },
    });
    expect(world.log).toEqual([]);
  });

  test("[I1] received bytes are gone from the disk once they are read; a person's own file stays", async () => {
    const folder = temporaryFolder();
    onTestFinished(folder.remove);
    const path = join(folder.path, "Mine.txt");
    await writeFile(path, "Mine to keep.");
    const { fileId } = await succeed(world.app.receive({ path }));
    const { jobId } = await ask("import.start", { files: [{ fileId, name: "Mine.txt" }] });
    await readToTheEnd(jobId);
    await readFiles({ "Theirs.txt": "Sent as bytes." });
    expect(heldFiles()).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });

  test("[I11] an import that is ended while it reads leaves nothing behind", async () => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.txt`, `${at}. ${ofSecond}`]));
    const jobId = await startImport(files);
    await ask("import.end", { jobId });
    expectRefusal(await world.app.dispatch("import.get", { jobId }), "not-found");
    expectRefusal(await world.app.dispatch("import.end", { jobId }), "not-found");
    await vi.waitFor(() => expect(heldFiles()).toEqual([]), { timeout: 20_000, interval: 50 });
    expect(world.connection.events).toEqual([]);
    expect(world.log).toEqual([]);
  });
});

describe("recognising", () => {
  test("[I8] the quotations say whose text it is, whatever the file is called", async () => {
    const state = await readFiles({ "First.txt": ofSecond });
    expect(itemOf(state, "First.txt")).toMatchObject({
      sameAs: null,
      matches: [
        {
          sourceId: "src2",
          label: "Untitled page",
          hasText: false,
          outcomes: { exact: 2, moved: 0, reworded: 0, meaning: 0, lost: 0 },
        },
      ],
    });
  });

  test("[I8] one short phrase in common makes no match", async () => {
    const state = await readFiles({ "Other.txt": `${filler} They say trust us. ${filler}` });
    expect(itemOf(state, "Other.txt").matches).toEqual([]);
  });

  test("[I8] the one whose quotations it holds more of comes first; one that has a text already is said to", async () => {
    const record = { prefix: "", suffix: "", start: null, end: null, date: null, role: null } as const;
    const source = (id: string, text: string | null) => ({
      id,
      type: "article",
      title: id,
      label: id,
      containerTitle: null,
      authors: [],
      issued: null,
      issuedBasis: null,
      url: null,
      accessed: null,
      digest: [],
      text,
      textHash: text === null ? null : "ab".repeat(32),
      file: null,
      pages: [],
      createdAt: "2026-01-01T00:00:00.000Z",
      updatedAt: "2026-01-01T00:00:00.000Z",
    });
    const words = ["the first thing that was said", "the second thing that was said", "the third thing that was said"];
    const quotation = (id: string, sourceId: string, exact: string) => ({
      ...record,
      id,
      sourceId,
      speakerId: "s",
      exact,
      standing: "unattached" as const,
    });
    await beginWith({
      speakers: [{ id: "s", kind: "person", name: "S", role: null, organisation: null }],
      sources: [source("half", null), source("whole", "An earlier text."), source("none", null)],
      quotations: [
        quotation("h1", "half", words[0] ?? ""),
        quotation("h2", "half", "what is not in there at all"),
        quotation("w1", "whole", words[1] ?? ""),
        quotation("w2", "whole", words[2] ?? ""),
        quotation("n1", "none", "nor is this in there"),
      ],
    });
    const state = await readFiles({ "x.txt": `${filler}${words.join(", and then ")}. ${filler}` });
    expect(itemOf(state, "x.txt").matches.map(({ sourceId, hasText }) => ({ sourceId, hasText }))).toEqual([
      { sourceId: "whole", hasText: true },
      { sourceId: "half", hasText: false },
    ]);
  });

  test("[I8] a source without text and quotations is known by its facts", async () => {
    const { sourceId } = await ask("source.create", { title: "On doors that were left open" });
    const page = `<title>On doors that were left open</title><article>${"<p>A door that somebody has left open lets the wind in.</p>".repeat(9)}</article>`;
    const state = await readFiles({ "saved.html": page });
    expect(itemOf(state, "saved.html").matches.map((match) => match.sourceId)).toEqual([sourceId]);
  });

  test("[I9] a text or file that is in the library already is said to be", async () => {
    const first = await readFiles({ "One.txt": ofSecond });
    const { itemId } = itemOf(first, "One.txt");
    await ask("import.keep", { jobId: first.jobId, items: [{ itemId, sourceId: "src2" }] });
    const again = await readFiles({ "Same file.txt": ofSecond, "Same text.txt": `\uFEFF${ofSecond}\n\n` });
    for (const name of ["Same file.txt", "Same text.txt"]) {
      expect(itemOf(again, name).sameAs).toEqual({ sourceId: "src2", label: "Untitled page" });
    }
    // What has changed meanwhile is known.
    await ask("history.undo", {});
    expect(itemOf(await readFiles({ "x.txt": ofSecond }), "x.txt").sameAs).toBeNull();
  });

  test("[I9] of two files with the same text, one says so", async () => {
    const state = await readFiles({ "One.txt": ofSecond, "Two.txt": ofSecond });
    const warnings = state.items.flatMap((item) => item.warnings.map((warning) => [item.fileName, warning]));
    expect(warnings).toHaveLength(1);
    expect(warnings.flat().join(" ")).toMatch(/One\.txt/);
    expect(warnings.flat().join(" ")).toMatch(/Two\.txt/);
  });

  test("[I10] each reference of a list is an item, those that are there already are said to be", async () => {
    await ask("source.create", { title: "Keys under doormats", url: "https://doi.org/10.1093/cybsec/tyv009" });
    await ask("source.create", { title: "Going dark", issued: "2014-10" });
    const entry = (id: string, title: string, year: number, more = {}) => ({
      id,
      type: "article-journal",
      title,
      issued: { "date-parts": [[year]] },
      ...more,
    });
    const list = [
      entry("a", "Another title of it", 2015, { DOI: "10.1093/CYBSEC/tyv009" }),
      entry("b", "Going Dark", 2014),
      entry("c", "Going dark", 2020),
      entry("d", "Elsewhere", 2014),
    ];
    const state = await readFiles({ "list.json": JSON.stringify(list) });
    expect(state.items.map(({ kind, facts, sameAs }) => [kind, facts?.title, sameAs?.label ?? null])).toEqual([
      ["reference", "Another title of it", "Keys under doormats"],
      ["reference", "Going Dark", "Going dark"],
      ["reference", "Going dark", null],
      ["reference", "Elsewhere", null],
    ]);
    expect(new Set(state.items.map(({ itemId }) => itemId)).size).toBe(4);
  });
});

describe("keeping", () => {
  test("[I13] a new source gets the facts given, the text, and whence it came", async () => {
    const state = await readFiles({ "Doors.md": "# Doors\n\nA door is open.\n\nAnother is not." });
    const { itemId } = itemOf(state, "Doors.md");
    const facts = { title: "Of doors", type: "webpage", issued: "2020" };
    const kept = await ask("import.keep", { jobId: state.jobId, items: [{ itemId, facts }] });
    expect(kept.reports).toEqual([]);
    const sourceId = kept.sourceIds[0] ?? "";
    const text = await ask("source.text", { sourceId });
    expect(text?.text.split("\n")).toEqual(["Doors", "A door is open.", "Another is not."]);
    expect(text?.file).toEqual({ name: "Doors.md", size: 41, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await ask("source.get", { sourceId })).source).toMatchObject({
      ...facts,
      label: "Of doors",
      hasText: true,
    });
    expectRefusal(await world.app.dispatch("import.get", { jobId: state.jobId }), "not-found");
  });

  test("[I13] pasted text leaves no file's name", async () => {
    const state = await readFiles({ "Pasted text": ofSecond }, true);
    const [item] = state.items;
    const { sourceIds } = await ask("import.keep", {
      jobId: state.jobId,
      items: [{ itemId: item?.itemId ?? "", facts: { title: "Pasted" } }],
    });
    expect((await ask("source.text", { sourceId: sourceIds[0] ?? "" }))?.file).toBeNull();
  });

  test("[I12] one refusal refuses all, and the import stays for another try", async () => {
    const state = await readFiles({ "One.txt": ofSecond, "Two.txt": filler, "Bad.pdf": "%PDF-1.7 and no more" });
    const { jobId } = state;
    const [one = "", two = "", bad = ""] = state.items.map(({ itemId }) => itemId);
    const facts = { title: "New" };
    expect(
      await refused("import.keep", {
        jobId,
        items: [
          { itemId: one, facts },
          { itemId: bad, facts },
        ],
      }),
    ).toMatch(/Bad\.pdf/);
    await refused("import.keep", {
      jobId,
      items: [
        { itemId: one, facts },
        { itemId: one, sourceId: "src2" },
      ],
    });
    await refused("import.keep", {
      jobId,
      items: [
        { itemId: one, sourceId: "src2" },
        { itemId: two, sourceId: "src2" },
      ],
    });
    for (const wrong of [
      { itemId: one, sourceId: "nobody" },
      { itemId: "nobody", sourceId: "src2" },
    ]) {
      expectRefusal(
        await world.app.dispatch("import.keep", { jobId, items: [{ itemId: two, facts }, wrong] }),
        "not-found",
      );
    }
    expect(world.connection.events).toEqual([]);
    const items = [
      { itemId: one, sourceId: "src2" },
      { itemId: two, facts },
    ];
    await ask("import.keep", { jobId, items });
    expect(world.connection.events).toMatchObject([
      { event: "changed", payload: { label: "Add source and attach text" } },
    ]);
  });

  test("[I12] what is being kept is neither kept again nor ended", async () => {
    const state = await readFiles({ "One.txt": ofSecond });
    const items = state.items.map(({ itemId }) => ({ itemId, sourceId: "src2" }));
    const first = world.app.dispatch("import.keep", { jobId: state.jobId, items });
    const others = [
      world.app.dispatch("import.keep", { jobId: state.jobId, items }),
      world.app.dispatch("import.end", { jobId: state.jobId }),
    ];
    expect((await first).ok).toBe(true);
    for (const other of await Promise.all(others)) expect(other.ok).toBe(false);
    expect(world.connection.events).toHaveLength(1);
  });

  test("[I12] a reference has no text to attach", async () => {
    const list = JSON.stringify([{ id: "a", type: "book", title: "Doors" }]);
    const state = await readFiles({ "list.json": list });
    const items = state.items.map(({ itemId }) => ({ itemId, sourceId: "src2" }));
    expect(await refused("import.keep", { jobId: state.jobId, items })).toMatch(/reference/);
  });
});
