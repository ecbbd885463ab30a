import { type ReactFlowState, useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import type { Point } from "#shared/layout/geometry.ts";
import type { LinkEdgeType } from "../elements/link-edge.tsx";
import type { CanvasNode } from "../graph.ts";
import type { LiveMap } from "../live/live-map.ts";
import { overAt } from "../pointer/hit-test.ts";
import { clientToMap } from "../viewport.ts";
import { dropLink } from "./linking-drop.ts";
import { type LinkingStart, onLinkingStart } from "./linking-start.ts";
import { canSwitchKind, sameOver, useLinking, useLinkingPointer } from "./linking-store.ts";

/** Pixels that the pointer must go before a press on a dot becomes a link. */
const thresholdPx = 4;
/** How near the canvas's rim the view begins to move along, and how fast, in pixels a frame. */
const rimPx = 36;
const rimSpeedPx = 12;

type FlowStore = { readonly getState: () => ReactFlowState<CanvasNode, LinkEdgeType> };

/** Drawing links from the dots of cards: with the pointer, until it lets go. */
export function useLinkingGesture(live: LiveMap): void {
  const store = useStoreApi<CanvasNode, LinkEdgeType>();
  useEffect(() => {
    let end: (() => void) | null = null;
    onLinkingStart((start) => {
      end?.();
      end = followPointer(start, store, live);
    });
    return () => {
      onLinkingStart(null);
      end?.();
    };
  }, [store, live]);
}

function followPointer(start: LinkingStart, store: FlowStore, live: LiveMap): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  let client: Point = { x: start.clientX, y: start.clientY };
  let frame = 0;

  const look = () => {
    const { linking } = useLinking.getState();
    if (linking === null) return;
    const { domNode, transform } = store.getState();
    const at = clientToMap(store.getState(), client);
    useLinkingPointer.setState(at);
    const over = overAt(live, client, { domNode, at, zoom: transform[2] });
    if (!sameOver(linking.over, over)) useLinking.setState({ linking: { ...linking, over } });
  };
  const moveAlong = () => {
    frame = requestAnimationFrame(moveAlong);
    const box = store.getState().domNode?.getBoundingClientRect();
    if (!box) return;
    const push = (at: number, from: number, to: number) => (at < from + rimPx ? 1 : at > to - rimPx ? -1 : 0);
    const x = push(client.x, box.left, box.right) * rimSpeedPx;
    const y = push(client.y, box.top, box.bottom) * rimSpeedPx;
    if (x !== 0 || y !== 0) void store.getState().panBy({ x, y }).then(look);
  };
  const stop = () => {
    listeners.abort();
    cancelAnimationFrame(frame);
    useLinking.setState({ linking: null });
  };

  window.addEventListener(
    "pointermove",
    (event) => {
      client = { x: event.clientX, y: event.clientY };
      if (useLinking.getState().linking === null) {
        if (Math.hypot(client.x - start.clientX, client.y - start.clientY) < thresholdPx) return;
        const { claimId, end } = start;
        useLinking.setState({ linking: { claimId, end, kind: "support", over: { on: "outside" } } });
        frame = requestAnimationFrame(moveAlong);
      }
      look();
    },
    { signal },
  );
  window.addEventListener(
    "pointerup",
    (event) => {
      client = { x: event.clientX, y: event.clientY };
      look();
      const { linking } = useLinking.getState();
      stop();
      if (linking) void dropLink(linking, clientToMap(store.getState(), client));
    },
    { signal },
  );
  window.addEventListener("pointercancel", stop, { signal });
  window.addEventListener("blur", stop, { signal });
  // Before the window's shortcuts hear of the key: A means something else meanwhile.
  window.addEventListener(
    "keydown",
    (event) => {
      const { linking } = useLinking.getState();
      if (linking === null) return;
      const letter = event.key.toLowerCase();
      if (event.key !== "Escape" && letter !== "a") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === "Escape") stop();
      else if (!event.repeat && canSwitchKind(linking.over)) {
        useLinking.setState({ linking: { ...linking, kind: linking.kind === "support" ? "attack" : "support" } });
      }
    },
    { signal, capture: true },
  );
  return stop;
}
