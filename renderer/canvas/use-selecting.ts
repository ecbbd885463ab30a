import { type EdgeMouseHandler, type NodeChange, type NodeMouseHandler, useStoreApi } from "@xyflow/react";
import { useCallback } from "react";
import { clearSelection, select, useSelection } from "../state/selection-store.ts";
import { currentView } from "./current-view.ts";
import type { CanvasNode } from "./graph.ts";
import type { LinkEdgeType } from "./link-edge.tsx";
import { recordIdOf } from "./node-ids.ts";

/** True when the click adds to the selection or takes out of it. */
function adds(event: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey;
}

function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}

/** Selecting with the pointer. The selection itself is the window's; React Flow only tells what was touched. */
export function useSelecting() {
  const store = useStoreApi<CanvasNode, LinkEdgeType>();

  const onSelects = useCallback(
    (changes: readonly NodeChange<CanvasNode>[]) => {
      const picked = new Map<string, boolean>();
      for (const change of changes) if (change.type === "select") picked.set(change.id, change.selected);
      if (picked.size === 0) return;
      const { multiSelectionActive, userSelectionRect } = store.getState();
      const replaces = !multiSelectionActive && userSelectionRect === null && [...picked.values()].includes(true);
      const { claimIds, inferenceIds } = useSelection.getState();
      const next = { claimIds: new Set(replaces ? [] : claimIds), inferenceIds: new Set(replaces ? [] : inferenceIds) };
      for (const [id, selected] of picked) {
        const claimId = recordIdOf("card", id);
        const inferenceId = recordIdOf("junction", id);
        if (claimId !== null) put(next.claimIds, claimId, selected);
        // A rubber band catches cards; their arguments follow when it ends.
        else if (inferenceId !== null && userSelectionRect === null) put(next.inferenceIds, inferenceId, selected);
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

  /** The arguments that lie wholly among the cards that a rubber band has caught are caught too. */
  const onSelectionEnd = useCallback(() => {
    const view = currentView();
    const { claimIds, inferenceIds } = useSelection.getState();
    if (view === null || claimIds.length < 2) return;
    const claims = new Set(claimIds);
    const caught = new Set(inferenceIds);
    for (const link of view.links) {
      const target = "claimId" in link.target && claims.has(link.target.claimId);
      if (target && link.premiseClaimIds.every((id) => claims.has(id))) caught.add(link.inferenceId);
    }
    select({ claimIds, inferenceIds: [...caught] });
  }, []);

  return {
    onSelects,
    onNodeClick,
    onEdgeClick,
    onSelectionEnd,
    onSelectionStart: clearSelection,
    onPaneClick: clearSelection,
  };
}

function put(ids: Set<string>, id: string, present: boolean): void {
  if (present) ids.add(id);
  else ids.delete(id);
}
