import { createHash } from "node:crypto";
import { WarrantError } from "#shared/contract/errors.ts";
import type { NotesImport } from "#shared/contract/results/notes.ts";
import { Losses } from "#shared/formats/losses.ts";
import { readWebAnnotations } from "#shared/formats/web-annotations/read.ts";
import type { ReadPassage } from "#shared/formats/web-annotations/read-targets.ts";
import { tagsOf } from "#shared/model/note-text.ts";
import type { Note, Passage } from "#shared/model/records.ts";
import { type CommandContext, edit } from "./context.ts";
import { createMatcher, type MatchedSubject } from "./matching-annotations.ts";
import { createPlacing, type ResolutionsByText, resolvePassages } from "./placing-passages.ts";
import { tagNamer, tagNote } from "./tagging.ts";

/**
 * Web Annotations as notes, in one change. A note that the library holds stays as
 * it is; the same annotation read again is the same note. Throws
 * `file-unreadable` for what is no such file.
 */
export async function importNotes(context: CommandContext, json: string): Promise<NotesImport> {
  const file = readWebAnnotations(json);
  if (!file.ok) throw new WarrantError("file-unreadable", file.message);
  const resolutions: ResolutionsByText = new Map();
  const { library } = context;
  const sourceFacts = () => library.queries.sourceFacts();
  const foreseen = createMatcher(library.read, sourceFacts);
  const subjects = file.notes.flatMap((read) => foreseen(read, new Losses()) ?? []);
  await resolvePassages(library.read, subjects, resolutions);

  const losses = new Losses();
  for (const { what, where, count } of file.losses) losses.add(what, where, count);
  const result = edit(context, "Import notes", (tx) => {
    const match = createMatcher(tx, sourceFacts);
    const passageIn = createPlacing(tx, resolutions);
    const tagNamed = tagNamer(tx);
    const done = new Set<string>();
    let [notes, known] = [0, 0];
    for (const read of file.notes) {
      const id = read.noteId ?? idOf(read.key);
      if (done.has(id)) {
        losses.add("annotations that stand in the file more than once", read.where);
        continue;
      }
      done.add(id);
      if (tx.get("notes", id)) {
        known += 1;
        continue;
      }
      const subject = match(read, losses);
      if (subject === null) continue;
      const createdAt = read.createdAt ?? tx.now;
      tx.insert("notes", {
        id,
        ...columnsOf(subject, passageIn),
        text: read.text,
        resolvedAt: read.resolvedAt,
        createdAt,
        updatedAt: read.updatedAt ?? createdAt,
      });
      tagNote(tx, id, tagsOf(read.text), tagNamed);
      notes += 1;
    }
    return { notes, known };
  });
  return { ...result, losses: losses.list() };
}

type SubjectColumns = Pick<Note, "claimId" | "inferenceId" | "quotationId" | "mapId" | "sourceId" | "passage">;

function columnsOf(
  subject: MatchedSubject,
  passageIn: (sourceId: string, passage: ReadPassage) => Passage,
): SubjectColumns {
  const nothing = { claimId: null, inferenceId: null, quotationId: null, mapId: null, sourceId: null, passage: null };
  switch (subject.kind) {
    case "claim":
      return { ...nothing, claimId: subject.id };
    case "inference":
      return { ...nothing, inferenceId: subject.id };
    case "quotation":
      return { ...nothing, quotationId: subject.id };
    case "map":
      return { ...nothing, mapId: subject.id };
    case "source":
      return { ...nothing, sourceId: subject.id };
    case "passage":
      return { ...nothing, sourceId: subject.sourceId, passage: passageIn(subject.sourceId, subject.passage) };
  }
}

/** The id of a note that is made of an annotation of another program's: the same for the same annotation. */
function idOf(key: string): string {
  const hash = createHash("sha256").update(`annotation ${key}`).digest("hex");
  // A UUID of version 8, made of a hash (RFC 9562, 5.8).
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
