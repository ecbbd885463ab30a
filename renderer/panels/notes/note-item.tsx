import { Pencil, Trash2 } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import type { Note } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import { dayInWords } from "../ui/dates.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { NoteEditor } from "./note-editor.tsx";
import { NoteText } from "./note-text.tsx";

/** A note: to read, change, resolve and delete. */
export function NoteItem({
  note,
  tabIndex = 0,
  children,
}: {
  readonly note: Note;
  /** Of its controls, in lists of which Tab reaches one row only. */
  readonly tabIndex?: 0 | -1;
  /** What stands above its text. */
  readonly children?: ReactNode;
}) {
  const [editing, setEditing] = useState(false);
  const item = useRef<HTMLDivElement>(null);
  const resolved = note.resolvedAt !== null;
  const noteId = note.id;
  return (
    <div className="note" data-resolved={resolved} ref={item}>
      <input
        type="checkbox"
        className="note-check"
        tabIndex={tabIndex}
        aria-label="Resolved"
        title={resolved ? "Resolved: open it again" : "Mark as resolved"}
        checked={resolved}
        onChange={() => void perform("note.edit", { noteId, resolved: !resolved })}
      />
      <div className="grow">
        {children}
        {editing ? (
          <NoteEditor
            value={note.text}
            label="Note"
            finish={(text, byKey) => {
              setEditing(false);
              if (text !== null && text !== note.text) void perform("note.edit", { noteId, text });
              if (byKey) requestAnimationFrame(() => item.current?.querySelector<HTMLElement>(".note-edit")?.focus());
            }}
          />
        ) : (
          <NoteText text={note.text} tabIndex={tabIndex} />
        )}
        {!editing && (
          <p className="small mute">
            {note.resolvedAt === null ? dayInWords(note.updatedAt) : `Resolved ${dayInWords(note.resolvedAt)}`}
          </p>
        )}
      </div>
      {!editing && (
        <div className="row-tools">
          <IconButton
            small
            className="note-edit"
            label="Edit note"
            tipSide="left"
            tabIndex={tabIndex}
            onClick={() => setEditing(true)}
          >
            <Pencil size={14} aria-hidden />
          </IconButton>
          <IconButton
            small
            label="Delete note"
            tipSide="left"
            tabIndex={tabIndex}
            onClick={() => void perform("note.delete", { noteId })}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </div>
      )}
    </div>
  );
}
