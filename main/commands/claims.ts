import type { Edit } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import { endsStand, type InferenceShape } from "#shared/model/rules.ts";
import { claimDetail } from "./claim-detail.ts";
import type { CommandContext, Handlers } from "./context.ts";
import { counted, edit, need, needAll, patchRecord, refuse } from "./context.ts";
import { carryOutDeletion, planDeletion, reportDeletion } from "./deletion.ts";
import { duplicateClaims } from "./duplicate-claims.ts";
import { additionLabel, createInference } from "./linking.ts";
import { placeClaim, placedOn, placeInference, touchMap } from "./placing.ts";

type ClaimCommand =
  | "claims.list"
  | "claims.countByPosition"
  | "claims.deletionReport"
  | "claims.delete"
  | "claim.get"
  | "claim.create"
  | "claims.create"
  | "claim.edit"
  | "claim.quote"
  | "claim.unquote"
  | "map.duplicateClaims";

export const claimHandlers: Handlers<ClaimCommand> = {
  "claims.list": ({ library }, query) => library.queries.listClaims(query),
  "claims.countByPosition": ({ library }, filters) => library.queries.countByPosition(filters),
  "claim.get": ({ library }, { claimId }) => claimDetail(library, claimId),
  "claim.create": createClaim,
  "claims.create": createClaims,
  "map.duplicateClaims": duplicateClaims,

  "claim.edit": (context, { claimId, text, positionId }) => {
    const label = text === undefined && positionId !== undefined ? "Change position" : "Edit claim";
    edit(context, label, (tx) => {
      need(tx, "claims", claimId);
      if (typeof positionId === "string") need(tx, "positions", positionId);
      patchRecord(tx, "claims", claimId, { text, positionId });
    });
    return null;
  },

  "claims.deletionReport": ({ library }, { claimIds }) => {
    needAll(library.read, "claims", claimIds);
    return reportDeletion(library.read, planDeletion(library.read, { claimIds }));
  },

  "claims.delete": (context, { claimIds }) => {
    edit(context, `Delete ${counted(new Set(claimIds).size, "claim")}`, (tx) => {
      needAll(tx, "claims", claimIds);
      carryOutDeletion(tx, planDeletion(tx, { claimIds }));
    });
    return null;
  },

  "claim.quote": (context, { claimId, quotationId, stance }) =>
    edit(context, "Add quotation", (tx) => {
      need(tx, "claims", claimId);
      need(tx, "quotations", quotationId);
      if (tx.where("claimQuotations", { claimId, quotationId }).length > 0) {
        throw refuse("That quotation already stands behind this claim. Take it off first to change how.");
      }
      const claimQuotationId = tx.newId("claimQuotations");
      tx.insert("claimQuotations", { id: claimQuotationId, claimId, quotationId, stance });
      return { claimQuotationId };
    }),

  "claim.unquote": (context, { claimQuotationId }) => {
    edit(context, "Remove quotation", (tx) => {
      need(tx, "claimQuotations", claimQuotationId);
      tx.delete("claimQuotations", claimQuotationId);
    });
    return null;
  },
};

/**
 * Writes a claim. A link goes on the map with it where its other ends stand there.
 */
function createClaim(
  context: CommandContext,
  { text, positionId, place, link, quotationId }: CheckedArguments<"claim.create">,
): { claimId: string; inferenceId: string | null } {
  return edit(context, creationLabel(link), (tx) => {
    if (positionId !== null) need(tx, "positions", positionId);
    if (quotationId !== null) need(tx, "quotations", quotationId);
    const claimId = insertClaim(tx, text, positionId);
    if (quotationId !== null) {
      tx.insert("claimQuotations", { id: tx.newId("claimQuotations"), claimId, quotationId, stance: "asserts" });
    }
    const shape = link && shapeOf(link, claimId);
    const inferenceId = shape && createInference(tx, shape);
    if (place) {
      need(tx, "maps", place.mapId);
      const placed = placedOn(tx, place.mapId);
      placeClaim(tx, placed, { ...place, claimId });
      if (shape && inferenceId !== null && endsStand(shape, placed))
        placeInference(tx, placed, place.mapId, inferenceId);
      touchMap(tx, place.mapId);
    }
    return { claimId, inferenceId };
  });
}

/** Writes several claims, each where it is asked to stand on one map. */
function createClaims(
  context: CommandContext,
  { mapId, claims }: CheckedArguments<"claims.create">,
): { claimIds: string[] } {
  return edit(context, `Write ${counted(claims.length, "claim")}`, (tx) => {
    need(tx, "maps", mapId);
    needAll(
      tx,
      "positions",
      claims.flatMap(({ positionId }) => positionId ?? []),
    );
    const placed = placedOn(tx, mapId);
    const claimIds = claims.map(({ text, positionId, x, y }) => {
      const claimId = insertClaim(tx, text, positionId);
      placeClaim(tx, placed, { mapId, claimId, x, y });
      return claimId;
    });
    touchMap(tx, mapId);
    return { claimIds };
  });
}

function insertClaim(tx: Edit, text: string, positionId: string | null): string {
  const id = tx.newId("claims");
  tx.insert("claims", { id, text, positionId, createdAt: tx.now, updatedAt: tx.now });
  return id;
}

type Link = NonNullable<CheckedArguments<"claim.create">["link"]>;

function shapeOf(link: Link, claimId: string): InferenceShape {
  if ("target" in link) return { kind: link.kind, premiseClaimIds: [claimId], target: link.target };
  return { kind: link.kind, premiseClaimIds: [link.asTarget.premiseClaimId], target: { claimId } };
}

function creationLabel(link: Link | null): string {
  if (link === null) return "Write claim";
  if ("target" in link) return additionLabel(link.kind, link.target);
  return link.kind === "support" ? "Add conclusion" : "Add claim to object to";
}
