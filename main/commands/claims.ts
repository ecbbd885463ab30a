import type { CheckedArguments } from "#shared/contract/commands.ts";
import { claimDetail } from "./claim-detail.ts";
import type { CommandContext, Handlers } from "./context.ts";
import { counted, edit, need, needAll, patchRecord } from "./context.ts";
import { carryOutDeletion, planDeletion, reportDeletion } from "./deletion.ts";
import { duplicateClaims } from "./duplicate-claims.ts";
import { backClaim, claimLabel, insertClaim, writeClaim } from "./new-claim.ts";
import { placeClaim, placedOn, touchMap } from "./placing.ts";

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

  "claim.quote": (context, link) => edit(context, "Add quotation", (tx) => ({ claimQuotationId: backClaim(tx, link) })),

  "claim.unquote": (context, { claimQuotationId }) => {
    edit(context, "Remove quotation", (tx) => {
      need(tx, "claimQuotations", claimQuotationId);
      tx.delete("claimQuotations", claimQuotationId);
    });
    return null;
  },
};

/** Writes a claim, with a link and a quotation behind it where they are asked for. */
function createClaim(
  context: CommandContext,
  { quotationId, ...claim }: CheckedArguments<"claim.create">,
): { claimId: string; inferenceId: string | null } {
  return edit(context, claimLabel(claim.link, "Write claim"), (tx) => {
    if (quotationId !== null) need(tx, "quotations", quotationId);
    const written = writeClaim(tx, claim);
    if (quotationId !== null) backClaim(tx, { claimId: written.claimId, quotationId, stance: "asserts" });
    return written;
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
