import type { DocumentClaim } from "#shared/formats/document/map-document.ts";
import { patchRecord } from "../context.ts";
import type { QuotationKeeper } from "./keep-quotations.ts";
import type { Keeping } from "./keeping.ts";
import { claimKey } from "./keys.ts";
import { listed } from "./listed.ts";
import type { MapPlan } from "./plan.ts";
import { addTags } from "./tags.ts";

/** A claim of a document as it was kept: the file's own, the library's as it is, or the library's with something added. */
export type KeptClaim = { readonly id: string; readonly as: "new" | "linked" | "merged" };

/** Keeps a document's claims, with the quotations behind those that are new or added to; by their ids in the document. */
export function keepClaims(
  keeping: Keeping,
  plan: MapPlan,
  positions: ReadonlyMap<string, string>,
  quotationOf: QuotationKeeper,
): ReadonlyMap<string, KeptClaim> {
  const { tx, tagNamed } = keeping;
  const kept = new Map<string, KeptClaim>();
  const taken = new Set(plan.matches.claims.values());
  for (const claim of plan.document.claims) {
    const choice = plan.choiceOf("claim", claim.id);
    const same =
      plan.matches.claims.get(claim.id) ?? keeping.added.claims.get(claimKey(claim.text))?.find((id) => !taken.has(id));
    if (same !== undefined) taken.add(same);
    const record = same === undefined || choice === "both" ? null : tx.get("claims", same);
    const positionId = (claim.positionId !== null && positions.get(claim.positionId)) || null;
    if (record !== null && choice === "link") {
      kept.set(claim.id, { id: record.id, as: "linked" });
      continue;
    }
    if (record === null) {
      const id = addClaim(keeping, claim, positionId);
      kept.set(claim.id, { id, as: "new" });
      backAnew(keeping, claim, id, quotationOf);
    } else {
      if (record.positionId === null && positionId !== null) patchRecord(tx, "claims", record.id, { positionId });
      kept.set(claim.id, { id: record.id, as: "merged" });
      backAnew(keeping, claim, record.id, quotationOf);
    }
    addTags(tx, { claimId: kept.get(claim.id)?.id ?? "" }, claim.tags, tagNamed);
  }
  return kept;
}

function addClaim({ tx, added, afterwards }: Keeping, claim: DocumentClaim, positionId: string | null): string {
  const id = tx.newId("claims");
  const createdAt = claim.createdAt ?? claim.updatedAt ?? tx.now;
  tx.insert("claims", { id, text: claim.text, positionId, createdAt, updatedAt: claim.updatedAt ?? createdAt });
  afterwards.push(() => listed(added.claims, claimKey(claim.text)).push(id));
  return id;
}

/** Ties a claim to those of its quotations to which it is not tied yet. */
function backAnew({ tx }: Keeping, { quotations }: DocumentClaim, claimId: string, quotationOf: QuotationKeeper): void {
  if (quotations.length === 0) return;
  const tied = new Set(tx.where("claimQuotations", { claimId }).map(({ quotationId }) => quotationId));
  for (const { quotationId, stance } of quotations) {
    const quotation = quotationOf(quotationId);
    if (quotation === null || tied.has(quotation.id)) continue;
    tied.add(quotation.id);
    tx.insert("claimQuotations", { id: tx.newId("claimQuotations"), claimId, quotationId: quotation.id, stance });
  }
}
