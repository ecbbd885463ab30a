import { toast } from "sonner";
import { branchOf } from "#shared/layout/branch.ts";
import type { MapView } from "#shared/model/map-view.ts";
import type { MapDirection } from "#shared/model/records.ts";
import { canvasControl } from "../../state/canvas-control.ts";
import { perform } from "../../state/commands.ts";
import { useMapStore } from "../../state/map-store.ts";
import { followTidy } from "../../state/tidy-progress.ts";
import { type LayoutRun, layOut } from "../../workers/layout.ts";
import type { ActionContext } from "../context.ts";

import { jobFor, movesTo, stillFits } from "./job.ts";

/**
 * Lays out the open map, or (with two or more cards selected) the selection where
 * it stands: one change, one undo step. Junctions that were moved by hand go back
 * to where the program puts them.
 */
export async function tidy({ mapId, placedClaimIds }: ActionContext): Promise<void> {
  const view = openView(mapId);
  if (view === null) return;
  if (placedClaimIds.length > 1) await tidyCards(view, { chosen: new Set(placedClaimIds), anchorId: null });
  else await tidyCards(view, { chosen: everyCard(view), anchorId: null });
}

/** Lays out the selected claim with all that hangs under it; the claim stays where it is if there is room. */
export async function tidyBranch({ mapId, placedClaimIds }: ActionContext): Promise<void> {
  const view = openView(mapId);
  const [claimId] = placedClaimIds;
  if (view === null || claimId === undefined) return;
  await tidyCards(view, { chosen: branchOf(view.links, claimId), anchorId: claimId });
}

/** Turns the open map and lays it out that way, as one change. */
export async function turnMap(mapId: string, direction: MapDirection): Promise<void> {
  const view = openView(mapId);
  if (view === null || direction === directionOf(mapId)) return;
  if (view.cards.length === 0) await perform("map.edit", { mapId, direction });
  else await tidyCards(view, { chosen: everyCard(view), anchorId: null }, direction);
}

/** Which way a map that is open leads. */
export function directionOf(mapId: string): MapDirection {
  return useMapStore.getState().tables.maps.get(mapId)?.direction ?? "down";
}

function openView(mapId: string | null): MapView | null {
  const { view } = useMapStore.getState();
  return view !== null && view.mapId === mapId ? view : null;
}

function everyCard(view: MapView): ReadonlySet<string> {
  return new Set(view.cards.map((card) => card.claimId));
}

let running: LayoutRun | null = null;

type Part = { readonly chosen: ReadonlySet<string>; readonly anchorId: string | null };

async function tidyCards(view: MapView, part: Part, turnTo?: MapDirection): Promise<void> {
  const { mapId } = view;
  // Who asks again wants the new one.
  running?.cancel();
  const job = jobFor(view, part.chosen, part.anchorId, turnTo ?? directionOf(mapId));
  const { progress, done } = followTidy(() => run.cancel());
  const run = layOut(job, progress);
  running = run;
  const places = await run.places.finally(() => {
    done();
    if (running === run) running = null;
  });
  const now = openView(mapId);
  if (places === null || now === null) return;
  if (!stillFits(job, now, part.chosen)) {
    toast("The map changed while it was being tidied. Nothing was moved; tidy again.");
    return;
  }
  const moves = movesTo(places, now, part.chosen);
  if (moves.length === 0) {
    if (turnTo !== undefined) await perform("map.edit", { mapId, direction: turnTo });
    else toast("Everything is in its place already.");
    return;
  }
  canvasControl()?.animateNextMove();
  const turn = turnTo === undefined ? {} : { direction: turnTo };
  const moved = await perform("map.move", { mapId, moves, label: "Tidy", ...turn });
  if (moved !== undefined && part.chosen.size === view.cards.length) canvasControl()?.fit();
}
