import { useMemo } from "react";
import { canvasControl } from "../../state/canvas-control.ts";
import { useMapStore } from "../../state/map-store.ts";
import { select } from "../../state/selection-store.ts";

/** What stands on the open map: ids of claims and inferences. `mapId` is null while no map is ready. */
export function usePlaced(): {
  readonly mapId: string | null;
  readonly claims: ReadonlySet<string>;
  readonly inferences: ReadonlySet<string>;
} {
  const tables = useMapStore((state) => state.tables);
  const mapId = useMapStore((state) => (state.status === "ready" ? state.mapId : null));
  return useMemo(() => {
    const claims = new Set<string>();
    const inferences = new Set<string>();
    for (const placement of tables.placements.values()) {
      if (placement.mapId !== mapId) continue;
      if (placement.claimId !== null) claims.add(placement.claimId);
      if (placement.inferenceId !== null) inferences.add(placement.inferenceId);
    }
    return { mapId, claims, inferences };
  }, [tables, mapId]);
}

/** Selects an inference, and brings it into view where it stands on the open map. */
export function selectInference(inferenceId: string): void {
  select({ inferenceIds: [inferenceId] });
  const shown = useMapStore.getState().view?.links.some((link) => link.inferenceId === inferenceId);
  if (shown) canvasControl()?.reveal({ inferenceId });
}
