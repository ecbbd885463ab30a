import { MessageSquare, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { limits, type Note } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import type { NoteSubject } from "../../state/dialog-store.ts";
import { dayInWords } from "../ui/dates.ts";
import { TextEditor } from "../ui/editable-text.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";
import { InspectorSection } from "./inspector-section.tsx";

/** The notes on a claim, an argument or a map: to read, write, change and delete. */
export function NoteList({ notes, subject }: { readonly notes: readonly Note[]; readonly subject: NoteSubject }) {
  const [writing, setWriting] = useState(false);
  const write = (
    <IconButton small label="Write a note" tipSide="left" onClick={() => setWriting(true)}>
      <Plus size={14} aria-hidden />
    </IconButton>
  );
  return (
    <InspectorSection title="Notes" count={notes.length} tools={write}>
      {notes.length > 0 && (
        <VirtualList
          items={notes}
          keyOf={({ id }) => id}
          likelySize={44}
          gap={10}
          row={(note) => <NoteItem note={note} />}
        />
      )}
      {writing && (
        <TextEditor
          value=""
          label="New note"
          limit={limits.noteText}
          className=""
          mayBeEmpty={false}
          finish={(text) => {
            setWriting(false);
            if (text !== null) void perform("note.create", { subject, text });
          }}
        />
      )}
    </InspectorSection>
  );
}

function NoteItem({ note }: { readonly note: Note }) {
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <TextEditor
        value={note.text}
        label="Note"
        limit={limits.noteText}
        className=""
        mayBeEmpty={false}
        finish={(text) => {
          setEditing(false);
          if (text !== null && text !== note.text) void perform("note.edit", { noteId: note.id, text });
        }}
      />
    );
  }
  return (
    <div className="note">
      <MessageSquare aria-hidden />
      <div className="grow">
        <p className="note-text">{note.text}</p>
        <p className="small mute">{dayInWords(note.updatedAt)}</p>
      </div>
      <div className="row-tools">
        <IconButton small label="Edit note" tipSide="left" onClick={() => setEditing(true)}>
          <Pencil size={14} aria-hidden />
        </IconButton>
        <IconButton
          small
          label="Delete note"
          tipSide="left"
          onClick={() => void perform("note.delete", { noteId: note.id })}
        >
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
