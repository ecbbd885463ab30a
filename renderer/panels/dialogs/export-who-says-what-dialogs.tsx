import { useMemo } from "react";
import type { Size } from "#shared/layout/geometry.ts";
import type { Position } from "#shared/model/records.ts";
import { matrixScene } from "#shared/scene/matrix.ts";
import { timelineScene } from "#shared/scene/timeline.ts";
import { ask } from "../../state/commands.ts";
import { matrixMost, useMatrixArguments } from "../../state/matrix-filter.ts";
import { useCommand } from "../../state/queries.ts";
import { ExportTableDialog } from "./export-table-dialog.tsx";

const noPositions: readonly Position[] = [];

/** Saves a map's timeline as an image or as rows for a spreadsheet. */
export function ExportTimelineDialog({ mapId }: { readonly mapId: string }) {
  const positions = useCommand("library.get", {}).data?.positions ?? noPositions;
  const timeline = useCommand("timeline.get", { mapId }).data;
  const size = useMemo(
    (): Size | null => (timeline ? timelineScene(timeline, { positions, theme: "light" }).bounds : null),
    [timeline, positions],
  );
  return (
    <ExportTableDialog
      title="Export timeline"
      lead={timeline?.title ?? ""}
      size={size}
      rows="a row for each quotation"
      image={(options) => ask("timeline.export", { mapId, ...options })}
      csv={() => ask("timeline.exportCsv", { mapId })}
    />
  );
}

/** Saves who says what, narrowed as it is on show, as an image or as rows for a spreadsheet. */
export function ExportMatrixDialog() {
  const filter = useMatrixArguments();
  const positions = useCommand("library.get", {}).data?.positions ?? noPositions;
  const matrix = useCommand("matrix.get", { ...filter, limit: matrixMost }).data;
  const maps = useCommand("maps.list", {}).data;
  const size = useMemo(
    (): Size | null => (matrix ? matrixScene(matrix, { title: "", positions, theme: "light" }).bounds : null),
    [matrix, positions],
  );
  const narrowed = (filter.positionIds?.length ?? 0) + (filter.speakerIds?.length ?? 0) > 0;
  const of = filter.mapId === null ? "The whole library" : (maps?.find(({ id }) => id === filter.mapId)?.title ?? "");
  return (
    <ExportTableDialog
      title="Export who says what"
      lead={narrowed ? `${of}, narrowed as it is on show` : of}
      size={size}
      rows="a row for each speaker"
      image={(options) => ask("matrix.export", { ...filter, ...options })}
      csv={() => ask("matrix.exportCsv", filter)}
    />
  );
}
