import { create } from "zustand";

/** The note that was asked for in the Notes panel; a new object each time it is asked. */
export const useNotesPanel = create<{ readonly shown: { readonly noteId: string } | null }>(() => ({ shown: null }));

/** Brings a note into view in the Notes panel. */
export function showNote(noteId: string): void {
  useNotesPanel.setState({ shown: { noteId } });
}

/** Says that the note is in view. */
export function noteIsShown(): void {
  useNotesPanel.setState({ shown: null });
}
