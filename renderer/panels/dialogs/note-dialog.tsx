import { useState } from "react";
import { perform } from "../../state/commands.ts";
import type { NoteSubject } from "../../state/dialog-store.ts";
import { NoteField } from "../notes/note-field.tsx";
import { DialogForm, DialogFrame } from "./dialog-frame.tsx";

function subjectInWords(subject: NoteSubject): string {
  if ("claimId" in subject) return "on this claim";
  if ("inferenceId" in subject) return "on this argument";
  if ("quotationId" in subject) return "on this quotation";
  if ("mapId" in subject) return "on this map";
  return "start" in subject ? "on this passage" : "on this source";
}

/** Writes a note on a record of the library, or on a passage of a source. */
export function NoteDialog({ subject }: { readonly subject: NoteSubject }) {
  const [text, setText] = useState<string | null>("");
  const words = text?.trim() ?? "";
  return (
    <DialogFrame title={`Note ${subjectInWords(subject)}`} keepsWork={words !== ""}>
      <DialogForm
        submitLabel="Save note"
        ready={words !== ""}
        submit={async () => (await perform("note.create", { subject, text: words })) !== undefined}
      >
        <NoteField
          initial=""
          label="Note"
          rows={5}
          help="[[ links to claims, maps and sources, # makes a tag"
          onText={setText}
        />
      </DialogForm>
    </DialogFrame>
  );
}
