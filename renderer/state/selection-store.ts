import { create } from "zustand";

/** What is selected on the map, or shown in the inspector from a list: ids of records, in the order chosen. */
type SelectionState = {
  readonly claimIds: readonly string[];
  readonly inferenceIds: readonly string[];
  /** A source opened from the library, shown in the inspector while nothing else is chosen after it. */
  readonly sourceId: string | null;
  /** A speaker, shown likewise. */
  readonly speakerId: string | null;
  /** The claim whose text is being edited on the map. */
  readonly editingClaimId: string | null;
};

const nothing: SelectionState = {
  claimIds: [],
  inferenceIds: [],
  sourceId: null,
  speakerId: null,
  editingClaimId: null,
};

export const useSelection = create<SelectionState>(() => nothing);

/** Selects these claims and inferences and nothing else. */
export function select(choice: {
  readonly claimIds?: readonly string[];
  readonly inferenceIds?: readonly string[];
}): void {
  const { editingClaimId, claimIds, inferenceIds, sourceId, speakerId } = useSelection.getState();
  const next = { claimIds: choice.claimIds ?? [], inferenceIds: choice.inferenceIds ?? [] };
  const onlyThese = sourceId === null && speakerId === null;
  if (onlyThese && sameIds(claimIds, next.claimIds) && sameIds(inferenceIds, next.inferenceIds)) return;
  useSelection.setState({ ...nothing, ...next, editingClaimId });
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

/** Shows a source in the inspector. */
export function selectSource(sourceId: string): void {
  useSelection.setState({ ...nothing, sourceId });
}

/** Shows a speaker in the inspector. */
export function selectSpeaker(speakerId: string): void {
  useSelection.setState({ ...nothing, speakerId });
}

export function clearSelection(): void {
  useSelection.setState(nothing);
}

/** Opens a claim's text for editing on the map, or (null) closes it. */
export function editClaim(claimId: string | null): void {
  useSelection.setState({ editingClaimId: claimId });
}
