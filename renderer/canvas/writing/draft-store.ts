import { create } from "zustand";
import type { CommandArguments } from "#shared/contract/commands.ts";
import { perform } from "../../state/commands.ts";
import { useMapStore } from "../../state/map-store.ts";
import { select } from "../../state/selection-store.ts";

type PendingLink = NonNullable<CommandArguments<"claim.create">["link"]>;

/** A claim that is being written on the map: in this window only, until it is kept. */
export type Draft = {
  readonly mapId: string;
  /** Top left corner in map pixels. */
  readonly x: number;
  readonly y: number;
  /** How it will be linked; null when it will stand by itself. */
  readonly link: PendingLink | null;
};

type DraftState = {
  readonly draft: Draft | null;
  readonly text: string;
  /** The claim that main made of the draft, until the map shows it. */
  readonly madeClaimId: string | null;
};

const nothing: DraftState = { draft: null, text: "", madeClaimId: null };

export const useDraft = create<DraftState>(() => nothing);

/** Opens an empty card for writing. */
export function startDraft(draft: Draft): void {
  useDraft.setState({ ...nothing, draft });
}

export function writeDraft(text: string): void {
  useDraft.setState({ text });
}

export function dropDraft(): void {
  useDraft.setState(nothing);
}

let keeping = false;

/** Makes a claim of the draft: one command, link included. A blank draft is dropped; a refused one stays open. */
export async function keepDraft(): Promise<void> {
  const { draft, text, madeClaimId } = useDraft.getState();
  if (draft === null || madeClaimId !== null || keeping) return;
  if (text.trim() === "") {
    dropDraft();
    return;
  }
  keeping = true;
  const { mapId, x, y, link } = draft;
  const made = await perform("claim.create", { text, place: { mapId, x, y }, link });
  keeping = false;
  if (!made || useDraft.getState().draft !== draft) return;
  if (useMapStore.getState().mapId === mapId) select({ claimIds: [made.claimId] });
  useDraft.setState({ madeClaimId: made.claimId });
}
