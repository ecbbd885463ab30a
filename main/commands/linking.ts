import type { Edit, Reader } from "#main/store/library.ts";
import type { InferenceKind } from "#shared/model/records.ts";
import {
  type InferenceShape,
  shapeFault,
  statementKey,
  type Target,
  targetColumns,
  targetsFormCycle,
} from "#shared/model/rules.ts";
import { need, needAll, refuse } from "./context.ts";
import { endsOf } from "./placing.ts";

/**
 * Makes an inference with its premises in the order given and answers its id.
 * Throws `not-found` for an end that is not in the library and `rule` when the
 * argument model forbids it.
 */
export function createInference(tx: Edit, shape: InferenceShape, scheme: string | null = null): string {
  const { kind, premiseClaimIds, target } = shape;
  needTarget(tx, target);
  needAll(tx, "claims", premiseClaimIds);
  refuseFaulty(tx, shape);
  const inferenceId = tx.newId("inferences");
  const times = { createdAt: tx.now, updatedAt: tx.now };
  tx.insert("inferences", { id: inferenceId, kind, ...targetColumns(target), scheme, ...times });
  premiseClaimIds.forEach((claimId, rank) => {
    tx.insert("premises", { id: tx.newId("premises"), inferenceId, claimId, implicit: false, rank });
  });
  return inferenceId;
}

/**
 * Throws `rule` when the inference breaks a rule of the model or says what
 * another one already says. `inferenceId` is its own id when it exists already.
 */
export function refuseFaulty(reader: Reader, shape: InferenceShape, inferenceId?: string): void {
  const fault = shapeFault(shape);
  if (fault !== null) throw refuse(fault);
  if (inferenceId !== undefined) {
    const lookUp = (id: string) => endsOf(reader, [need(reader, "inferences", id)])[0]?.target ?? shape.target;
    if (targetsFormCycle(inferenceId, shape.target, lookUp)) {
      throw refuse("An argument cannot be about itself, not even by way of others. Choose another target.");
    }
  }
  if (findSame(reader, shape, inferenceId) !== null) {
    throw refuse(`That ${kindWord(shape.kind, shape.target)} is already in the library. Place it on the map instead.`);
  }
}

/** The id of the inference that says just this, other than `inferenceId`; null when there is none. */
export function findSame(reader: Reader, shape: InferenceShape, inferenceId?: string): string | null {
  const rivals = reader.where("inferences", { kind: shape.kind, ...targetColumns(shape.target) });
  const said = statementKey(shape);
  const same = endsOf(reader, rivals).find(
    ({ inference, premiseClaimIds, target }) =>
      inference.id !== inferenceId && statementKey({ kind: inference.kind, premiseClaimIds, target }) === said,
  );
  return same?.inference.id ?? null;
}

/** Throws `not-found` when the target is not in the library. */
export function needTarget(reader: Reader, target: Target): void {
  if ("claimId" in target) need(reader, "claims", target.claimId);
  else need(reader, "inferences", target.inferenceId);
}

/** What an inference is called in plain words: `reason`, `objection` or `undercut`. */
export function kindWord(kind: InferenceKind, target: Target): "reason" | "objection" | "undercut" {
  if (kind === "support") return "reason";
  return "inferenceId" in target ? "undercut" : "objection";
}

/** `Add reason`, `Add objection` or `Add undercut`. */
export function additionLabel(kind: InferenceKind, target: Target): string {
  return `Add ${kindWord(kind, target)}`;
}
