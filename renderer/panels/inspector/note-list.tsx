import { ChevronDown, ChevronRight, Plus } from "lucide-react";
import { useState } from "react";
import type { Note } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import type { NoteSubject } from "../../state/dialog-store.ts";
import { NoteEditor } from "../notes/note-editor.tsx";
import { NoteItem } from "../notes/note-item.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";
import { InspectorSection } from "./inspector-section.tsx";

function idOf({ id }: Note): string {
  return id;
}

/** The notes on a claim, an argument, a map or a source: to read, write, change, resolve and delete. Resolved ones fold away. */
export function NoteList({ notes, subject }: { readonly notes: readonly Note[]; readonly subject: NoteSubject }) {
  const [writing, setWriting] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const open = notes.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = notes.filter(({ resolvedAt }) => resolvedAt !== null);
  const write = (
    <IconButton small label="Write a note" tipSide="left" onClick={() => setWriting(true)}>
      <Plus size={14} aria-hidden />
    </IconButton>
  );
  const list = (items: readonly Note[]) => (
    <VirtualList items={items} keyOf={idOf} likelySize={44} gap={10} row={(note) => <NoteItem note={note} />} />
  );
  return (
    <InspectorSection title="Notes" count={notes.length} tools={write}>
      {open.length > 0 && list(open)}
      {writing && (
        <NoteEditor
          value=""
          label="New note"
          finish={(text) => {
            setWriting(false);
            if (text !== null) void perform("note.create", { subject, text });
          }}
        />
      )}
      {resolved.length > 0 && (
        <>
          <button
            type="button"
            className="note-fold small mute"
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          >
            {unfolded ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden />}
            {resolved.length.toLocaleString("en-GB")} resolved
          </button>
          {unfolded && list(resolved)}
        </>
      )}
    </InspectorSection>
  );
}
