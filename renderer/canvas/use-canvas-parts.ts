import { useMemo, useRef } from "react";
import { useSelection } from "../state/selection-store.ts";
import { useFrames } from "./elements/frame-store.ts";
import { canvasEdges, canvasNodes } from "./graph.ts";
import { useCurrentCard } from "./keyboard/current-card.ts";
import { countArguments, firstRead } from "./keyboard/reading.ts";
import { useLinking } from "./linking/linking-store.ts";
import type { Moving } from "./moving/use-moving.ts";
import { useHoveredClaimId, useHoveredInferenceId } from "./pointer/use-hovering.ts";
import { Remembered } from "./remembered.ts";
import type { InView } from "./use-mounted.ts";
import type { ShownMap } from "./use-shown-map.ts";

/** Of more selected cards or links only those in view have elements. */
const mostSelected = 50;

/** What React Flow is given at this moment, and the card that Tab comes to. */
export function useCanvasParts(shown: ShownMap, inView: InView, moving: Moving) {
  const { live, view } = shown;
  const frameSizes = useFrames((state) => state.sizes);
  const claimIds = useSelection((state) => state.claimIds);
  const inferenceIds = useSelection((state) => state.inferenceIds);
  const editingClaimId = useSelection((state) => state.editingClaimId);
  const lastCurrent = useCurrentCard((state) => state.claimId);
  const hoveredClaimId = useHoveredClaimId();
  const hoveredInferenceId = useHoveredInferenceId();
  const aimedAt = useLinking(({ linking }) => linking?.over);
  const aimedClaimId = aimedAt?.on === "card" ? aimedAt.claimId : null;
  const aimedInferenceId = aimedAt && "inferenceId" in aimedAt ? aimedAt.inferenceId : null;
  const rememberedNodes = useRef(new Remembered());
  const rememberedEdges = useRef(new Remembered());

  const counts = useMemo(() => countArguments(view), [view]);
  const firstClaimId = useMemo(() => firstRead(view.cards)?.claimId ?? null, [view]);
  const isHere = (id: string | null) => id !== null && live.cardOf(id) !== undefined;
  const newest = claimIds.length <= mostSelected ? claimIds.find(isHere) : undefined;
  const currentClaimId = isHere(lastCurrent) ? lastCurrent : (newest ?? firstClaimId);

  const selected = useMemo(
    () => ({ claims: new Set(claimIds), inferences: new Set(inferenceIds) }),
    [claimIds, inferenceIds],
  );
  const mounted = useMemo(() => {
    const few = (ids: readonly string[]) => (ids.length <= mostSelected ? ids : []);
    return {
      claimIds: idSet(inView.claimIds, few(claimIds), [hoveredClaimId, aimedClaimId, currentClaimId, editingClaimId]),
      inferenceIds: idSet(inView.inferenceIds, few(inferenceIds), [hoveredInferenceId, aimedInferenceId]),
    };
  }, [
    inView,
    claimIds,
    inferenceIds,
    hoveredClaimId,
    aimedClaimId,
    currentClaimId,
    editingClaimId,
    hoveredInferenceId,
    aimedInferenceId,
  ]);

  const state = useMemo(
    () => ({ shown, moving, mounted, selected, frameSizes, counts, currentClaimId, editingClaimId }),
    [shown, moving, mounted, selected, frameSizes, counts, currentClaimId, editingClaimId],
  );
  const nodes = useMemo(() => {
    rememberedNodes.current.begin();
    return canvasNodes(state, rememberedNodes.current);
  }, [state]);
  const edges = useMemo(() => {
    rememberedEdges.current.begin();
    return canvasEdges(state, rememberedEdges.current);
  }, [state]);
  return { nodes, edges, currentClaimId, mounted };
}

function idSet(...lists: readonly (readonly (string | null)[])[]): ReadonlySet<string> {
  return new Set(lists.flat().filter((id) => id !== null));
}
