import { create } from "zustand";
import type { Loss } from "#shared/contract/results/notes.ts";
import type { InferenceKind } from "#shared/model/records.ts";

export type NoteSubject =
  | { readonly claimId: string }
  | { readonly inferenceId: string }
  | { readonly quotationId: string }
  | { readonly mapId: string }
  | { readonly sourceId: string }
  | { readonly sourceId: string; readonly start: number; readonly end: number };

/** Words of a source's text, where they begin in UTF-16 code units. */
export type PassageWords = { readonly sourceId: string; readonly exact: string; readonly start: number };

/** Where on a map a new card goes. */
export type MapSpot = { readonly mapId: string; readonly x: number; readonly y: number };

/** The dialog on show, with what it is about. One at a time. */
export type DialogRequest =
  | { readonly kind: "palette" }
  | { readonly kind: "new-map" }
  | { readonly kind: "rename-map"; readonly mapId: string }
  | { readonly kind: "delete-map"; readonly mapId: string }
  /** Exports a map as an image: the part of it that was chosen last, or this frame. */
  | { readonly kind: "export"; readonly mapId: string; readonly frameId?: string }
  /** Exports a map to another program's format. */
  | { readonly kind: "export-format"; readonly mapId: string }
  /** Exports a map's timeline, or who says what as it is narrowed now. */
  | { readonly kind: "export-timeline"; readonly mapId: string }
  | { readonly kind: "export-matrix" }
  | { readonly kind: "delete-claims"; readonly claimIds: readonly string[] }
  | { readonly kind: "delete-inferences"; readonly inferenceIds: readonly string[] }
  /** Chooses or writes the claim that `premiseClaimIds` support or attack. */
  | {
      readonly kind: "link-to";
      readonly mapId: string;
      readonly premiseClaimIds: readonly string[];
      readonly inferenceKind: InferenceKind;
    }
  /** Writes a reason for, or an objection to, a claim or an inference. */
  | {
      readonly kind: "write-claim";
      readonly mapId: string;
      readonly inferenceKind: InferenceKind;
      readonly target: { readonly claimId: string } | { readonly inferenceId: string };
    }
  /** Chooses one more claim that the inference argues from. */
  | { readonly kind: "add-premise"; readonly inferenceId: string }
  | { readonly kind: "note"; readonly subject: NoteSubject }
  | { readonly kind: "quotation"; readonly claimId: string }
  /** Quotes a passage: for a claim that is there, or none. */
  | { readonly kind: "quote-passage"; readonly passage: PassageWords }
  /** Quotes a passage for a new claim, which may be a reason for or against another. */
  | {
      readonly kind: "claim-of-passage";
      readonly passage: PassageWords;
      readonly answers: { readonly claimId: string; readonly inferenceKind: InferenceKind } | null;
    }
  /** Writes a claim that a quotation is to stand behind; at a place of the map, or where there is room. */
  | {
      readonly kind: "claim-of-quotation";
      readonly quotationId: string;
      readonly sourceId: string;
      readonly spot: MapSpot | null;
    }
  | { readonly kind: "edit-quotation"; readonly quotationId: string; readonly sourceId: string }
  /** Writes a new source's facts (null), or those of one that is there. */
  | { readonly kind: "source-facts"; readonly sourceId: string | null }
  | { readonly kind: "delete-source"; readonly sourceId: string }
  /**
   * Takes files in, as sources or maps: these to begin with, or none yet; with
   * `sourceId`, the text of a known source; with `as`, maps whatever the files seem to be.
   */
  | { readonly kind: "add-sources"; readonly files: readonly File[]; readonly sourceId?: string; readonly as?: "map" }
  /** Decides on the quotations that a source's text words otherwise. */
  | { readonly kind: "decisions"; readonly sourceId: string }
  /** What of a file could not be carried over. */
  | {
      readonly kind: "losses";
      readonly title: string;
      readonly lead: string;
      /** What the table is called, where it is not "Not carried over". */
      readonly heading?: string;
      readonly losses: readonly Loss[];
    }
  | { readonly kind: "positions" }
  | { readonly kind: "shortcuts" };

export const useDialog = create<{ readonly request: DialogRequest | null }>(() => ({ request: null }));

export function openDialog(request: DialogRequest): void {
  useDialog.setState({ request });
}

export function closeDialog(): void {
  useDialog.setState({ request: null });
}
