import { z } from "zod";
import { idSchema, noteTextSchema, tagNameSchema } from "../../model/records.ts";
import type { NoteList, NotesExport, NotesImport } from "../results/notes.ts";
import { command } from "./define.ts";

const noteSubject = z.union([
  z.strictObject({ claimId: idSchema }),
  z.strictObject({ inferenceId: idSchema }),
  z.strictObject({ quotationId: idSchema }),
  z.strictObject({ mapId: idSchema }),
  z.strictObject({ sourceId: idSchema }),
  /** A passage of the source's text, in UTF-16 code units. */
  z.strictObject({ sourceId: idSchema, start: z.int().min(0), end: z.int().min(1) }),
]);
const tagSubject = z.union([z.strictObject({ claimId: idSchema }), z.strictObject({ sourceId: idSchema })]);

const noteFilters = {
  /** Any words; the search engine's own syntax has no meaning here. */
  search: z.string().max(500).default(""),
  /** What the notes are about; empty: anything. */
  kinds: z
    .array(z.enum(["claim", "inference", "quotation", "map", "source", "passage"]))
    .max(6)
    .default([]),
  state: z.enum(["open", "resolved", "all"]).default("all"),
  tagId: idSchema.nullable().default(null),
  /** Notes on this source, its passages and its quotations. */
  sourceId: idSchema.nullable().default(null),
};

export const noteCommands = {
  /** The newest change first. */
  "notes.list": command<NoteList>()(
    z.strictObject({
      ...noteFilters,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1_000).default(200),
      /** A note of which to say where it stands in the list. */
      find: idSchema.nullable().default(null),
    }),
  ),
  /** Notes that pass, as W3C Web Annotations (JSON-LD). */
  "notes.export": command<NotesExport>()(z.strictObject(noteFilters)),
  /** Web Annotations as notes, in one change. `json` is the file's content. */
  "notes.import": command<NotesImport>()(z.strictObject({ json: z.string().max(15_000_000) })),
  "note.create": command<{ readonly noteId: string }>()(z.strictObject({ subject: noteSubject, text: noteTextSchema })),
  "note.edit": command<null>()(
    z.strictObject({ noteId: idSchema, text: noteTextSchema.optional(), resolved: z.boolean().optional() }),
  ),
  "note.delete": command<null>()(z.strictObject({ noteId: idSchema })),

  /** Tags a claim or source, making the tag when the library has none of that name (letter case aside). */
  "tag.add": command<{ readonly taggingId: string }>()(z.strictObject({ subject: tagSubject, name: tagNameSchema })),
  /** Takes a tag off; a tag that nothing carries any more goes too. */
  "tag.remove": command<null>()(z.strictObject({ taggingId: idSchema })),
} as const;
