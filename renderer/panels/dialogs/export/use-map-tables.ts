import { useMemo } from "react";
import { unpackRecords } from "#shared/model/compact-records.ts";
import type { RecordTables } from "#shared/model/diffs.ts";
import { tablesFrom } from "#shared/model/map-view.ts";
import { useMapStore } from "../../../state/map-store.ts";
import { useCommand } from "../../../state/queries.ts";

/** The records of a map, kept up to date; null while they are not there. Those of the open map are at hand. */
export function useMapTables(mapId: string): RecordTables | null {
  const open = useMapStore((state) => (state.mapId === mapId && state.status === "ready" ? state.tables : null));
  const { data } = useCommand("map.get", { mapId }, { enabled: open === null });
  const fetched = useMemo(
    () => (open === null && data?.mapId === mapId ? tablesFrom(unpackRecords(data.records)) : null),
    [open, data, mapId],
  );
  return open ?? fetched;
}
