import type { Edit, Library } from "#main/store/library.ts";
import { freeSlot } from "#shared/layout/free-slot.ts";
import type { Point, Rect } from "#shared/layout/geometry.ts";
import { limits, type MapDirection, type Premise } from "#shared/model/records.ts";
import { cardRects, cardSizes } from "./card-sizes.ts";
import type { CommandContext, Handlers } from "./context.ts";
import { edit, need, patchRecord, refuse } from "./context.ts";
import { refuseFaulty } from "./linking.ts";
import { endsOf, placeClaim, placedOn, touchMap } from "./placing.ts";

/** The claims an inference steps from. */
export const premiseHandlers: Handlers<"premise.add" | "premise.remove" | "premise.edit"> = {
  "premise.add": addPremise,

  "premise.remove": (context, { premiseId }) => {
    edit(context, "Remove premise", (tx) => {
      const { inferenceId } = need(tx, "premises", premiseId);
      const left = inRank(tx.where("premises", { inferenceId })).filter(({ id }) => id !== premiseId);
      if (left.length === 0) throw refuse("An argument keeps at least one premise. Delete the argument instead.");
      const inference = need(tx, "inferences", inferenceId);
      const premiseClaimIds = left.map(({ claimId }) => claimId);
      for (const { target } of endsOf(tx, [inference])) {
        refuseFaulty(tx, { kind: inference.kind, premiseClaimIds, target }, inferenceId);
      }
      tx.delete("premises", premiseId);
      left.forEach(({ id }, rank) => void patchRecord(tx, "premises", id, { rank }));
      tx.update("inferences", inferenceId, { updatedAt: tx.now });
    });
    return null;
  },

  "premise.edit": (context, { premiseId, implicit }) => {
    edit(context, implicit ? "Mark premise as implicit" : "Mark premise as stated", (tx) => {
      const { inferenceId } = need(tx, "premises", premiseId);
      if (patchRecord(tx, "premises", premiseId, { implicit })) {
        tx.update("inferences", inferenceId, { updatedAt: tx.now });
      }
    });
    return null;
  },
};

function addPremise(
  context: CommandContext,
  { inferenceId, claimId }: { inferenceId: string; claimId: string },
): { premiseId: string } {
  return edit(context, "Add premise", (tx) => {
    const inference = need(tx, "inferences", inferenceId);
    need(tx, "claims", claimId);
    const premises = inRank(tx.where("premises", { inferenceId }));
    if (premises.length >= limits.premises) {
      throw refuse(`An argument holds at most ${limits.premises} premises. Divide it into two arguments.`);
    }
    const premiseClaimIds = [...premises.map((premise) => premise.claimId), claimId];
    for (const { target } of endsOf(tx, [inference])) {
      refuseFaulty(tx, { kind: inference.kind, premiseClaimIds, target }, inferenceId);
    }
    const premiseId = tx.newId("premises");
    const rank = (premises.at(-1)?.rank ?? -1) + 1;
    tx.insert("premises", { id: premiseId, inferenceId, claimId, implicit: false, rank });
    tx.update("inferences", inferenceId, { updatedAt: tx.now });
    for (const { mapId } of tx.where("placements", { inferenceId })) {
      placeBeside(context.library, tx, mapId, claimId, premises.at(-1)?.claimId);
    }
    return { premiseId };
  });
}

/** Puts a claim that is not on the map in a free place beside a card that is: right of it, or below it where the map leads to the right. */
function placeBeside(
  library: Library,
  tx: Edit,
  mapId: string,
  claimId: string,
  neighbourId: string | undefined,
): void {
  const placed = placedOn(tx, mapId);
  if (placed.claims.has(claimId)) return;
  const rects = cardRects(library, placed);
  const neighbour = neighbourId === undefined ? undefined : rects.get(neighbourId);
  const { direction } = need(tx, "maps", mapId);
  const near = neighbour ? besideOf(neighbour, direction) : { x: 0, y: 0 };
  const size = cardSizes(library, [claimId]).get(claimId) ?? { width: 0, height: 0 };
  const { x, y } = freeSlot([...rects.values()], size, near);
  placeClaim(tx, placed, { mapId, claimId, x, y });
  touchMap(tx, mapId);
}

function besideOf({ x, y, width, height }: Rect, direction: MapDirection): Point {
  return direction === "right" ? { x, y: y + height + gap } : { x: x + width + gap, y };
}

/** Map pixels between a card and one placed beside it. */
const gap = 32;

function inRank(premises: readonly Premise[]): Premise[] {
  return [...premises].sort((a, b) => a.rank - b.rank);
}
