import type { Claim, ClaimQuotation, Note, Page, Source, SourceFile, Tag, Tagging } from "../../model/records.ts";
import type { DifferencePart } from "../../quoting/difference.ts";
import type { Outcome } from "../../quoting/resolve.ts";
import type { QuotationRow } from "../results.ts";

/** A source as lists have it: what may be long stays behind. */
export type SourceFacts = Omit<Source, "text" | "digest" | "pages"> & { readonly hasText: boolean };

export type SourceRow = {
  readonly source: SourceFacts;
  readonly quotations: number;
  readonly claims: number;
  /** As in {@link SourceDetail}. */
  readonly undecided: number;
};

export type SourceQuotation = QuotationRow & {
  readonly claims: readonly { readonly claim: Claim; readonly claimQuotation: ClaimQuotation }[];
};

export type SourceDetail = {
  readonly source: SourceFacts;
  /** What each paragraph says, one sentence each. */
  readonly digest: readonly string[];
  readonly quotations: readonly SourceQuotation[];
  /** Notes on the source and on its passages. */
  readonly notes: readonly Note[];
  readonly tags: readonly { readonly tag: Tag; readonly tagging: Tagging }[];
  /** Quotations and passages with notes that the text says otherwise, or no longer says, and the person has not decided on. */
  readonly undecided: number;
};

/** A source's text; its paragraphs are divided by line feeds, and places are UTF-16 code units. */
export type SourceText = {
  readonly sourceId: string;
  readonly text: string;
  /** SHA-256 of the text, by which a place in it is named. */
  readonly textHash: string;
  readonly file: SourceFile | null;
  readonly pages: readonly Page[];
};

/** All that goes when a source is deleted, and what stays behind. */
export type SourceDeletionReport = {
  readonly quotations: number;
  readonly notes: number;
  /** Claims that no quotation would stand behind any more; they stay. */
  readonly claimsLeft: number;
};

/** How one quotation, or one passage with a note, stands against a text. */
export type FoundPassage = {
  /** Exactly one of the two is null. */
  readonly quotationId: string | null;
  readonly noteId: string | null;
  /** The words as they are kept. */
  readonly exact: string;
  readonly outcome: Outcome;
  /** Where the text says it, or something like it; null when lost. */
  readonly found: { readonly start: number; readonly end: number; readonly text: string } | null;
  /** From the kept words to those found; empty when they are the same, or none were found. */
  readonly difference: readonly DifferencePart[];
  /** True when only quote marks, dashes or white space differ. */
  readonly onlyTypography: boolean;
  /** What may have changed the meaning: short phrases for people. */
  readonly reasons: readonly string[];
};

/** What attaching or replacing a text did, or would do, to the source's quotations. */
export type AttachReport = {
  readonly sourceId: string;
  readonly label: string;
  readonly textHash: string;
  readonly passages: readonly FoundPassage[];
};

/** What is still to be decided about a source's quotations, against the text it has now. */
export type Decisions = {
  readonly sourceId: string;
  readonly textHash: string | null;
  readonly passages: readonly (FoundPassage & { readonly speakerName: string | null })[];
};

/** A file that a command made for the person to save. */
export type ExportedFile = { readonly fileName: string; readonly mediaType: string; readonly base64: string };
