import { expect, test } from "vitest";
import type { NoteRow, NotesImport } from "#shared/contract/results/notes.ts";
import type { RecordSet } from "#shared/contract/results.ts";
import { linkTo } from "#shared/model/note-text.ts";
import { fixture } from "../contract/fixture.ts";
import { ask, beginWith, world } from "./commands-fixture.ts";
import { mutated } from "./mutations.ts";

const [first, second] = fixture.sources;
const face = "\u{1F600}";
/** A text in which code points and code units count differently. */
const text = `${face} They said no back doors. ${face} They wrote: no back doors.`;

/** The fixture with another text of its first source. */
function withText(newText: string, textHash: string): RecordSet {
  return { ...fixture, sources: [{ ...first, text: newText, textHash }, second] };
}

async function notes(): Promise<readonly NoteRow[]> {
  return (await ask("notes.list", {})).rows;
}

/** Notes on all kinds of things, some of them with links, tags, and resolved. */
async function writeNotes(): Promise<void> {
  const link = linkTo({ kind: "claim", id: "c1" }, "Police need a way");
  const subjects = [
    { claimId: "c2" },
    { inferenceId: "i2" },
    { quotationId: "q3" },
    { mapId: "m2" },
    { sourceId: "src2" },
    { sourceId: "src1", start: text.lastIndexOf("no back"), end: text.length - 1 },
  ];
  for (const [index, subject] of subjects.entries()) {
    const { noteId } = await ask("note.create", { subject, text: `Note ${index}: ${link} #shared #n${index}` });
    if (index % 2 === 0) await ask("note.edit", { noteId, resolved: true });
  }
}

async function exported(): Promise<string> {
  return Buffer.from((await ask("notes.export", {})).base64, "base64").toString();
}

async function importing(json: unknown): Promise<NotesImport> {
  return ask("notes.import", { json: typeof json === "string" ? json : JSON.stringify(json) });
}

/** What remains of the rows in a library that gives tags other ids. */
function lasting(rows: readonly NoteRow[]) {
  return rows
    .map(({ note, subject, tags }) => ({ note, subject, tags: tags.map(({ name }) => name).sort() }))
    .sort((a, b) => a.note.id.localeCompare(b.note.id));
}

test("[N45] notes go to another library with the same records as they were, ids and all", async () => {
  await beginWith(withText(text, "cd".repeat(32)));
  await writeNotes();
  const before = lasting(await notes());
  const file = await exported();
  await beginWith({ ...withText(text, "cd".repeat(32)), notes: [] });
  expect(await importing(file)).toEqual({ notes: before.length, known: 0, losses: [] });
  expect(lasting(await notes())).toEqual(before);
});

test("[N50] what the library holds already is left as it is, however often it is imported", async () => {
  await beginWith(withText(text, "cd".repeat(32)));
  await writeNotes();
  const before = await notes();
  const events = world.connection.events.length;
  expect(await importing(await exported())).toMatchObject({ notes: 0, known: before.length, losses: [] });
  expect(await notes()).toEqual(before);
  expect(world.connection.events).toHaveLength(events);

  const foreign = { id: "https://a.example/1", type: "Annotation", bodyValue: "Hm.", target: "urn:warrant:map:m1" };
  expect(await importing([foreign])).toMatchObject({ notes: 1, known: 0 });
  expect(await importing([foreign, foreign])).toEqual({
    notes: 0,
    known: 1,
    losses: [{ what: "annotations that stand in the file more than once", count: 1, where: "[1]" }],
  });
});

test("[N46] a passage has the hash of its text, and a place in code points", async () => {
  await beginWith(withText(text, "cd".repeat(32)));
  const start = text.lastIndexOf("no back");
  await ask("note.create", { subject: { sourceId: "src1", start, end: start + 13 }, text: "Here." });
  const items: unknown[] = JSON.parse(await exported()).first.items;
  expect(items[0]).toMatchObject({
    target: {
      type: "SpecificResource",
      source: { id: "urn:warrant:source:src1", label: "First" },
      selector: [
        { type: "TextQuoteSelector", exact: "no back doors", suffix: "." },
        { type: "TextPositionSelector", start: start - 2, end: start + 13 - 2 },
      ],
      "warrant:textHash": "cd".repeat(32),
    },
  });
});

