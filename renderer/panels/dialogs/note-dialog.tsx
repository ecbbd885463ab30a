import { useState } from "react";
import { limits } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import type { NoteSubject } from "../../state/dialog-store.ts";
import { DialogForm, DialogFrame } from "./dialog-frame.tsx";

function subjectInWords(subject: NoteSubject): string {
  if ("claimId" in subject) return "on this claim";
  if ("inferenceId" in subject) return "on this argument";
  return "quotationId" in subject ? "on this quotation" : "on this map";
}

/** Writes a note on a claim, an argument, a quotation or a map. */
export function NoteDialog({ subject }: { readonly subject: NoteSubject }) {
  const [text, setText] = useState("");
  return (
    <DialogFrame title={`Note ${subjectInWords(subject)}`}>
      <DialogForm
        submitLabel="Save note"
        ready={text.trim() !== ""}
        submit={async () => (await perform("note.create", { subject, text })) !== undefined}
      >
        <textarea
          className="textarea"
          aria-label="Note"
          rows={5}
          value={text}
          maxLength={limits.noteText}
          onChange={(event) => setText(event.target.value)}
        />
      </DialogForm>
    </DialogFrame>
  );
}
