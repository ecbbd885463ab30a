import { create } from "zustand";
import type { InferenceKind } from "#shared/model/records.ts";

export type NoteSubject =
  | { readonly claimId: string }
  | { readonly inferenceId: string }
  | { readonly quotationId: string }
  | { readonly mapId: string };

/** The dialog on show, with what it is about. One at a time. */
export type DialogRequest =
  | { readonly kind: "palette" }
  | { readonly kind: "new-map" }
  | { readonly kind: "rename-map"; readonly mapId: string }
  | { readonly kind: "delete-map"; readonly mapId: string }
  | { readonly kind: "export"; readonly mapId: string }
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
  | { readonly kind: "positions" }
  | { readonly kind: "shortcuts" };

export const useDialog = create<{ readonly request: DialogRequest | null }>(() => ({ request: null }));

export function openDialog(request: DialogRequest): void {
  useDialog.setState({ request });
}

export function closeDialog(): void {
  useDialog.setState({ request: null });
}
