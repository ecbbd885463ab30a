import type { Claim, Note, Quotation, Speaker, Stance } from "../../model/records.ts";
import type { SourceFacts } from "./sources.ts";

/** One time that a speaker asserted or denied a claim. */
export type Saying = {
  readonly claim: Claim;
  readonly stance: Stance;
  readonly quotation: Quotation;
  readonly source: SourceFacts;
  /** When it was said, or else when the source was published: an ISO 8601 prefix; null when neither is known. */
  readonly date: string | null;
};

/** All that a speaker said, in order of time; what has no date comes last. */
export type SpeakerDetail = {
  readonly speaker: Speaker;
  readonly sayings: readonly Saying[];
  /** Quotations of the speaker that no claim uses. */
  readonly unused: readonly { readonly quotation: Quotation; readonly source: SourceFacts }[];
  readonly notes: readonly Note[];
};

/** Speakers in rows, contested claims in columns. */
export type Matrix = {
  readonly speakers: readonly Speaker[];
  readonly claims: readonly (Claim & { readonly objections: number })[];
  /** Cells that are not silent; several passages of one cell in order of time. */
  readonly cells: readonly {
    readonly speakerId: string;
    readonly claimId: string;
    /** `both` when the speaker asserts it in one passage and denies it in another. */
    readonly stance: Stance | "both";
    readonly sayings: readonly {
      readonly quotationId: string;
      readonly sourceId: string;
      readonly stance: Stance;
      readonly date: string | null;
      readonly exact: string;
    }[];
  }[];
  /** Contested claims in all, of which `claims` may be the first. */
  readonly total: number;
};

/** When the claims of a map were said first and since, the earliest first. */
export type Timeline = {
  readonly mapId: string;
  readonly title: string;
  readonly entries: readonly {
    readonly claim: Claim;
    readonly sayings: readonly {
      readonly quotationId: string;
      readonly sourceId: string;
      readonly speaker: Speaker;
      /** The role at the time. */
      readonly role: string | null;
      readonly stance: Stance;
      readonly date: string | null;
      readonly sourceLabel: string;
      readonly exact: string;
    }[];
  }[];
};
