import { useReactFlow } from "@xyflow/react";
import type { DragEvent } from "react";
import { toast } from "sonner";
import { cardWidth } from "#shared/scene/card.ts";
import { canvasControl } from "../../state/canvas-control.ts";
import { perform } from "../../state/commands.ts";
import { useMapStore } from "../../state/map-store.ts";
import { select } from "../../state/selection-store.ts";
import { currentView } from "../current-view.ts";
import { focusCard } from "../keyboard/focus-card.ts";
import { snappedPoint } from "../moving/grid.ts";

/** The kind of data under which the library hands over the id of a claim that is dragged. */
export const draggedClaimType = "application/x-warrant-claim";

/** Takes claims that are dragged here from the library; one that stands here already is shown instead. */
export function useLibraryDrop() {
  const flow = useReactFlow();

  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(draggedClaimType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  };
  const onDrop = async (event: DragEvent) => {
    const claimId = event.dataTransfer.getData(draggedClaimType);
    const view = currentView();
    if (claimId === "" || view === null) return;
    event.preventDefault();
    const { placements } = useMapStore.getState().tables;
    const isPlaced = [...placements.values()].some((place) => place.mapId === view.mapId && place.claimId === claimId);
    const isShown = view.cards.some((card) => card.claimId === claimId);
    if (isPlaced && !isShown) {
      toast("This claim is on the map, hidden under a collapsed card. Expand that card to see it.");
      return;
    }
    const pointer = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    if (!isShown) {
      const corner = snappedPoint({ x: pointer.x - cardWidth / 2, y: pointer.y - 20 });
      const placed = await perform("map.place", { mapId: view.mapId, claims: [{ claimId, ...corner }], connect: true });
      if (placed === undefined) return;
    } else canvasControl()?.reveal({ claimId });
    select({ claimIds: [claimId] });
    focusCard(claimId);
  };
  return { onDragOver, onDrop };
}
