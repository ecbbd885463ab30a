import { create } from "zustand";
import type { NoteSubjectRow } from "#shared/contract/results/notes.ts";
import { useNotesPanel } from "../../state/notes-store.ts";
import { setWindow, useWindowStore } from "../../state/window-store.ts";
import { showSidePanel } from "../panels-on-show.ts";

/** What the list of notes is narrowed to. */
export type NoteFilter = {
  readonly search: string;
  /** What the notes are about. Empty: anything. */
  readonly kinds: readonly NoteSubjectRow["kind"][];
  readonly state: "open" | "resolved" | "all";
  readonly tagId: string | null;
  readonly sourceId: string | null;
};

export const noFilter: NoteFilter = { search: "", kinds: [], state: "all", tagId: null, sourceId: null };

export const useNoteFilter = create<NoteFilter>(() => noFilter);

export function setNoteFilter(patch: Partial<NoteFilter>): void {
  useNoteFilter.setState(patch);
}

/** True when the filter lets every note through. */
export function isOpen({ search, kinds, state, tagId, sourceId }: NoteFilter): boolean {
  return search.trim() === "" && kinds.length === 0 && state === "all" && tagId === null && sourceId === null;
}

/** Brings the Notes panel into view, narrowed to this. */
export function showNotes(filter: Partial<NoteFilter>): void {
  setNoteFilter({ ...noFilter, ...filter });
  const { openSections } = useWindowStore.getState();
  if (!openSections.includes("notes")) setWindow({ openSections: [...openSections, "notes"] });
  showSidePanel("left");
}

/** Brings the Notes panel into view whenever a note is asked for in it; returns what ends it. */
export function followShownNotes(): () => void {
  return useNotesPanel.subscribe(({ shown }) => {
    if (shown !== null) showNotes({});
  });
}
