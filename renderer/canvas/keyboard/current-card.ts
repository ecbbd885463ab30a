import { create } from "zustand";
import { useSelection } from "../../state/selection-store.ts";

/** The card that has, or last had, the keyboard. */
export const useCurrentCard = create<{ readonly claimId: string | null }>(() => ({ claimId: null }));

export function setCurrentCard(claimId: string): void {
  if (useCurrentCard.getState().claimId !== claimId) useCurrentCard.setState({ claimId });
}

/** Lets the current card follow what is selected elsewhere; returns what ends it. */
export function followSelection(): () => void {
  return useSelection.subscribe((state, before) => {
    if (state.claimIds === before.claimIds) return;
    const newest = state.claimIds.at(-1);
    if (newest !== undefined) setCurrentCard(newest);
  });
}
