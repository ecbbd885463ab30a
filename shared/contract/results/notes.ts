import type { Note, Tag } from "../../model/records.ts";
import type { ExportedFile } from "./sources.ts";

/** What a note is about, in words. */
export type NoteSubjectRow = {
  readonly kind: "claim" | "inference" | "quotation" | "map" | "source" | "passage";
  /** The record's id; of a passage, its source's. */
  readonly id: string;
  /** The claim's text, the quotation's or passage's words, the title of the map or source, the premises of the argument. */
  readonly words: string;
  /** Where a quotation or passage stands. */
  readonly sourceId: string | null;
};

export type NoteRow = {
  readonly note: Note;
  readonly subject: NoteSubjectRow;
  readonly tags: readonly Tag[];
};

export type NoteList = {
  /** Notes that pass the search and every filter. */
  readonly total: number;
  readonly rows: readonly NoteRow[];
  /** The place in the list of the note to find, from 0; null when it does not pass, or none was asked for. */
  readonly foundAt: number | null;
};

/** What could not be carried over, by kind, with how often and where it first stood. */
export type Loss = { readonly what: string; readonly count: number; readonly where: string };

/** A file of notes, with what other programs will not see of them; `where` of a loss is a note's id. */
export type NotesExport = ExportedFile & { readonly notes: number; readonly losses: readonly Loss[] };

export type NotesImport = {
  readonly notes: number;
  /** Notes that the library holds already. */
  readonly known: number;
  readonly losses: readonly Loss[];
};
