import { useEffect, useState } from "react";
import { ask, showFailure } from "../../state/commands.ts";
import { noteIsShown, useNotesPanel } from "../../state/notes-store.ts";
import { isOpen, noFilter, setNoteFilter, useNoteFilter } from "../notes/note-filter.ts";
import { NoteFilterMenu, NoteFilters } from "../notes/note-filters.tsx";
import { NoteRows, type ShownNote } from "../notes/note-rows.tsx";
import { NotesMenu } from "../notes/notes-menu.tsx";
import { pagesOf, useNotePages } from "../notes/use-note-pages.ts";
import { LibrarySection } from "./library-section.tsx";

/** All notes of the library, whatever they are about: to search, to narrow, to resolve. */
export function NotesSection() {
  const filter = useNoteFilter();
  const [pages, setPages] = useState<readonly number[]>([]);
  const { list, failed, rowAt } = useNotePages(filter, pages);
  const shownAt = useShownNote();
  const open = isOpen(filter);

  // Another search is another list: the pages further down are those of the old one.
  const shape = JSON.stringify(filter);
  useEffect(() => {
    if (shape !== "") setPages([]);
  }, [shape]);

  const tools = (
    <>
      <NotesMenu total={list?.total ?? 0} />
      <NoteFilterMenu />
    </>
  );
  return (
    <LibrarySection name="notes" title="Notes" count={list?.total} tools={tools}>
      <NoteFilters />
      {failed && (
        <p className="library-empty" role="alert">
          The notes could not be read. Search again, or reload the window.
        </p>
      )}
      {list !== undefined && list.total === 0 && (
        <div className="library-empty">
          {open ? (
            <p>There is no note yet. Select a card and press M, or select words in the reader, to write one.</p>
          ) : (
            <>
              <p>No note matches.</p>
              <button type="button" className="button" onClick={() => setNoteFilter(noFilter)}>
                Show all notes
              </button>
            </>
          )}
        </div>
      )}
      {list !== undefined && list.total > 0 && (
        <NoteRows
          total={list.total}
          rowAt={rowAt}
          listKey={shape}
          shownAt={shownAt}
          onMount={(indexes) => {
            const needed = pagesOf(indexes);
            if (needed.join() !== pages.join()) setPages(needed);
          }}
        />
      )}
    </LibrarySection>
  );
}

/** Where the note that was asked for last stands in the list of all notes. */
function useShownNote(): ShownNote | null {
  const shown = useNotesPanel((state) => state.shown);
  const [place, setPlace] = useState<ShownNote | null>(null);
  useEffect(() => {
    if (shown === null) return;
    ask("notes.list", { find: shown.noteId, limit: 1 })
      .then(({ foundAt }) => {
        setPlace(foundAt === null ? null : { noteId: shown.noteId, index: foundAt });
        noteIsShown();
      })
      .catch(showFailure);
  }, [shown]);
  // What was asked for is marked as long as the list is the one that it was asked in.
  const filter = useNoteFilter();
  return isOpen(filter) ? place : null;
}