test.each([
  ["moved", `Before it all. ${text}`, "exact"],
  ["worded otherwise", text.replaceAll("no back doors", "no back door"), "reworded"],
  ["not there", "Something else entirely was printed on that page.", "lost"],
])("[N51] a passage that is %s in the text that is here is kept so", async (_name, otherText, standing) => {
  await beginWith(withText(text, "cd".repeat(32)));
  const start = text.lastIndexOf("no back");
  const { noteId } = await ask("note.create", {
    subject: { sourceId: "src1", start, end: start + 13 },
    text: "Here.",
  });
  const file = await exported();
  await beginWith({ ...withText(otherText, "ef".repeat(32)), notes: [] });
  await importing(file);
  const passage = (await notes()).find(({ note }) => note.id === noteId)?.note.passage;
  const place = otherText.lastIndexOf("no back doors");
  expect(passage).toMatchObject({
    exact: "no back doors",
    standing,
    start: standing === "exact" ? place : null,
    end: standing === "exact" ? place + 13 : null,
  });
});

test("[N51] a passage of a source without text waits for it", async () => {
  await importing([
    {
      type: "Annotation",
      bodyValue: "Here.",
      target: { source: { label: "untitled  PAGE" }, selector: { type: "TextQuoteSelector", exact: "trust us" } },
    },
  ]);
  expect((await notes())[0]).toMatchObject({
    subject: { kind: "passage", id: "src2" },
    note: { passage: { exact: "trust us", standing: "unattached", start: null } },
  });
});

test("[N47] annotations of other programs find their source by address or title, else are told", async () => {
  await beginWith({ ...fixture, sources: [{ ...first, url: "https://www.paper.example/first/" }, second] });
  const quote = { type: "TextQuoteSelector", exact: "no back doors", prefix: "said ", suffix: " at" };
  const on = (source: unknown) => ({ type: "Annotation", bodyValue: "Hm.", target: { source, selector: [quote] } });
  const result = await importing([
    { ...on("http://paper.example/first#top"), id: "a" },
    { ...on("https://paper.example/other"), id: "b" },
    { id: "c", uri: "https://elsewhere.example", document: { title: ["First"] }, text: "By title.", target: [] },
    {
      id: "d",
      type: "Annotation",
      bodyValue: "Gone.",
      target: { id: "urn:warrant:claim:gone", label: "No such claim." },
    },
    {
      id: "e",
      type: "Annotation",
      bodyValue: "By words.",
      target: { id: "urn:warrant:claim:gone", label: "A back door lets everybody in." },
    },
    { id: "f", type: "Annotation", bodyValue: "Two.", target: ["https://paper.example/first", "https://b.example"] },
  ]);
  expect(result).toEqual({
    notes: 4,
    known: 0,
    losses: [
      {
        what: "annotations of pages that are no source of this library: add the source, then import again",
        count: 1,
        where: "[1].target",
      },
      { what: "notes on claims that are not in this library", count: 1, where: "[3].target" },
      { what: "further things that one annotation is about", count: 1, where: "[5].target[1]" },
    ],
  });
  const about = (await notes()).map(({ note, subject }) => [note.text, subject.kind, subject.id]);
  expect(about).toEqual(
    expect.arrayContaining([
      ["Hm.", "passage", "src1"],
      ["By title.", "source", "src1"],
      ["By words.", "claim", "c3"],
      ["Two.", "source", "src1"],
    ]),
  );
});

test("[N52] an import is one change, which undo takes back whole", async () => {
  const before = await ask("library.get", {});
  await importing([
    { id: "a", type: "Annotation", bodyValue: "#new-tag", target: "urn:warrant:map:m1" },
    { id: "b", type: "Annotation", bodyValue: "#new-tag again", target: "urn:warrant:claim:c1" },
  ]);
  expect(await ask("history.get", {})).toEqual({ undo: "Import notes", redo: null });
  expect((await ask("library.get", {})).tags.map(({ name }) => name)).toContain("new-tag");
  await ask("history.undo", {});
  expect((await ask("library.get", {})).counts).toEqual(before.counts);
});

test("[N49] what is no file of annotations is refused with what to do", async () => {
  const answer = await world.app.dispatch("notes.import", { json: "{" });
  expect(answer).toMatchObject({ ok: false, error: { code: "file-unreadable" } });
});

test("[N49] files changed at random bring notes or are refused, and the library stays sound", async () => {
  await beginWith(withText(text, "cd".repeat(32)));
  await writeNotes();
  const file = await exported();
  await beginWith({ ...fixture, notes: [] });
  for (const damaged of mutated(file, 500, 11)) {
    const answer = await world.app.dispatch("notes.import", { json: damaged });
    if (answer.ok) continue;
    expect(answer.error).toMatchObject({ code: "file-unreadable" });
  }
  for (const { note, subject } of await notes()) {
    expect(note.text.trim()).not.toBe("");
    expect(subject.words).not.toBe("");
  }
});
