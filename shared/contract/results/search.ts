/** What can be found. A `passage` is a paragraph of a source's text. */
export const hitKinds = ["claim", "quotation", "passage", "source", "note", "map", "speaker"] as const;
export type HitKind = (typeof hitKinds)[number];

export type SearchHit = {
  readonly kind: HitKind;
  /** The record's id; of a passage, its source's. */
  readonly id: string;
  /** The hit's own text, with the words found between U+E000 and U+E001. */
  readonly snippet: string;
  /** What to show under it: a speaker, a source, the subject of a note; may be empty. */
  readonly context: string;
  /** Of a claim or quotation: the position of the claim; null where there is none. */
  readonly positionId: string | null;
  /** The source that a quotation, a passage or a note on one of them belongs to; null for all else. */
  readonly sourceId: string | null;
  /** Where it stands in a source's text, in UTF-16 code units; null for what stands in none. */
  readonly place: { readonly sourceId: string; readonly start: number; readonly end: number } | null;
};

export type SearchPage = {
  readonly hits: readonly SearchHit[];
  /** True when there is more than `hits`. */
  readonly more: boolean;
};
