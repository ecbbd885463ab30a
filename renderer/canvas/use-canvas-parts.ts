import { useMemo, useRef } from "react";
import type { MapView } from "#shared/model/map-view.ts";
import { useSelection } from "../state/selection-store.ts";
import { useCurrentCard } from "./current-card.ts";
import { useFrames } from "./frame-store.ts";
import { canvasEdges, canvasNodes } from "./graph.ts";
import { type LiveGeometry, liveGeometry } from "./live-geometry.ts";
import { usePlaces } from "./places.ts";
import { countArguments, readingOrder } from "./reading.ts";
import { Remembered } from "./remembered.ts";

/** What there is to draw of a view at this moment, and the card that Tab comes to. */
export function useCanvasParts(view: MapView) {
  const places = usePlaces((state) => state.places);
  const frameSizes = useFrames((state) => state.sizes);
  const claimIds = useSelection((state) => state.claimIds);
  const inferenceIds = useSelection((state) => state.inferenceIds);
  const editingClaimId = useSelection((state) => state.editingClaimId);
  const lastCurrent = useCurrentCard((state) => state.claimId);
  const before = useRef<LiveGeometry | null>(null);
  const rememberedNodes = useRef(new Remembered());
  const rememberedEdges = useRef(new Remembered());

  const geometry = useMemo(() => {
    before.current = liveGeometry(view, places, before.current);
    return before.current;
  }, [view, places]);
  const counts = useMemo(() => countArguments(view), [view]);
  const firstClaimId = useMemo(() => readingOrder(view.cards)[0]?.claimId ?? null, [view]);
  const currentClaimId = [lastCurrent, ...claimIds].find((id) => id !== null && geometry.rects.has(id)) ?? firstClaimId;

  const state = useMemo(
    () => ({
      view,
      geometry,
      places,
      frameSizes,
      counts,
      claimIds: new Set(claimIds),
      inferenceIds: new Set(inferenceIds),
      currentClaimId,
      editingClaimId,
    }),
    [view, geometry, places, frameSizes, counts, claimIds, inferenceIds, currentClaimId, editingClaimId],
  );
  const nodes = useMemo(() => {
    rememberedNodes.current.begin();
    return canvasNodes(state, rememberedNodes.current);
  }, [state]);
  const edges = useMemo(() => {
    rememberedEdges.current.begin();
    return canvasEdges(state, rememberedEdges.current);
  }, [state]);
  return { geometry, nodes, edges, currentClaimId };
}
