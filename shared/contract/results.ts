import type { Diff } from "../model/diffs.ts";
import type {
  Claim,
  ClaimQuotation,
  Inference,
  MapRecord,
  Note,
  Position,
  Premise,
  Quotation,
  RecordOf,
  Source,
  Speaker,
  TableName,
  Tag,
  Tagging,
} from "../model/records.ts";
import type { SourceFacts } from "./results/sources.ts";

/** What commands answer with. Records cross whole; what may be long of a source stays behind. What is not here stands by area in `results/`. */
export type RecordSet = { readonly [T in TableName]?: readonly RecordOf<T>[] };

/** What a field of a record may hold. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | Source["authors"]
  | Source["file"]
  | Source["pages"]
  | Note["passage"];

/**
 * Records of one table without their fields' names: `rows` has a list of values
 * for each, in the order of `fields`. Fields that are not among them hold in every
 * record what `same` says.
 */
export type CompactTable = {
  readonly fields: readonly string[];
  readonly same: { readonly [field: string]: FieldValue };
  readonly rows: readonly (readonly FieldValue[])[];
};

/** A {@link RecordSet} as it crosses to a window; `shared/model/compact-records.ts` unpacks it. */
export type CompactRecords = { readonly [T in TableName]?: CompactTable };

/** What Undo and Redo would do now: the labels of the changes, null when there is none. */
export type HistoryState = { readonly undo: string | null; readonly redo: string | null };

export type LibraryInfo = {
  readonly path: string;
  readonly schemaVersion: number;
  readonly counts: Readonly<Record<TableName, number>>;
  readonly positions: readonly Position[];
  readonly speakers: readonly Speaker[];
  readonly sources: readonly SourceFacts[];
  readonly tags: readonly Tag[];
  readonly history: HistoryState;
};

export type MapSummary = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Claims and inferences placed on the map. */
  readonly claims: number;
  readonly inferences: number;
  readonly createdAt: string;
  readonly updatedAt: string;
};

/**
 * Everything a window needs to draw and edit one map: the map, its placements
 * and frames, the placed claims and inferences with their premises, what backs
 * those claims (claimQuotations, quotations, speakers, sources without text, digest and pages), the
 * notes on them, and all positions. Each table's in the order in which they were made.
 */
export type MapContent = { readonly mapId: string; readonly records: CompactRecords };

/** Who is named on a claim's card: its first quotation that asserts it, by date. */
export type Attribution = { readonly speaker: Speaker; readonly year: string | null };

export type ClaimRow = {
  readonly claim: Claim;
  readonly attribution: Attribution | null;
  readonly quotations: number;
  readonly notes: number;
  readonly maps: number;
};

export type ClaimList = {
  /** Claims that pass the search and every filter. */
  readonly total: number;
  readonly rows: readonly ClaimRow[];
};

export type QuotationRow = {
  readonly quotation: Quotation;
  readonly speaker: Speaker;
  readonly source: SourceFacts;
};

/** An inference with its ends, as a list shows it. */
export type ArgumentRow = {
  readonly inference: Inference;
  readonly premises: readonly {
    readonly premise: Premise;
    readonly claim: Claim;
    readonly attribution: Attribution | null;
  }[];
  readonly targetClaim: Claim | null;
  readonly undercuts: number;
  readonly mapIds: readonly string[];
};

export type ClaimDetail = {
  readonly claim: Claim;
  readonly attribution: Attribution | null;
  /** In order of time: `date` is when it was said or else published, `role` the speaker's at the time. */
  readonly quotations: readonly (QuotationRow & {
    readonly claimQuotation: ClaimQuotation;
    readonly date: string | null;
    readonly role: string | null;
  })[];
  readonly notes: readonly Note[];
  readonly tags: readonly { readonly tag: Tag; readonly tagging: Tagging }[];
  readonly supports: readonly ArgumentRow[];
  readonly attacks: readonly ArgumentRow[];
  /** The inferences this claim is a premise of. */
  readonly premiseOf: readonly ArgumentRow[];
  readonly maps: readonly { readonly id: string; readonly title: string }[];
};

export type InferenceDetail = ArgumentRow & {
  readonly targetInference: ArgumentRow | null;
  /** Inferences that target this one: undercuts, and supports of the step. */
  readonly onIt: readonly ArgumentRow[];
  readonly notes: readonly Note[];
  readonly maps: readonly { readonly id: string; readonly title: string }[];
};

export type MapDetail = { readonly map: MapRecord; readonly notes: readonly Note[] };

export type SpeakerRow = { readonly speaker: Speaker; readonly quotations: number; readonly claims: number };

/** All that goes when some claims go, and what stays behind unused. */
export type DeletionReport = {
  /** The claims named, each once: no others go with them. */
  readonly claims: number;
  readonly inferences: number;
  readonly notes: number;
  /** Titles of the maps that lose a card or an argument. */
  readonly maps: readonly string[];
  /** Quotations that no claim would use any more; they stay with their source. */
  readonly quotationsLeft: number;
};

/** One change as every window hears of it. */
export type ChangeEvent = {
  readonly seq: number;
  readonly label: string;
  readonly direction: "do" | "undo" | "redo";
  readonly diff: Diff;
  readonly history: HistoryState;
};
