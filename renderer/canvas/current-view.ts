import type { MapView } from "#shared/model/map-view.ts";
import { useMapStore } from "../state/map-store.ts";

/** The view on show at this moment, for what answers events. */
export function currentView(): MapView | null {
  return useMapStore.getState().view;
}
