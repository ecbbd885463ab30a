import type { Point } from "#shared/layout/geometry.ts";
import { currentLive } from "../live/current-live.ts";
import { snappedPoint } from "./grid.ts";
import { commitMoves, followingJunctions, holdPlaces, mapPlace } from "./moves.ts";
import { setPlaces, usePlaces } from "./places.ts";

/** Key presses that follow each other within this time are one move. */
const pauseMs = 500;

let moved = new Set<string>();
let timer: number | undefined;

/** Moves what has these canvas ids by one step of the grid; the library hears of it after a pause. */
export function nudge(ids: readonly string[], step: Point): void {
  const live = currentLive();
  if (live === null || ids.length === 0) return;
  const { places } = usePlaces.getState();
  const all = [...ids, ...followingJunctions(live, new Set(ids)).map(([id]) => id)];
  holdPlaces(all);
  setPlaces(
    all.flatMap((id) => {
      const at = places.get(id) ?? mapPlace(live, id);
      return at ? [[id, snappedPoint({ x: at.x + step.x, y: at.y + step.y })] as const] : [];
    }),
  );
  for (const id of all) moved.add(id);
  window.clearTimeout(timer);
  timer = window.setTimeout(commitNudges, pauseMs);
}

/** Tells the library at once of nudges that wait for the pause. */
export function commitNudges(): void {
  window.clearTimeout(timer);
  const live = currentLive();
  if (moved.size === 0 || live === null) return;
  const ids = [...moved];
  moved = new Set();
  void commitMoves(live, ids);
}
