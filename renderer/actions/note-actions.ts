import { chooseNotesFile, exportNotes } from "../panels/notes/note-files.ts";
import { type ActionTable, always } from "./context.ts";

/** Notes in and out of the library. */
export const noteActions = {
  "notes.import": { enabled: always, run: chooseNotesFile },
  "notes.export": { enabled: always, run: () => exportNotes({}) },
} satisfies ActionTable;
