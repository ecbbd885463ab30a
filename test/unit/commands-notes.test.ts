import { expect, test } from "vitest";
import type { NoteRow } from "#shared/contract/results/notes.ts";
import { linkTo } from "#shared/model/note-text.ts";
import { ask, refused, world } from "./commands-fixture.ts";

async function list(filters: Parameters<typeof ask<"notes.list">>[1] = {}): Promise<readonly NoteRow[]> {
  return (await ask("notes.list", filters)).rows;
}

async function rowOf(noteId: string): Promise<NoteRow> {
  const row = (await list()).find(({ note }) => note.id === noteId);
  if (!row) throw new Error(`there is no note ${noteId}`);
  return row;
}

async function write(subject: Parameters<typeof ask<"note.create">>[1]["subject"], text: string): Promise<string> {
  return (await ask("note.create", { subject, text })).noteId;
}

async function tagNames(): Promise<string[]> {
  return (await ask("library.get", {})).tags.map(({ name }) => name).sort();
}

test("[N34] a note can be written on each kind of thing, and the list says what it is about", async () => {
  const subjects = [
    [{ claimId: "c2" }, { kind: "claim", id: "c2", words: "Attackers plan in encrypted chats.", sourceId: null }],
    [
      { inferenceId: "i2" },
      {
        kind: "inference",
        id: "i2",
        words: "A back door lets everybody in. + Criminals would find the back door.",
        sourceId: null,
      },
    ],
    [{ quotationId: "q3" }, { kind: "quotation", id: "q3", words: "never again", sourceId: "src2" }],
    [{ mapId: "m2" }, { kind: "map", id: "m2", words: "One claim", sourceId: null }],
    [{ sourceId: "src2" }, { kind: "source", id: "src2", words: "Untitled page", sourceId: null }],
    [
      { sourceId: "src1", start: 10, end: 23 },
      { kind: "passage", id: "src1", words: "no back doors", sourceId: "src1" },
    ],
  ] as const;
  for (const [subject, about] of subjects) {
    const noteId = await write(subject, "Noted.");
    expect((await rowOf(noteId)).subject).toEqual(about);
  }
});

test("[N35] a passage is kept with its words, those around it and its place, without the blanks at its ends", async () => {
  const noteId = await write({ sourceId: "src1", start: 9, end: 24 }, "Which?");
  expect((await rowOf(noteId)).note).toMatchObject({
    sourceId: "src1",
    passage: {
      exact: "no back doors",
      prefix: "They said ",
      suffix: " at all.",
      start: 10,
      end: 23,
      standing: "exact",
    },
  });
});

test("[N35] a passage that is not there is refused, and says why", async () => {
  const on = (sourceId: string, start: number, end: number) =>
    refused("note.create", { subject: { sourceId, start, end }, text: "?" });
  expect(await on("src2", 0, 1)).toContain("has no text");
  expect(await on("src1", 5, 5)).toContain("outside");
  expect(await on("src1", 6, 5)).toContain("outside");
  expect(await on("src1", 0, 32)).toContain("outside");
  expect(await on("src1", 4, 5)).toContain("no words");
});

test("[N36] a note is resolved and opened again, which the history tells", async () => {
  await ask("note.edit", { noteId: "n1", resolved: true });
  const { note } = await rowOf("n1");
  expect(note.resolvedAt).toBe(note.updatedAt);
  expect((await list({ state: "resolved" })).map((row) => row.note.id)).toEqual(["n1"]);
  expect((await list({ state: "open" })).map((row) => row.note.id)).not.toContain("n1");
  await ask("note.edit", { noteId: "n1", resolved: true });
  expect((await rowOf("n1")).note).toEqual(note);
  await ask("note.edit", { noteId: "n1", resolved: false });
  expect((await rowOf("n1")).note.resolvedAt).toBeNull();
  expect(await ask("history.get", {})).toMatchObject({ undo: "Reopen note" });
  await ask("history.undo", {});
  expect((await rowOf("n1")).note).toEqual(note);
});

test("[N37] the tags of a note are those of its text, in the same change", async () => {
  const noteId = await write({ claimId: "c2" }, "#SHARED and #fresh");
  expect((await rowOf(noteId)).tags.map(({ name }) => name)).toEqual(["shared", "fresh"]);
  expect(await tagNames()).toEqual(["fresh", "lonely", "shared"]);
  await ask("note.edit", { noteId, text: "Only #other and #shared" });
  expect((await rowOf(noteId)).tags.map(({ name }) => name)).toEqual(["shared", "other"]);
  expect(await tagNames()).toEqual(["lonely", "other", "shared"]);
  await ask("history.undo", {});
  expect((await rowOf(noteId)).tags.map(({ name }) => name)).toEqual(["shared", "fresh"]);
  await ask("history.undo", {});
  expect(await tagNames()).toEqual(["lonely", "shared"]);
});

