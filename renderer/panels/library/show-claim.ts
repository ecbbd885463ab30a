import { canvasControl, canvasOnShow } from "../../state/canvas-control.ts";
import { perform } from "../../state/commands.ts";
import { useMapStore } from "../../state/map-store.ts";
import { placedNow, shownIn } from "../../state/placed.ts";
import { select } from "../../state/selection-store.ts";
import { setWindow, useWindowStore } from "../../state/window-store.ts";

/** True when the claim has a card on the open map, hidden under a collapsed one or not. */
export function standsOnMap(claimId: string): boolean {
  return placedNow().claims.has(claimId);
}

/** Selects a claim, and brings it into view where it stands on the open map. */
export function selectAndReveal(claimId: string): void {
  select({ claimIds: [claimId] });
  if (standsOnMap(claimId)) canvasControl()?.reveal({ claimId });
}

/** Selects an inference, and brings it into view where it stands on the open map. */
export function selectInference(inferenceId: string): void {
  select({ inferenceIds: [inferenceId] });
  if (shownIn(useMapStore.getState().view).inferences.has(inferenceId)) canvasControl()?.reveal({ inferenceId });
}

/** How long to wait for a new card to come to the map, in milliseconds. */
const arrivalMs = 2_000;

/** Brings a claim into view as soon as its card is on that map: a command's answer may be there before its change. */
export function revealWhenPlaced(mapId: string, claimId: string): void {
  const isThere = () => {
    const { view } = useMapStore.getState();
    return view?.mapId === mapId && shownIn(view).claims.has(claimId);
  };
  // The canvas draws the new card first.
  const reveal = () => requestAnimationFrame(() => canvasControl()?.reveal({ claimId }));
  if (isThere()) {
    reveal();
    return;
  }
  const stop = useMapStore.subscribe(() => {
    if (!isThere()) return;
    stop();
    reveal();
  });
  window.setTimeout(stop, arrivalMs);
}

/** Puts a claim of the library on the open map, in a free place in view. */
export async function placeClaim(claimId: string): Promise<void> {
  const { mapId, status } = useMapStore.getState();
  if (mapId === null || status !== "ready") return;
  if (useWindowStore.getState().centreView !== "map") {
    setWindow({ centreView: "map" });
    await canvasOnShow();
  }
  const spot = canvasControl()?.freeSpot() ?? { x: 0, y: 0 };
  const placed = await perform("map.place", { mapId, claims: [{ claimId, ...spot }] });
  if (placed === undefined) return;
  select({ claimIds: [claimId] });
  revealWhenPlaced(mapId, claimId);
}

/** Shows a claim where it stands on the open map, or puts it there. */
export async function showOrPlaceClaim(claimId: string): Promise<void> {
  if (standsOnMap(claimId)) selectAndReveal(claimId);
  else await placeClaim(claimId);
}
