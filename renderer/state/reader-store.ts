import { create } from "zustand";

/** Where to begin to read: a place of the text in UTF-16 code units, or the passage of a quotation. */
export type ReaderPlace = { readonly start: number; readonly end: number } | { readonly quotationId: string };

type ReaderState = {
  /** The source in the reading pane, null while it is closed. */
  readonly sourceId: string | null;
  /** Where it was asked to begin; a new object each time it is asked. */
  readonly place: ReaderPlace | null;
  /** How often a person asked for a text: it gets the keyboard. */
  readonly asked: number;
  /** How often the search in the text was asked for. */
  readonly findAsked: number;
};

export const useReader = create<ReaderState>(() => ({ sourceId: null, place: null, asked: 0, findAsked: 0 }));

/** Opens a source in the reading pane, at a place of it or where it was left, and gives it the keyboard. */
export function openReader(sourceId: string, place: ReaderPlace | null = null): void {
  const asked = useReader.getState().asked + 1;
  useReader.setState({ sourceId, place: place === null ? null : { ...place }, asked });
}

/** Opens a source in the reading pane where it was left, and leaves the keyboard where it is. */
export function restoreReader(sourceId: string): void {
  useReader.setState({ sourceId, place: null });
}

/** Opens the search in the text that is being read, and gives it the keyboard. */
export function findInReader(): void {
  const { sourceId, findAsked } = useReader.getState();
  if (sourceId !== null) useReader.setState({ findAsked: findAsked + 1 });
}

export function closeReader(): void {
  useReader.setState({ sourceId: null, place: null });
}
