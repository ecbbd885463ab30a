import type {
  Claim,
  Frame,
  InferenceKind,
  MapDirection,
  MapRecord,
  Note,
  Page,
  Passage,
  Position,
  Quotation,
  Source,
  SourceFile,
  Speaker,
  Stance,
} from "../../model/records.ts";
import type { Target } from "../../model/rules.ts";

/**
 * A map with everything it holds, apart from any library: what every format is
 * read into and written from. Ids name things within the document only; text
 * fields obey the limits of `shared/model/records.ts`. What a format cannot tell
 * is null or empty.
 */
export type MapDocument = Pick<MapRecord, "title" | "description" | "direction"> & {
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly positions: readonly DocumentPosition[];
  readonly speakers: readonly Speaker[];
  readonly sources: readonly DocumentSource[];
  readonly quotations: readonly Quotation[];
  /** In the order in which they stand on the map, the lowest first. */
  readonly claims: readonly DocumentClaim[];
  /** Every end of an inference is in the document; targets never form a ring. */
  readonly inferences: readonly DocumentInference[];
  readonly frames: readonly DocumentFrame[];
  readonly notes: readonly DocumentNote[];
};

/** A position; `look` null: it gets a colour and a glyph where it is imported. In order of rank. */
export type DocumentPosition = Pick<Position, "id" | "name"> & {
  readonly look: Pick<Position, "colourLight" | "colourDark" | "glyph"> | null;
};

export type DocumentSource = Pick<
  Source,
  | "id"
  | "type"
  | "title"
  | "label"
  | "containerTitle"
  | "authors"
  | "issued"
  | "issuedBasis"
  | "url"
  | "accessed"
  | "digest"
> & {
  /** Names of tags. */
  readonly tags: readonly string[];
  /** What was attached; null where there is none, or it was left out. Quotations of a source without are unattached. */
  readonly text: {
    readonly content: string;
    readonly hash: string;
    readonly file: SourceFile | null;
    readonly pages: readonly Page[];
  } | null;
};

/** A place on the map in map pixels. */
export type DocumentPlace = { readonly x: number; readonly y: number };

export type DocumentClaim = Pick<Claim, "id" | "text" | "positionId"> & {
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** Names of tags. */
  readonly tags: readonly string[];
  readonly quotations: readonly { readonly quotationId: string; readonly stance: Stance }[];
  /** The card's top left corner; null: it is laid out where it is imported. */
  readonly place: DocumentPlace | null;
  readonly collapsed: boolean;
};

export type DocumentInference = {
  readonly id: string;
  readonly kind: InferenceKind;
  /** In order; one at least, each claim once. */
  readonly premises: readonly { readonly claimId: string; readonly implicit: boolean }[];
  readonly target: Target;
  readonly scheme: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** The junction's centre where the person put it; null: the program finds a place. */
  readonly place: DocumentPlace | null;
};

export type DocumentFrame = Pick<Frame, "id" | "title" | "x" | "y" | "width" | "height">;

export type DocumentNoteSubject =
  | { readonly kind: "map" }
  | { readonly kind: "claim" | "inference" | "quotation" | "source"; readonly id: string }
  | { readonly kind: "passage"; readonly id: string; readonly passage: Passage };

/** A note; links in its text name claims and sources of the document by their ids (`shared/model/note-text.ts`). */
export type DocumentNote = Pick<Note, "id" | "text"> & {
  /** `id` of a passage is its source's. */
  readonly subject: DocumentNoteSubject;
  readonly resolvedAt: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
};

/** A document that holds nothing yet. */
export function emptyDocument(title: string, direction: MapDirection = "down"): MapDocument {
  return {
    title,
    description: "",
    direction,
    createdAt: null,
    updatedAt: null,
    positions: [],
    speakers: [],
    sources: [],
    quotations: [],
    claims: [],
    inferences: [],
    frames: [],
    notes: [],
  };
}
