import type { DocumentInference, MapDocument } from "#shared/formats/document/map-document.ts";
import { statementKey, type Target, targetColumns } from "#shared/model/rules.ts";
import { endsOf, inferencesTouching } from "../placing.ts";
import type { KeptClaim } from "./keep-claims.ts";
import type { Keeping } from "./keeping.ts";
import { listed } from "./listed.ts";

/** An inference of a document as it was kept. */
export type KeptInference = { readonly id: string; readonly isNew: boolean };

/**
 * Keeps a document's inferences; by their ids in the document. One that the
 * library has between the same claims is that one: nothing argues twice.
 */
export function keepInferences(
  { tx }: Keeping,
  document: MapDocument,
  claims: ReadonlyMap<string, KeptClaim>,
): ReadonlyMap<string, KeptInference> {
  const known = new Map<string, string>();
  const old = [...claims.values()].flatMap(({ id, as }) => (as === "new" ? [] : [id]));
  for (const { inference, premiseClaimIds, target } of endsOf(tx, inferencesTouching(tx, old))) {
    known.set(statementKey({ kind: inference.kind, premiseClaimIds, target }), inference.id);
  }
  const kept = new Map<string, KeptInference>();
  for (const inference of targetsFirst(document.inferences)) {
    const target = targetOf(inference, claims, kept);
    const premises = inference.premises.flatMap(({ claimId, implicit }) => {
      const claim = claims.get(claimId);
      return claim ? [{ claimId: claim.id, implicit }] : [];
    });
    if (target === null || premises.length < inference.premises.length) continue;
    const key = statementKey({ kind: inference.kind, premiseClaimIds: premises.map(({ claimId }) => claimId), target });
    const same = known.get(key);
    if (same !== undefined) {
      kept.set(inference.id, { id: same, isNew: false });
      continue;
    }
    const id = tx.newId("inferences");
    const createdAt = inference.createdAt ?? inference.updatedAt ?? tx.now;
    tx.insert("inferences", {
      id,
      kind: inference.kind,
      ...targetColumns(target),
      scheme: inference.scheme,
      createdAt,
      updatedAt: inference.updatedAt ?? createdAt,
    });
    for (const [rank, premise] of premises.entries()) {
      tx.insert("premises", { id: tx.newId("premises"), inferenceId: id, ...premise, rank });
    }
    known.set(key, id);
    kept.set(inference.id, { id, isNew: true });
  }
  return kept;
}

function targetOf(
  { target }: DocumentInference,
  claims: ReadonlyMap<string, KeptClaim>,
  kept: ReadonlyMap<string, KeptInference>,
): Target | null {
  if ("claimId" in target) {
    const claim = claims.get(target.claimId);
    return claim ? { claimId: claim.id } : null;
  }
  const inference = kept.get(target.inferenceId);
  return inference ? { inferenceId: inference.id } : null;
}

/** The inferences, each after the one that it aims at. */
function* targetsFirst(inferences: readonly DocumentInference[]): Generator<DocumentInference, void, void> {
  const onThem = new Map<string, DocumentInference[]>();
  const ready: DocumentInference[] = [];
  for (const inference of inferences) {
    if ("claimId" in inference.target) ready.push(inference);
    else listed(onThem, inference.target.inferenceId).push(inference);
  }
  // Grows while it is walked.
  for (const inference of ready) {
    yield inference;
    ready.push(...(onThem.get(inference.id) ?? []));
  }
}
