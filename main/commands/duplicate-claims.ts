import type { Edit } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { Inference } from "#shared/model/records.ts";
import { targetColumns } from "#shared/model/rules.ts";
import type { CommandContext } from "./context.ts";
import { counted, edit, need, needAll } from "./context.ts";
import { endsOf, inferencesTouching, placeClaim, placedOn, placeInference, touchMap } from "./placing.ts";

/**
 * Makes new claims with the same text, position, tags and quotations, and the
 * inferences that stand wholly among them, and puts all on the map. Notes stay
 * with what they were written on. Answers the new claims' ids in the order asked.
 */
export function duplicateClaims(
  context: CommandContext,
  { mapId, claims }: CheckedArguments<"map.duplicateClaims">,
): { claimIds: string[] } {
  const spots = new Map(claims.map((spot) => [spot.claimId, spot]));
  return edit(context, `Duplicate ${counted(spots.size, "claim")}`, (tx) => {
    need(tx, "maps", mapId);
    const placed = placedOn(tx, mapId);
    const copies = new Map<string, string>();
    for (const claim of needAll(tx, "claims", [...spots.keys()])) {
      const copyId = tx.newId("claims");
      tx.insert("claims", { ...claim, id: copyId, createdAt: tx.now, updatedAt: tx.now });
      copies.set(claim.id, copyId);
      const { x, y } = spots.get(claim.id) ?? { x: 0, y: 0 };
      placeClaim(tx, placed, { mapId, claimId: copyId, x, y });
    }
    copyBacking(tx, copies);
    for (const inferenceId of copyInferences(tx, copies)) placeInference(tx, placed, mapId, inferenceId);
    touchMap(tx, mapId);
    return { claimIds: [...copies.values()] };
  });
}

function copyBacking(tx: Edit, copies: ReadonlyMap<string, string>): void {
  const originals = [...copies.keys()];
  for (const link of tx.whereIn("claimQuotations", "claimId", originals)) {
    const claimId = copies.get(link.claimId);
    if (claimId !== undefined) tx.insert("claimQuotations", { ...link, id: tx.newId("claimQuotations"), claimId });
  }
  for (const tagging of tx.whereIn("taggings", "claimId", originals)) {
    const claimId = tagging.claimId === null ? undefined : copies.get(tagging.claimId);
    if (claimId !== undefined) tx.insert("taggings", { ...tagging, id: tx.newId("taggings"), claimId });
  }
}

/** Copies the inferences all of whose ends are copied, and those on them; answers the new ids, targets first. */
function copyInferences(tx: Edit, claimCopies: ReadonlyMap<string, string>): string[] {
  const copies = new Map<string, string>();
  let candidates: Inference[] = inferencesTouching(tx, [...claimCopies.keys()]);
  while (candidates.length > 0) {
    const waiting: Inference[] = [];
    let any = false;
    for (const { inference, premiseClaimIds, target } of endsOf(tx, candidates)) {
      if (!premiseClaimIds.every((id) => claimCopies.has(id))) continue;
      const aim = "claimId" in target ? claimCopies.get(target.claimId) : copies.get(target.inferenceId);
      if (aim === undefined) {
        if ("inferenceId" in target) waiting.push(inference);
        continue;
      }
      const copiedTarget = "claimId" in target ? { claimId: aim } : { inferenceId: aim };
      copies.set(inference.id, copyInference(tx, inference, targetColumns(copiedTarget), claimCopies));
      any = true;
    }
    // What is left aims at an inference that is copied in a later round, or not at all.
    candidates = any ? waiting : [];
  }
  return [...copies.values()];
}

function copyInference(
  tx: Edit,
  inference: Inference,
  columns: ReturnType<typeof targetColumns>,
  claimCopies: ReadonlyMap<string, string>,
): string {
  const id = tx.newId("inferences");
  tx.insert("inferences", { ...inference, ...columns, id, createdAt: tx.now, updatedAt: tx.now });
  for (const premise of tx.where("premises", { inferenceId: inference.id })) {
    const claimId = claimCopies.get(premise.claimId);
    if (claimId === undefined) throw new Error(`premise ${premise.id} has no copied claim`);
    tx.insert("premises", { ...premise, id: tx.newId("premises"), inferenceId: id, claimId });
  }
  return id;
}