test("[N37] editing the words around them leaves a note's tags alone", async () => {
  const noteId = await write({ claimId: "c2" }, "Is it #fresh?");
  await ask("note.edit", { noteId, text: "It is #fresh." });
  const event = world.connection.events.at(-1);
  expect(event).toMatchObject({ payload: { diff: [{ table: "notes", id: noteId }] } });
});

test.each([
  ["claims.delete", { claimIds: ["c1"] }, { claimId: "c1" }],
  ["inferences.delete", { inferenceIds: ["i1"] }, { inferenceId: "i1" }],
  ["maps.delete", { mapIds: ["m1"] }, { mapId: "m1" }],
  ["quotation.delete", { quotationId: "q1" }, { quotationId: "q1" }],
] as const)("[N38] %s takes the notes along, with their tags", async (name, args, subject) => {
  const noteId = await write(subject, "#only-here and #shared");
  const answer = await world.app.dispatch(name, args);
  expect(answer).toMatchObject({ ok: true });
  expect((await list()).map(({ note }) => note.id)).not.toContain(noteId);
  expect(await tagNames()).not.toContain("only-here");
  expect(await tagNames()).toContain("shared");
  await ask("history.undo", {});
  expect((await rowOf(noteId)).tags.map((tag) => tag.name)).toEqual(["only-here", "shared"]);
});

test("[N38] deleting a note takes off its tags", async () => {
  const noteId = await write({ claimId: "c2" }, "#only-here #lonely");
  await ask("note.delete", { noteId });
  expect(await tagNames()).toEqual(["lonely", "shared"]);
});

test("[N39] a tag that stands in a note's text is taken off there", async () => {
  await write({ claimId: "c2" }, "#shared");
  const [event] = world.connection.events;
  const diff = event?.event === "changed" ? event.payload.diff : [];
  const taggingId = diff.find(({ table, after }) => table === "taggings" && after !== null)?.id ?? "";
  const answer = await world.app.dispatch("tag.remove", { taggingId });
  expect(answer).toMatchObject({ ok: false, error: { code: "rule", message: expect.stringContaining("note's text") } });
});

test("[N40] notes are narrowed by what they are about, tag and source", async () => {
  const onSource = await write({ sourceId: "src1" }, "On it. #shared");
  const onPassage = await write({ sourceId: "src1", start: 0, end: 4 }, "Who? #who");
  const elsewhere = await write({ sourceId: "src2" }, "Other.");
  const ids = async (filters: Parameters<typeof list>[0]) => (await list(filters)).map(({ note }) => note.id).sort();
  expect(await ids({ kinds: ["source"] })).toEqual([onSource, elsewhere].sort());
  expect(await ids({ kinds: ["passage", "claim"] })).toEqual([onPassage, "n1"].sort());
  expect(await ids({ sourceId: "src1" })).toEqual([onSource, onPassage, "n3"].sort());
  expect(await ids({ tagId: "t1" })).toEqual([onSource]);
  expect(await ids({ tagId: "t1", kinds: ["passage"] })).toEqual([]);
  expect(await ids({ sourceId: "src1", search: "who" })).toEqual([onPassage]);
});

test("[N41] any text searches notes, by the beginnings of words, and ids in links are not found", async () => {
  const link = linkTo({ kind: "claim", id: "c-right-to-be-told" }, "The label");
  const noteId = await write({ claimId: "c2" }, `Über ${link}, see`);
  const found = async (search: string) => (await list({ search })).map(({ note }) => note.id);
  expect(await found("uber")).toEqual([noteId]);
  expect(await found("labe")).toEqual([noteId]);
  expect(await found("right")).toEqual([]);
  expect(await found("told")).toEqual([]);
  for (const search of [`"`, "(", "NEAR(", "a AND", "*", "text:x", "\0", "^", "-"]) {
    expect(Array.isArray(await found(search))).toBe(true);
  }
  expect(await found("   ")).toHaveLength(5);
  expect(await found("?!")).toEqual([]);
});

test("[N42] the newest change comes first, and pages follow each other", async () => {
  await ask("note.edit", { noteId: "n3", text: "Checked." });
  const all = (await list()).map(({ note }) => note.id);
  expect(all[0]).toBe("n3");
  expect(all).toHaveLength(4);
  const page = await ask("notes.list", { offset: 1, limit: 2 });
  expect(page.total).toBe(4);
  expect(page.rows.map(({ note }) => note.id)).toEqual(all.slice(1, 3));
});

test("[N42] the list says where in it a note stands, under any filter", async () => {
  await ask("note.edit", { noteId: "n3", text: "Checked." });
  await ask("note.edit", { noteId: "n2", resolved: true });
  const all: readonly Parameters<typeof list>[0][] = [
    {},
    { state: "open" },
    { kinds: ["claim", "map"] },
    { search: "e" },
  ];
  for (const filters of all) {
    const { rows } = await ask("notes.list", { ...filters });
    for (const id of ["n1", "n2", "n3", "n4", "none"]) {
      const place = rows.findIndex(({ note }) => note.id === id);
      expect((await ask("notes.list", { ...filters, limit: 1, find: id })).foundAt).toBe(place < 0 ? null : place);
    }
  }
});
