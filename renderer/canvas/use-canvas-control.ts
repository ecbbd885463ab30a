import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { freeSlot, placeBelow } from "#shared/layout/free-slot.ts";
import type { Rect, Size } from "#shared/layout/geometry.ts";
import type { MapDirection } from "#shared/model/records.ts";
import { cardWidth } from "#shared/scene/card.ts";
import { type CanvasControl, registerCanvas } from "../state/canvas-control.ts";
import { useMapStore } from "../state/map-store.ts";
import type { Viewport } from "../state/window-store.ts";
import { useCurrentCard } from "./keyboard/current-card.ts";
import type { LiveMap } from "./live/live-map.ts";
import { motionMs } from "./moving/reduced-motion.ts";
import { announceMove, onceMoved } from "./moving/use-gliding.ts";
import { canvasId } from "./node-ids.ts";
import { allowZoom, centredOn, revealing, viewportFor } from "./viewport.ts";

const travelMs = 180;
/** About the size of a card with a few lines, for finding it a place. */
export const usualCard: Size = { width: cardWidth, height: 120 };

/** Which way the open map leads. */
function directionOf(live: LiveMap): MapDirection {
  return useMapStore.getState().tables.maps.get(live.view?.mapId ?? "")?.direction ?? "down";
}

/** Registers what the rest of the window may ask of the canvas. */
export function useCanvasControl(live: LiveMap): void {
  const flow = useReactFlow();
  const store = useStoreApi();

  useEffect(() => {
    const size = (): Size => ({ width: store.getState().width, height: store.getState().height });
    const go = (viewport: Viewport) => void flow.setViewport(viewport, { duration: motionMs(travelMs) });
    const rectOf: (target: Parameters<CanvasControl["reveal"]>[0]) => Rect | null = (target) => {
      if ("claimId" in target) return live.rectOf(target.claimId) ?? null;
      const anchor = live.geometryOf(target.inferenceId)?.anchor;
      return anchor ? { x: anchor.x - 20, y: anchor.y - 20, width: 40, height: 40 } : null;
    };
    const seen = (): Rect => {
      const { x, y, zoom } = flow.getViewport();
      const { width, height } = size();
      return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
    };
    const occupied = () => live.occupied();
    const freeSpot = () => {
      const { x, y, width, height } = seen();
      const near = { x: x + (width - usualCard.width) / 2, y: y + (height - usualCard.height) / 2 };
      return freeSlot(occupied(), usualCard, near);
    };

    registerCanvas({
      // To where the cards are going, if they are on their way.
      fit: () =>
        onceMoved(() => {
          const to = viewportFor(live.bounds(), size());
          allowZoom(store, to.zoom);
          go(to);
        }),
      actualSize: () => go(centredOn(seen(), size(), 1)),
      zoomIn: () => void flow.zoomIn({ duration: motionMs(120) }),
      zoomOut: () => void flow.zoomOut({ duration: motionMs(120) }),
      reveal: (target) => {
        const rect = rectOf(target);
        const viewport = rect && revealing(rect, size(), flow.getViewport());
        if (viewport) go(viewport);
      },
      seen,
      freeSpot,
      spotNear: (target, { above = false } = {}) => {
        const rect = rectOf(target);
        if (rect === null) return freeSpot();
        if ("inferenceId" in target) {
          return freeSlot(occupied(), usualCard, { x: rect.x + rect.width + 60, y: rect.y - usualCard.height / 2 });
        }
        const direction = directionOf(live);
        if (!above) return placeBelow(rect, occupied(), usualCard, direction);
        const before =
          direction === "right"
            ? { x: rect.x - usualCard.width - 80, y: rect.y }
            : { x: rect.x, y: rect.y - usualCard.height - 80 };
        return freeSlot(occupied(), usualCard, before);
      },
      focus: () => {
        const root = store.getState().domNode;
        const { claimId } = useCurrentCard.getState();
        const id = claimId === null ? null : canvasId("card", claimId);
        const card =
          id === null ? null : root?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
        const tabStop = card ?? root?.querySelector<HTMLElement>('.react-flow__node[tabindex="0"]');
        (tabStop ?? root)?.focus({ preventScroll: true });
      },
      animateNextMove: announceMove,
    });
    return () => registerCanvas(null);
  }, [flow, store, live]);
}
