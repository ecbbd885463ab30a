import { useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import type { LiveMap } from "../live/live-map.ts";
import { clientToMap } from "../viewport.ts";
import { hitAt } from "./hit-test.ts";
import { clearHovered, setHovered, useHovered } from "./hover-store.ts";

/**
 * Finds out what of the map lies under the pointer, drawn by whichever layer: it
 * is mounted before it can be pressed, and so answers the press like any other
 * element.
 */
export function useHovering(live: LiveMap): void {
  const store = useStoreApi();
  useEffect(() => {
    const { domNode } = store.getState();
    if (domNode === null) return;
    const listeners = new AbortController();
    const look = (event: PointerEvent) => {
      // While a button is down the gesture has what it began with.
      if (event.buttons !== 0 || event.pointerType === "touch") return;
      const target = event.target instanceof Element ? event.target : null;
      if (target === null || target.closest(".react-flow__panel") !== null) {
        clearHovered();
        return;
      }
      const [, , zoom] = store.getState().transform;
      const hit = hitAt(live, clientToMap(store.getState(), { x: event.clientX, y: event.clientY }), zoom);
      // A card's dots stand out over its rim, and over links that end there: they hold it.
      if (hit?.on !== "card" && target.closest(".react-flow__node-card, .react-flow__node-junction") !== null) return;
      setHovered(hit ?? { on: "nothing" });
    };
    domNode.addEventListener("pointermove", look, { signal: listeners.signal });
    // Pressed down without having been moved there: a pen, or a mouse that a program moves.
    domNode.addEventListener("pointerover", look, { signal: listeners.signal });
    domNode.addEventListener("pointerleave", () => clearHovered(), { signal: listeners.signal });
    return () => {
      listeners.abort();
      clearHovered();
    };
  }, [live, store]);
}

/** The claim under the pointer, or null. */
export function useHoveredClaimId(): string | null {
  return useHovered(({ hovered }) => (hovered.on === "card" ? hovered.claimId : null));
}

/** The inference whose link or junction is under the pointer, or null. */
export function useHoveredInferenceId(): string | null {
  return useHovered(({ hovered }) => ("inferenceId" in hovered ? hovered.inferenceId : null));
}
