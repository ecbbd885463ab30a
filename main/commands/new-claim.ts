import type { Edit } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { Stance } from "#shared/model/records.ts";
import { endsStand, type InferenceShape } from "#shared/model/rules.ts";
import { need, refuse } from "./context.ts";
import { additionLabel, createInference } from "./linking.ts";
import { placeClaim, placedOn, placeInference, touchMap } from "./placing.ts";

/** A claim to be written: its words, where it goes on a map, and what it is linked with. */
export type NewClaim = Pick<CheckedArguments<"claim.create">, "text" | "positionId" | "place" | "link">;

/**
 * Writes a claim. A link goes on the map with it where its other ends stand
 * there. Throws `not-found` and `rule` as the parts of it do.
 */
export function writeClaim(
  tx: Edit,
  { text, positionId, place, link }: NewClaim,
): { readonly claimId: string; readonly inferenceId: string | null } {
  if (positionId !== null) need(tx, "positions", positionId);
  const claimId = insertClaim(tx, text, positionId);
  const shape = link && shapeOf(link, claimId);
  const inferenceId = shape && createInference(tx, shape);
  if (place) {
    need(tx, "maps", place.mapId);
    const placed = placedOn(tx, place.mapId);
    placeClaim(tx, placed, { ...place, claimId });
    if (shape && inferenceId !== null && endsStand(shape, placed)) placeInference(tx, placed, place.mapId, inferenceId);
    touchMap(tx, place.mapId);
  }
  return { claimId, inferenceId };
}

/** Writes a claim that stands nowhere yet, and answers its id. */
export function insertClaim(tx: Edit, text: string, positionId: string | null): string {
  const id = tx.newId("claims");
  tx.insert("claims", { id, text, positionId, createdAt: tx.now, updatedAt: tx.now });
  return id;
}

/**
 * Puts a quotation behind a claim and answers the id of the link between them.
 * Throws `not-found` when one of them is not there, `rule` when it stands behind the claim already.
 */
export function backClaim(tx: Edit, link: { claimId: string; quotationId: string; stance: Stance }): string {
  const { claimId, quotationId } = link;
  need(tx, "claims", claimId);
  need(tx, "quotations", quotationId);
  if (tx.where("claimQuotations", { claimId, quotationId }).length > 0) {
    throw refuse("That quotation already stands behind this claim. Take it off first to change how.");
  }
  const id = tx.newId("claimQuotations");
  tx.insert("claimQuotations", { id, ...link });
  return id;
}

/** What writing a claim that is linked like this is called; `unlinked` where it is not. */
export function claimLabel(link: NewClaim["link"], unlinked: string): string {
  if (link === null) return unlinked;
  if ("target" in link) return additionLabel(link.kind, link.target);
  return link.kind === "support" ? "Add conclusion" : "Add claim to object to";
}

function shapeOf(link: NonNullable<NewClaim["link"]>, claimId: string): InferenceShape {
  if ("target" in link) return { kind: link.kind, premiseClaimIds: [claimId], target: link.target };
  return { kind: link.kind, premiseClaimIds: [link.asTarget.premiseClaimId], target: { claimId } };
}
