import { type EdgeMouseHandler, type NodeChange, type NodeMouseHandler, useStoreApi } from "@xyflow/react";
import { type MouseEvent, useCallback, useEffect } from "react";
import { clearSelection, select, useSelection } from "../../state/selection-store.ts";
import type { LinkEdgeType } from "../elements/link-edge.tsx";
import type { CanvasNode } from "../graph.ts";
import type { LiveMap } from "../live/live-map.ts";
import { recordIdOf } from "../node-ids.ts";
import { clientToMap } from "../viewport.ts";
import { hitAt } from "./hit-test.ts";

/** True when the click adds to the selection or takes out of it. */
function adds(event: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey;
}

function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}

/** Selecting with the pointer. The selection itself is the window's; React Flow only tells what was touched. */
export function useSelecting(live: LiveMap) {
  const store = useStoreApi<CanvasNode, LinkEdgeType>();

  const onSelects = useCallback(
    (changes: readonly NodeChange<CanvasNode>[]) => {
      const picked = new Map<string, boolean>();
      for (const change of changes) if (change.type === "select") picked.set(change.id, change.selected);
      if (picked.size === 0) return;
      const { multiSelectionActive, userSelectionRect } = store.getState();
      // React Flow's rubber band knows only what is mounted: see below.
      if (userSelectionRect !== null) return;
      const replaces = !multiSelectionActive && [...picked.values()].includes(true);
      const { claimIds, inferenceIds } = useSelection.getState();
      const next = { claimIds: new Set(replaces ? [] : claimIds), inferenceIds: new Set(replaces ? [] : inferenceIds) };
      for (const [id, selected] of picked) {
        const claimId = recordIdOf("card", id);
        const inferenceId = recordIdOf("junction", id);
        if (claimId !== null) put(next.claimIds, claimId, selected);
        else if (inferenceId !== null) put(next.inferenceIds, inferenceId, selected);
      }
      select({ claimIds: [...next.claimIds], inferenceIds: [...next.inferenceIds] });
    },
    [store],
  );

  const onNodeClick = useCallback<NodeMouseHandler<CanvasNode>>((event, node) => {
    if (adds(event)) return;
    const claimId = recordIdOf("card", node.id);
    const inferenceId = recordIdOf("junction", node.id);
    // React Flow is silent about a click on what is selected already, one of several perhaps.
    if (claimId !== null) select({ claimIds: [claimId] });
    else if (inferenceId !== null) select({ inferenceIds: [inferenceId] });
  }, []);

  const onEdgeClick = useCallback<EdgeMouseHandler<LinkEdgeType>>((event, edge) => {
    const inferenceId = recordIdOf("link", edge.id);
    if (inferenceId === null) return;
    const { claimIds, inferenceIds } = useSelection.getState();
    if (adds(event)) select({ claimIds, inferenceIds: toggled(inferenceIds, inferenceId) });
    else select({ inferenceIds: [inferenceId] });
  }, []);

  /** A rubber band catches the cards that it touches, drawn by whichever layer. */
  useEffect(() => {
    let before = store.getState().userSelectionRect;
    return store.subscribe(({ userSelectionRect: band, transform: [x, y, zoom] }) => {
      if (band === before) return;
      before = band;
      if (band === null || band.width + band.height === 0) return;
      const area = {
        x: (band.x - x) / zoom,
        y: (band.y - y) / zoom,
        width: band.width / zoom,
        height: band.height / zoom,
      };
      select({ claimIds: live.cardsWithin(area) });
    });
  }, [live, store]);

  /** The arguments that lie wholly among the cards that a rubber band has caught are caught too. */
  const onSelectionEnd = useCallback(() => {
    const { claimIds, inferenceIds } = useSelection.getState();
    if (claimIds.length < 2) return;
    const claims = new Set(claimIds);
    const caught = new Set(inferenceIds);
    for (const claimId of claimIds) {
      for (const link of live.linksOfCard(claimId)) {
        const target = "claimId" in link.target && link.target.claimId === claimId;
        if (target && link.premiseClaimIds.every((id) => claims.has(id))) caught.add(link.inferenceId);
      }
    }
    select({ claimIds, inferenceIds: [...caught] });
  }, [live]);

  /** A press on the ground selects nothing; one on something that is only drawn there selects that. */
  const onPaneClick = useCallback(
    (event: MouseEvent) => {
      const { transform } = store.getState();
      const hit = hitAt(live, clientToMap(store.getState(), { x: event.clientX, y: event.clientY }), transform[2]);
      const { claimIds, inferenceIds } = useSelection.getState();
      if (hit === null) clearSelection();
      else if (hit.on === "card") {
        select(adds(event) ? { claimIds: toggled(claimIds, hit.claimId), inferenceIds } : { claimIds: [hit.claimId] });
      } else {
        const chosen = adds(event) ? toggled(inferenceIds, hit.inferenceId) : [hit.inferenceId];
        select(adds(event) ? { claimIds, inferenceIds: chosen } : { inferenceIds: chosen });
      }
    },
    [live, store],
  );

  return {
    onSelects,
    onNodeClick,
    onEdgeClick,
    onSelectionEnd,
    onSelectionStart: clearSelection,
    onPaneClick,
  };
}

function put(ids: Set<string>, id: string, present: boolean): void {
  if (present) ids.add(id);
  else ids.delete(id);
}
