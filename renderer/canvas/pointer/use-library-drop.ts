import { useReactFlow, useStoreApi } from "@xyflow/react";
import type { DragEvent } from "react";
import { toast } from "sonner";
import { cardWidth } from "#shared/scene/card.ts";
import { canvasControl } from "../../state/canvas-control.ts";
import { perform } from "../../state/commands.ts";
import { useMapStore } from "../../state/map-store.ts";
import { select } from "../../state/selection-store.ts";
import { currentView } from "../current-view.ts";
import { focusCard } from "../keyboard/focus-card.ts";
import type { LiveMap } from "../live/live-map.ts";
import { snappedPoint } from "../moving/grid.ts";
import { hitAt } from "./hit-test.ts";
import { dropQuotation, followQuotation, forgetQuotation, quotationOf } from "./quotation-drop.ts";

/** The kind of data under which the library hands over the id of a claim that is dragged. */
export const draggedClaimType = "application/x-warrant-claim";

/** From one card to the next where several claims of a quotation are dropped, in map pixels. */
const cardPitch = 160;

/**
 * Takes claims that are dragged here from the library, and quotations that are
 * dragged from a text; a claim that stands here already is shown instead.
 */
export function useLibraryDrop(live: LiveMap) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const pointerOf = (event: DragEvent) =>
    flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
  const cornerAt = ({ x, y }: { readonly x: number; readonly y: number }) =>
    snappedPoint({ x: x - cardWidth / 2, y: y - 20 });

  const onDragOver = (event: DragEvent) => {
    const isQuotation = followQuotation(event, live, pointerOf(event), store.getState().transform[2]);
    if (!isQuotation && !event.dataTransfer.types.includes(draggedClaimType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  };
  const onDragLeave = (event: DragEvent) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && event.currentTarget.contains(to))) forgetQuotation();
  };
  const onDrop = async (event: DragEvent) => {
    forgetQuotation();
    const quotation = quotationOf(event);
    const shownMap = currentView();
    if (quotation !== null && shownMap !== null) {
      event.preventDefault();
      const at = pointerOf(event);
      const hit = hitAt(live, at, store.getState().transform[2]);
      const onClaimId = hit?.on === "card" ? hit.claimId : null;
      await dropQuotation(quotation, { mapId: shownMap.mapId, onClaimId, corner: cornerAt(at), below: cardPitch });
      return;
    }
    const claimId = event.dataTransfer.getData(draggedClaimType);
    const view = currentView();
    if (claimId === "" || view === null) return;
    event.preventDefault();
    const pointer = pointerOf(event);
    const { placements } = useMapStore.getState().tables;
    const isPlaced = [...placements.values()].some((place) => place.mapId === view.mapId && place.claimId === claimId);
    const isShown = view.cards.some((card) => card.claimId === claimId);
    if (isPlaced && !isShown) {
      toast("This claim is on the map, hidden under a collapsed card. Expand that card to see it.");
      return;
    }
    if (!isShown) {
      const corner = cornerAt(pointer);
      const placed = await perform("map.place", { mapId: view.mapId, claims: [{ claimId, ...corner }], connect: true });
      if (placed === undefined) return;
    } else canvasControl()?.reveal({ claimId });
    select({ claimIds: [claimId] });
    focusCard(claimId);
  };
  return { onDragOver, onDragLeave, onDrop };
}
