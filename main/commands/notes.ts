import type { TableName } from "#shared/model/records.ts";
import { edit, type Handlers, need, patchRecord } from "./context.ts";

/** Annotations on claims, inferences, quotations and maps. */
export const noteHandlers: Handlers<"note.create" | "note.edit" | "note.delete"> = {
  "note.create": (context, { subject, text }) =>
    edit(context, "Write note", (tx) => {
      const on = { claimId: null, inferenceId: null, quotationId: null, mapId: null, ...subject };
      const [table, id] = subjectOf(subject);
      need(tx, table, id);
      const noteId = tx.newId("notes");
      tx.insert("notes", { id: noteId, ...on, text, createdAt: tx.now, updatedAt: tx.now });
      return { noteId };
    }),

  "note.edit": (context, { noteId, text }) => {
    edit(context, "Edit note", (tx) => patchRecord(tx, "notes", noteId, { text }));
    return null;
  },

  "note.delete": (context, { noteId }) => {
    edit(context, "Delete note", (tx) => {
      need(tx, "notes", noteId);
      tx.delete("notes", noteId);
    });
    return null;
  },
};

type Subject = { claimId: string } | { inferenceId: string } | { quotationId: string } | { mapId: string };

function subjectOf(subject: Subject): [TableName, string] {
  if ("claimId" in subject) return ["claims", subject.claimId];
  if ("inferenceId" in subject) return ["inferences", subject.inferenceId];
  if ("quotationId" in subject) return ["quotations", subject.quotationId];
  return ["maps", subject.mapId];
}
