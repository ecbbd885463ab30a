import type { ReadFormat } from "../../formats/format-list.ts";
import type { ProposedFacts } from "../../model/read-text.ts";
import type { Outcome } from "../../quoting/resolve.ts";
import type { CommandError } from "../errors.ts";
import type { Loss } from "./notes.ts";
import type { AttachReport } from "./sources.ts";

/** One thing that a file brings: a text, one entry of a list of references, or a map. */
export type ImportItem = {
  readonly itemId: string;
  readonly fileName: string;
  /** Bytes of the file. */
  readonly size: number;
  readonly status: "waiting" | "reading" | "ready" | "failed";
  /** 0 to 1 while it is being read; null when it cannot be told. */
  readonly progress: number | null;
  /** Why it could not be read, for the person. */
  readonly error: CommandError | null;
  readonly kind: "text" | "reference" | "map" | null;
  /** What was found in the file; proposed, not imposed. Null for a map. */
  readonly facts: ProposedFacts | null;
  readonly text: {
    readonly characters: number;
    readonly paragraphs: number;
    readonly pages: number;
    /** The first few hundred characters. */
    readonly beginning: string;
  } | null;
  /** What the file's map holds; null for what is no map. */
  readonly map: ImportedMap | null;
  readonly warnings: readonly string[];
  /** A source that this very text, file or reference is already in the library as. */
  readonly sameAs: { readonly sourceId: string; readonly label: string } | null;
  /** Sources whose quotations this text holds, the best first. */
  readonly matches: readonly ImportMatch[];
};

export type ImportMatch = {
  readonly sourceId: string;
  readonly label: string;
  readonly hasText: boolean;
  /** Quotations and passages of that source by how they would stand. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
};

export type ImportState = {
  readonly jobId: string;
  /** `reading` until every item is ready or has failed. */
  readonly status: "reading" | "ready";
  readonly items: readonly ImportItem[];
};

/** A map as it was read from a file, before it is kept. */
export type ImportedMap = {
  readonly format: ReadFormat;
  readonly title: string;
  readonly counts: {
    readonly claims: number;
    readonly inferences: number;
    readonly quotations: number;
    readonly sources: number;
    readonly notes: number;
    readonly frames: number;
  };
  /** False when the file has no places for its cards: they were laid out. */
  readonly placed: boolean;
  /** What could not be carried over; `where` is a place in the file. */
  readonly losses: readonly Loss[];
  /** Claims and sources that the library holds already; of each kind the first few hundred are listed. */
  readonly duplicates: {
    readonly claims: number;
    readonly sources: number;
    readonly listed: readonly Duplicate[];
  };
};

/** A claim of the same text, or the same source, in the file and in the library. */
export type Duplicate = {
  readonly of: "claim" | "source";
  /** Its id in the file's document. */
  readonly id: string;
  /** The claim's text or the source's label, in the file. */
  readonly words: string;
  /** The library's record. */
  readonly recordId: string;
  readonly recordWords: string;
  /** True when merging would add anything to the library's record. */
  readonly adds: boolean;
};

/** What was kept: records made or given texts, in the order of the items. */
export type ImportKept = {
  readonly sourceIds: readonly string[];
  readonly mapIds: readonly string[];
  readonly reports: readonly AttachReport[];
};
