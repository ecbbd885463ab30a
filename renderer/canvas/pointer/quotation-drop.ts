import type { DragEvent } from "react";
import { create } from "zustand";
import type { Point } from "#shared/layout/geometry.ts";
import { canvasControl } from "../../state/canvas-control.ts";
import { perform } from "../../state/commands.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { placedNow } from "../../state/placed.ts";
import { select } from "../../state/selection-store.ts";
import { focusCard } from "../keyboard/focus-card.ts";
import type { LiveMap } from "../live/live-map.ts";
import { hitAt } from "./hit-test.ts";

/** The kind of data under which a text hands over a quotation that is dragged: the JSON of a {@link DraggedQuotation}. */
export const draggedQuotationType = "application/x-warrant-quotation";

/** A quotation that is dragged, with the claims that it backs. */
export type DraggedQuotation = {
  readonly quotationId: string;
  readonly sourceId: string;
  readonly claimIds: readonly string[];
};

/** Over what of the map a quotation is being dragged: a claim's card, or (null) empty ground at `at`, in map pixels. */
export const useQuotationDrop = create<{
  readonly over: { readonly claimId: string | null; readonly at: Point } | null;
}>(() => ({ over: null }));

/** Follows a quotation that is dragged over the map; says whether it is one. */
export function followQuotation(event: DragEvent, live: LiveMap, at: Point, zoom: number): boolean {
  if (!event.dataTransfer.types.includes(draggedQuotationType)) return false;
  const hit = hitAt(live, at, zoom);
  const claimId = hit?.on === "card" ? hit.claimId : null;
  useQuotationDrop.setState({ over: { claimId, at } });
  return true;
}

export function forgetQuotation(): void {
  if (useQuotationDrop.getState().over !== null) useQuotationDrop.setState({ over: null });
}

/** The quotation that an event hands over, null where it is something else. */
export function quotationOf(event: DragEvent): DraggedQuotation | null {
  const json = event.dataTransfer.getData(draggedQuotationType);
  if (json === "") return null;
  const given: unknown = JSON.parse(json);
  if (typeof given !== "object" || given === null) return null;
  if (!("quotationId" in given) || typeof given.quotationId !== "string") return null;
  if (!("sourceId" in given) || typeof given.sourceId !== "string") return null;
  const claimIds = "claimIds" in given && Array.isArray(given.claimIds) ? given.claimIds : [];
  return {
    quotationId: given.quotationId,
    sourceId: given.sourceId,
    claimIds: claimIds.filter((id) => typeof id === "string"),
  };
}

/**
 * Lets a quotation go over a map: on a card it is quoted for that claim; on
 * empty ground its claims come to stand there, `corner` being the first one's
 * upper left corner, or a new claim is written for it.
 */
export async function dropQuotation(
  { quotationId, sourceId, claimIds }: DraggedQuotation,
  {
    mapId,
    onClaimId,
    corner,
    below,
  }: {
    readonly mapId: string;
    readonly onClaimId: string | null;
    readonly corner: Point;
    /** From one claim's corner to the next one's, where there are several. */
    readonly below: number;
  },
): Promise<void> {
  if (onClaimId !== null) {
    const done = await perform("claim.quote", { claimId: onClaimId, quotationId });
    if (done !== undefined) select({ claimIds: [onClaimId] });
    return;
  }
  if (claimIds.length === 0) {
    openDialog({ kind: "claim-of-quotation", quotationId, sourceId, spot: { mapId, ...corner } });
    return;
  }
  const placed = placedNow().claims;
  const missing = claimIds.filter((id) => !placed.has(id));
  if (missing.length > 0) {
    const claims = missing.map((claimId, index) => ({ claimId, x: corner.x, y: corner.y + index * below }));
    if ((await perform("map.place", { mapId, claims, connect: true })) === undefined) return;
  }
  const [shown = claimIds[0]] = missing;
  if (shown === undefined) return;
  select({ claimIds: missing.length > 0 ? missing : [shown] });
  if (missing.length === 0) canvasControl()?.reveal({ claimId: shown });
  focusCard(shown);
}
