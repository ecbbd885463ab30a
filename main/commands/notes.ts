import type { Edit } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import { tagsOf } from "#shared/model/note-text.ts";
import { limits, type Note, type Passage } from "#shared/model/records.ts";
import { contextOf } from "#shared/quoting/resolve.ts";
import { type CommandContext, edit, type Handlers, need, patchRecord, refuse } from "./context.ts";
import { deleteNotes } from "./deleting-notes.ts";
import { exportNotes } from "./exporting-notes.ts";
import { importNotes } from "./importing-notes.ts";
import { tagNamer, tagNote } from "./tagging.ts";

type NoteCommand = "notes.list" | "notes.export" | "notes.import" | "note.create" | "note.edit" | "note.delete";

/** Annotations on claims, inferences, quotations, maps, sources and passages of them. */
export const noteHandlers: Handlers<NoteCommand> = {
  "notes.list": ({ library }, args) => library.queries.listNotes(args),
  "notes.export": ({ library }, filters) => exportNotes(library, filters),
  "notes.import": (context, { json }) => importNotes(context, json),

  "note.create": (context, { subject, text }) =>
    edit(context, "Write note", (tx) => {
      const noteId = tx.newId("notes");
      tx.insert("notes", {
        id: noteId,
        ...columnsOf(tx, subject),
        text,
        resolvedAt: null,
        createdAt: tx.now,
        updatedAt: tx.now,
      });
      tagNote(tx, noteId, tagsOf(text), tagNamer(tx));
      return { noteId };
    }),

  "note.edit": editNote,

  "note.delete": (context, { noteId }) => {
    edit(context, "Delete note", (tx) => {
      need(tx, "notes", noteId);
      deleteNotes(tx, [noteId]);
    });
    return null;
  },
};

function editNote(context: CommandContext, { noteId, text, resolved }: CheckedArguments<"note.edit">): null {
  const resolving = resolved ? "Resolve note" : "Reopen note";
  edit(context, text === undefined && resolved !== undefined ? resolving : "Edit note", (tx) => {
    const { resolvedAt } = need(tx, "notes", noteId);
    const isOther = resolved !== undefined && resolved !== (resolvedAt !== null);
    patchRecord(tx, "notes", noteId, { text, resolvedAt: isOther ? (resolved ? tx.now : null) : undefined });
    if (text !== undefined) tagNote(tx, noteId, tagsOf(text), tagNamer(tx));
  });
  return null;
}

type Subject = CheckedArguments<"note.create">["subject"];
type SubjectColumns = Pick<Note, "claimId" | "inferenceId" | "quotationId" | "mapId" | "sourceId" | "passage">;

const onNothing: SubjectColumns = {
  claimId: null,
  inferenceId: null,
  quotationId: null,
  mapId: null,
  sourceId: null,
  passage: null,
};

/** What a note is about, as its columns say it. Throws `not-found`, and `rule` for a passage that is not there. */
function columnsOf(tx: Edit, subject: Subject): SubjectColumns {
  if ("claimId" in subject) need(tx, "claims", subject.claimId);
  else if ("inferenceId" in subject) need(tx, "inferences", subject.inferenceId);
  else if ("quotationId" in subject) need(tx, "quotations", subject.quotationId);
  else if ("mapId" in subject) need(tx, "maps", subject.mapId);
  else {
    const { sourceId } = subject;
    const { text } = need(tx, "sources", sourceId);
    return { ...onNothing, sourceId, passage: "start" in subject ? passageOf(text, subject.start, subject.end) : null };
  }
  return { ...onNothing, ...subject };
}

/** The passage between two places of a source's text, without the white space at its ends. Throws `rule`. */
function passageOf(text: string | null, from: number, to: number): Passage {
  if (text === null)
    throw refuse("This source has no text, so that no passage of it can be marked. Add its text first.");
  if (from >= to || to > text.length) {
    throw refuse("That passage lies outside the source's text. Select the words again.");
  }
  const words = text.slice(from, to);
  const exact = words.trim();
  if (exact === "") throw refuse("There are no words in that passage. Select the words that the note is about.");
  const start = from + words.indexOf(exact);
  const end = start + exact.length;
  if (!exact.isWellFormed()) throw refuse("That passage cuts a character in two. Select whole characters.");
  if (exact.length > limits.quotationExact) {
    const most = limits.quotationExact.toLocaleString("en-GB");
    throw refuse(`That passage is longer than ${most} characters. Select less, or write the note on the source.`);
  }
  return { exact, ...contextOf(text, start, end), start, end, standing: "exact" };
}
