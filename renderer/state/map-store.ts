import { create } from "zustand";
import type { CommandError } from "#shared/contract/errors.ts";
import type { ChangeEvent, MapContent } from "#shared/contract/results.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { applyDiff, createRecordTables, type Diff, type RecordChange, type RecordTables } from "#shared/model/diffs.ts";
import { type MapView, tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { keepSame } from "#shared/model/same-view.ts";
import { viewAfter } from "#shared/model/view-changes.ts";
import { ask, CommandFailure } from "./commands.ts";

/**
 * The open map: a mirror of its records in main, and the view that is drawn from
 * them. From one view to the next, cards and links that look the same are the
 * same objects.
 */
type MapState = {
  readonly mapId: string | null;
  readonly status: "none" | "loading" | "ready" | "failed";
  readonly error: CommandError | null;
  readonly tables: RecordTables;
  readonly view: MapView | null;
};

export const useMapStore = create<MapState>(() => ({
  mapId: null,
  status: "none",
  error: null,
  tables: createRecordTables(),
  view: null,
}));

/** False while the tables hold a change that the view does not show, until the map is there anew. */
let viewFollows = true;

function show({ mapId, records }: MapContent): void {
  const tables = tablesFrom(unpackRecords(records));
  const { view: before } = useMapStore.getState();
  const view = viewMap(tables, mapId);
  viewFollows = true;
  useMapStore.setState({ mapId, status: "ready", error: null, tables, view: before ? keepSame(before, view) : view });
}

let newestLoad = 0;
let changesHeard = 0;

/** Loads a map and shows it. While it loads, the map before it stays on show if it is the same one. */
export async function openMap(mapId: string): Promise<void> {
  const load = ++newestLoad;
  if (useMapStore.getState().mapId !== mapId) {
    useMapStore.setState({ mapId, status: "loading", error: null, tables: createRecordTables(), view: null });
  }
  try {
    const heardBefore = changesHeard;
    const content = await ask("map.get", { mapId });
    if (load !== newestLoad) return;
    show(content);
    // A change that was told meanwhile may be newer than what was read.
    if (changesHeard !== heardBefore) void openMap(mapId);
  } catch (error) {
    if (load !== newestLoad) return;
    const refusal: CommandError =
      error instanceof CommandFailure
        ? error.error
        : { code: "internal", message: error instanceof Error ? error.message : String(error) };
    useMapStore.setState({ status: "failed", error: refusal, view: null });
  }
}

/** Shows no map. */
export function closeMap(): void {
  newestLoad++;
  useMapStore.setState({ mapId: null, status: "none", error: null, tables: createRecordTables(), view: null });
}

/** True when the diff brings something onto the map whose record, or whose backing, this window has not got. */
function needsReload(tables: RecordTables, diff: Diff, mapId: string): boolean {
  const created = new Set<string>();
  for (const { before, id } of diff) if (before === null) created.add(id);
  return diff.some((change) => {
    if (change.after === null) return false;
    switch (change.table) {
      case "placements": {
        const { claimId, inferenceId } = change.after;
        if (change.after.mapId !== mapId || change.before !== null) return false;
        if (claimId !== null) return !tables.claims.has(claimId) || !created.has(claimId);
        return inferenceId !== null && !created.has(inferenceId);
      }
      case "claimQuotations":
        return tables.claims.has(change.after.claimId) && !tables.quotations.has(change.after.quotationId);
      case "quotations":
        return !tables.speakers.has(change.after.speakerId) || !tables.sources.has(change.after.sourceId);
      default:
        return false;
    }
  });
}

/** True when a change touches what this window mirrors; all others pass without drawing the map anew. */
function concerns(tables: RecordTables, change: RecordChange, mapId: string): boolean {
  const record = change.after ?? change.before;
  switch (change.table) {
    case "placements":
    case "frames":
      return change.before?.mapId === mapId || change.after?.mapId === mapId;
    case "positions":
      return true;
    case "claimQuotations":
      return record !== null && "claimId" in record && record.claimId !== null && tables.claims.has(record.claimId);
    case "premises":
      return record !== null && "inferenceId" in record && tables.inferences.has(record.inferenceId ?? "");
    case "notes":
      return (
        tables.notes.has(change.id) ||
        tables.claims.has(change.after?.claimId ?? "") ||
        tables.inferences.has(change.after?.inferenceId ?? "")
      );
    default:
      return tables[change.table].has(change.id);
  }
}

/** Mirrors a change of the library into the open map; fetches the map anew where the diff does not carry enough. */
export function mirrorChange(event: ChangeEvent): void {
  changesHeard++;
  const { mapId, tables, status, view } = useMapStore.getState();
  if (mapId === null || status === "none" || status === "failed") return;
  if (status === "loading") {
    void openMap(mapId);
    return;
  }
  if (!event.diff.some((change) => concerns(tables, change, mapId))) return;
  applyDiff(tables, event.diff);
  if (!tables.maps.has(mapId)) {
    closeMap();
    return;
  }
  if (needsReload(tables, event.diff, mapId)) {
    viewFollows = false;
    void openMap(mapId);
  } else if (view !== null) {
    const next = viewFollows ? viewAfter(view, tables, event.diff) : keepSame(view, viewMap(tables, mapId));
    useMapStore.setState({ tables: { ...tables }, view: next });
  }
}
