import type { DragEvent } from "react";
import type { SourceQuotation } from "#shared/contract/results/sources.ts";
import { type DraggedQuotation, draggedQuotationType } from "../../../canvas/pointer/quotation-drop.ts";
import type { Highlight } from "./highlights.ts";

/** Hands a quotation, and the claims that it backs, to what it is dragged to. */
export function handOver({ dataTransfer }: DragEvent, { quotation, claims }: SourceQuotation): void {
  const dragged: DraggedQuotation = {
    quotationId: quotation.id,
    sourceId: quotation.sourceId,
    claimIds: claims.map(({ claim }) => claim.id),
  };
  dataTransfer.setData(draggedQuotationType, JSON.stringify(dragged));
  dataTransfer.setData("text/plain", quotation.exact);
  dataTransfer.effectAllowed = "copy";
}

/**
 * Hands over the quotation of the highlight that a drag began on: of several
 * there the shortest, which is the one that could be meant nowhere else. A drag
 * of selected words is none.
 */
export function dragHighlight(event: DragEvent, highlights: readonly Highlight[]): void {
  const mark = event.target instanceof Element ? event.target.closest<HTMLElement>("mark[draggable]") : null;
  const selection = document.getSelection();
  if (mark && selection?.isCollapsed === false && selection.containsNode(mark, true)) return;
  const ids = mark?.dataset.highlights?.split(" ") ?? [];
  const [shortest] = highlights
    .flatMap(({ id, start, end, about }) =>
      about.kind === "quotation" && ids.includes(id) ? [{ length: end - start, row: about.row }] : [],
    )
    .sort((a, b) => a.length - b.length);
  if (shortest !== undefined) handOver(event, shortest.row);
}
