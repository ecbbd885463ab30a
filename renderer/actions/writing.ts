import { startDraft } from "../canvas/writing/draft-store.ts";
import { canvasControl } from "../state/canvas-control.ts";
import { useMapStore } from "../state/map-store.ts";

/** Opens an empty card for writing, in view and clear of the others. */
export function writeClaimOnMap(): void {
  const { mapId, status } = useMapStore.getState();
  const control = canvasControl();
  if (mapId === null || status !== "ready" || control === null) return;
  startDraft({ mapId, ...control.freeSpot(), link: null });
}
