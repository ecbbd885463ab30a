import type { Point } from "#shared/layout/geometry.ts";
import { currentView } from "./current-view.ts";
import { snappedPoint } from "./grid.ts";
import { commitMoves, followingJunctions, holdPlaces, mapPlace } from "./moves.ts";
import { setPlaces, usePlaces } from "./places.ts";

/** Key presses that follow each other within this time are one move. */
const pauseMs = 500;

let moved = new Set<string>();
let timer: number | undefined;

/** Moves what has these canvas ids by one step of the grid; the library hears of it after a pause. */
export function nudge(ids: readonly string[], step: Point): void {
  const view = currentView();
  if (view === null || ids.length === 0) return;
  const { places } = usePlaces.getState();
  const all = [...ids, ...followingJunctions(view, new Set(ids)).map(([id]) => id)];
  holdPlaces(all);
  setPlaces(
    all.flatMap((id) => {
      const at = places.get(id) ?? mapPlace(view, id);
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
  const view = currentView();
  if (moved.size === 0 || view === null) return;
  const ids = [...moved];
  moved = new Set();
  void commitMoves(view, ids);
}
