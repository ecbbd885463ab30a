import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { ImportState } from "#shared/contract/results/imports.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import type { ProposedFacts } from "#shared/model/read-text.ts";
import type { NewText } from "./attach-text.ts";
import type { KnownRecords } from "./import-map/known-records.ts";

/** What was read of a file: a map, a text, or (both null) one entry of a list of references. */
export type ReadItem = {
  readonly itemId: string;
  readonly fileName: string;
  /** Null for a map. */
  readonly facts: ProposedFacts | null;
  readonly text: NewText | null;
  readonly map: MapDocument | null;
};

/** Imports from when files begin to be read until what is wanted of them is kept. The app reads; commands keep. */
export type ImportJobs = {
  /** Begins to read. Throws `not-found` for a file that was not received, or is another import's. */
  readonly start: (
    files: CheckedArguments<"import.start">["files"],
    as: CheckedArguments<"import.start">["as"],
  ) => { readonly jobId: string };
  /** How far it is. Throws `not-found`. */
  readonly state: (jobId: string) => ImportState;
  /** What was read. Throws `not-found`, and `rule` for what is not read yet or could not be read. */
  readonly item: (jobId: string, itemId: string) => ReadItem;
  /** What the library that is open holds, by which duplicates are known. */
  readonly known: () => Promise<KnownRecords>;
  /**
   * Runs `work`, which keeps items, and ends the job when it succeeds; when it
   * throws, the job stays. Throws `not-found`, and `rule` while it is being kept already.
   */
  readonly keep: <T>(jobId: string, work: () => Promise<T>) => Promise<T>;
  /** Stops reading and forgets it all. Throws `not-found`, and `rule` while it is being kept. */
  readonly end: (jobId: string) => void;
};
