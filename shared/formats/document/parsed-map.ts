import type { Loss } from "../../contract/results/notes.ts";
import type { MapDocument } from "./map-document.ts";

/** What was read of a file, and what of it could not be carried over; `where` of a loss is a place in the file. */
export type ParsedMap = { readonly document: MapDocument; readonly losses: readonly Loss[] };

/** What readers are told besides a file's text. */
export type ReadMapOptions = {
  /** The file's own name, which gives the map its title where the file tells none. */
  readonly fileName: string;
};

/** A map written in a format, and what that could not carry; `where` of a loss is a claim's words or a title. */
export type WrittenMap = { readonly text: string; readonly losses: readonly Loss[] };
