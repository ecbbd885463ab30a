import { closeMap, openMap, useMapStore } from "../state/map-store.ts";
import { clearSelection, select, useSelection } from "../state/selection-store.ts";
import { closeTab, useWindowStore } from "../state/window-store.ts";

/** Brings a map to the front, or (null) none. */
export function showMap(mapId: string | null): void {
  if (mapId === null) closeMap();
  else if (useMapStore.getState().mapId !== mapId) void openMap(mapId);
}

/**
 * Closes the tab of a map that is gone, and lets go of what was selected on the
 * map before when it is not on the one that has come to the front. Returns what ends it.
 */
export function followMaps(): () => void {
  return useMapStore.subscribe((state, before) => {
    const { mapId } = useWindowStore.getState();
    const deleted = state.status === "none" && before.mapId !== null && before.mapId === mapId;
    const unknown = state.status === "failed" && state.error?.code === "not-found" && state.mapId === mapId;
    if (mapId !== null && (deleted || unknown)) closeTab(mapId);
    if (state.status === "ready" && before.status === "loading") keepWhatIsHere();
  });
}

function keepWhatIsHere(): void {
  const { claimIds, inferenceIds } = useSelection.getState();
  if (claimIds.length + inferenceIds.length === 0) return;
  const { tables } = useMapStore.getState();
  const claims = claimIds.filter((id) => tables.claims.has(id));
  const inferences = inferenceIds.filter((id) => tables.inferences.has(id));
  if (claims.length + inferences.length === 0) clearSelection();
  else select({ claimIds: claims, inferenceIds: inferences });
}
