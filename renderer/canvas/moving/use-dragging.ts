import type { NodeChange, OnNodeDrag } from "@xyflow/react";
import { useCallback, useRef } from "react";
import type { Point } from "#shared/layout/geometry.ts";
import { useSelection } from "../../state/selection-store.ts";
import { setFrameSize } from "../elements/frame-store.ts";
import { junctionSize } from "../elements/junction-node.tsx";
import type { CanvasNode } from "../graph.ts";
import { currentLive } from "../live/current-live.ts";
import type { LiveMap } from "../live/live-map.ts";
import { canvasId, recordIdOf } from "../node-ids.ts";
import { commitMoves, followingJunctions, holdPlaces, releasePlaces } from "./moves.ts";
import { setPlaces } from "./places.ts";

type Drag = {
  readonly leadId: string;
  readonly leadStart: Point;
  readonly followers: readonly (readonly [string, Point])[];
  /** Ends the listening for Escape. */
  readonly listening: AbortController;
};

/** A node's own place: React Flow counts from the top left corner, junctions from their centre. */
function placeOf(id: string, corner: Point): Point {
  const inset = recordIdOf("junction", id) === null ? 0 : junctionSize / 2;
  return { x: corner.x + inset, y: corner.y + inset };
}

/** The selected cards that move along with the one that is dragged, though no element of theirs is there to be dragged. */
function selectedBeside(
  live: LiveMap,
  leadId: string,
  dragged: ReadonlySet<string>,
): readonly (readonly [string, Point])[] {
  const { claimIds } = useSelection.getState();
  const leadClaimId = recordIdOf("card", leadId);
  if (leadClaimId === null || !claimIds.includes(leadClaimId)) return [];
  return claimIds.flatMap((claimId) => {
    const id = canvasId("card", claimId);
    const card = live.cardOf(claimId);
    return card && !dragged.has(id) ? [[id, { x: card.x, y: card.y }] as const] : [];
  });
}

/** Dragging of cards, junctions and frames: in this window until it ends, then one command. Escape takes it back. */
export function useDragging(): {
  readonly onMoves: (changes: readonly NodeChange<CanvasNode>[]) => void;
  readonly onDragStart: OnNodeDrag<CanvasNode>;
  readonly onDragStop: OnNodeDrag<CanvasNode>;
} {
  const drag = useRef<Drag | null>(null);

  const onDragStart = useCallback<OnNodeDrag<CanvasNode>>((_event, node, nodes) => {
    const live = currentLive();
    if (live === null) return;
    const moved = new Set(nodes.map(({ id }) => id));
    const others = selectedBeside(live, node.id, moved);
    for (const [id] of others) moved.add(id);
    const followers = [...others, ...followingJunctions(live, moved)];
    const listening = new AbortController();
    drag.current = { leadId: node.id, leadStart: placeOf(node.id, node.position), followers, listening };
    const ids = [...moved, ...followers.map(([id]) => id)];
    holdPlaces(ids);
    window.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopImmediatePropagation();
        listening.abort();
        drag.current = null;
        releasePlaces(ids);
      },
      { capture: true, signal: listening.signal },
    );
  }, []);

  const onMoves = useCallback((changes: readonly NodeChange<CanvasNode>[]) => {
    const moved: (readonly [string, Point])[] = [];
    for (const change of changes) {
      if (change.type === "position" && change.position !== undefined && change.dragging !== undefined) {
        moved.push([change.id, placeOf(change.id, change.position)]);
      } else if (change.type === "dimensions" && change.resizing === true && change.dimensions !== undefined) {
        const frameId = recordIdOf("frame", change.id);
        if (frameId !== null) setFrameSize(frameId, change.dimensions);
      }
    }
    // Escape has taken the cards back; the pointer only has not let go yet.
    if (moved.length === 0 || drag.current === null) return;
    const lead = moved.find(([id]) => id === drag.current?.leadId)?.[1];
    if (lead !== undefined) {
      const { leadStart, followers } = drag.current;
      for (const [id, start] of followers) {
        moved.push([id, { x: start.x + lead.x - leadStart.x, y: start.y + lead.y - leadStart.y }]);
      }
    }
    setPlaces(moved);
  }, []);

  const onDragStop = useCallback<OnNodeDrag<CanvasNode>>((_event, _node, nodes) => {
    const live = currentLive();
    if (drag.current === null) return;
    const { followers, listening } = drag.current;
    listening.abort();
    drag.current = null;
    if (live !== null) void commitMoves(live, [...nodes.map(({ id }) => id), ...followers.map(([id]) => id)]);
  }, []);

  return { onMoves, onDragStart, onDragStop };
}
