import { create } from "zustand";

/** What the list of claims is narrowed to. */
export type ClaimFilter = {
  readonly search: string;
  /** Position ids; "" stands for claims without a position. Empty: all. */
  readonly positionIds: readonly string[];
  readonly speakerId: string | null;
  readonly sourceId: string | null;
  readonly tagId: string | null;
};

export const noFilter: ClaimFilter = { search: "", positionIds: [], speakerId: null, sourceId: null, tagId: null };

export const useClaimFilter = create<ClaimFilter>(() => noFilter);

export function setClaimFilter(patch: Partial<ClaimFilter>): void {
  useClaimFilter.setState(patch);
}

/** True when the filter lets every claim through. */
export function isOpen(filter: ClaimFilter): boolean {
  const { search, positionIds, speakerId, sourceId, tagId } = filter;
  return search.trim() === "" && positionIds.length === 0 && speakerId === null && sourceId === null && tagId === null;
}
