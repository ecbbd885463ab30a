import type { RecordTables } from "#shared/model/diffs.ts";
import type { MapView } from "#shared/model/map-view.ts";
import { useMapStore } from "./map-store.ts";

/** What stands on the open map, hidden cards included: ids of claims and inferences. `mapId` is null while no map is ready. */
export type Placed = {
  readonly mapId: string | null;
  readonly claims: ReadonlySet<string>;
  readonly inferences: ReadonlySet<string>;
};

let known: { readonly tables: RecordTables; readonly placed: Placed } | null = null;

/** Gathered once for each change of the map, however many parts of the window ask. */
function placedIn(tables: RecordTables, mapId: string | null): Placed {
  if (known?.tables === tables && known.placed.mapId === mapId) return known.placed;
  const claims = new Set<string>();
  const inferences = new Set<string>();
  for (const placement of tables.placements.values()) {
    if (placement.mapId !== mapId) continue;
    if (placement.claimId !== null) claims.add(placement.claimId);
    if (placement.inferenceId !== null) inferences.add(placement.inferenceId);
  }
  known = { tables, placed: { mapId, claims, inferences } };
  return known.placed;
}

/** What stands on the open map now. */
export function placedNow(): Placed {
  const { tables, status, mapId } = useMapStore.getState();
  return placedIn(tables, status === "ready" ? mapId : null);
}

/** What stands on the open map, kept current. */
export function usePlaced(): Placed {
  const tables = useMapStore((state) => state.tables);
  const mapId = useMapStore((state) => (state.status === "ready" ? state.mapId : null));
  return placedIn(tables, mapId);
}

/** What of the open map is drawn: not what a collapsed card hides. */
export type Shown = { readonly claims: ReadonlySet<string>; readonly inferences: ReadonlySet<string> };

const shownOf = new WeakMap<MapView, Shown>();
const nothingShown: Shown = { claims: new Set(), inferences: new Set() };

/** The ids of a view's cards and links, gathered once for each view. */
export function shownIn(view: MapView | null): Shown {
  if (view === null) return nothingShown;
  const gathered = shownOf.get(view);
  if (gathered !== undefined) return gathered;
  const shown = {
    claims: new Set(view.cards.map((card) => card.claimId)),
    inferences: new Set(view.links.map((link) => link.inferenceId)),
  };
  shownOf.set(view, shown);
  return shown;
}
