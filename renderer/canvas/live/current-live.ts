import type { LiveMap } from "./live-map.ts";

let current: LiveMap | null = null;

/** The canvas on show says which map is worked on. */
export function setCurrentLive(live: LiveMap | null): void {
  current = live;
}

/** The map on show as the canvas works with it, for what answers events. */
export function currentLive(): LiveMap | null {
  return current;
}
