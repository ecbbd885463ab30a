import { useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { canvasControl } from "../../state/canvas-control.ts";

/**
 * Keeps the keyboard on the canvas when the card that has it goes: deleted,
 * undone, or moved out of a view that mounts only what is in sight.
 */
export function useKeptFocus(): void {
  const store = useStoreApi();
  useEffect(() => {
    const listeners = new AbortController();
    let last: Element | null = null;
    let frame = 0;
    document.addEventListener(
      "focusin",
      (event) => {
        const root = store.getState().domNode;
        last = event.target instanceof Element && root?.contains(event.target) ? event.target : null;
      },
      { signal: listeners.signal },
    );
    let { nodes, edges } = store.getState();
    const stop = store.subscribe((state) => {
      if (state.nodes === nodes && state.edges === edges) return;
      ({ nodes, edges } = state);
      if (last === null) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        // Nothing else has taken the keyboard: what had it was taken away.
        if (last !== null && !last.isConnected && document.activeElement === document.body) canvasControl()?.focus();
      });
    });
    return () => {
      stop();
      listeners.abort();
      cancelAnimationFrame(frame);
    };
  }, [store]);
}
