import type { Author } from "./records.ts";

/**
 * What is taken out of a file: its text as paragraphs, or the references it
 * lists, and the facts about the source that were found on the way.
 */

/** Where a page of the original begins: its label as printed ("iv", "12"), and the UTF-16 offset of its first character in the text. */
export type Page = { readonly label: string; readonly start: number };

/** Facts found in a file, proposed and not imposed: a source's fields by the names and forms of `sourceSchema`. */
export type ProposedFacts = {
  /** CSL-JSON type, such as `webpage`. */
  readonly type: string;
  readonly title: string | null;
  readonly containerTitle: string | null;
  readonly authors: readonly Author[];
  /** An ISO 8601 prefix: `2017`, `2017-03`, `2017-03-26`. */
  readonly issued: string | null;
  readonly url: string | null;
  readonly accessed: string | null;
};

export type ReadText = {
  readonly kind: "text";
  /** Paragraphs as `toParagraphs` gives them, joined by "\n". */
  readonly text: string;
  /** In order; empty where the original has no pages. */
  readonly pages: readonly Page[];
  readonly facts: ProposedFacts;
  readonly warnings: readonly string[];
};

export type ReadReferences = {
  readonly kind: "references";
  readonly entries: readonly ProposedFacts[];
  readonly warnings: readonly string[];
};

export { joinLines, joinParagraphs, type Paragraph, paragraphsOf, toParagraphs } from "./paragraphs.ts";
