import type { InferenceKind, Standing } from "./records.ts";

/** What an inference aims at: exactly one claim or one other inference. */
export type Target = { readonly claimId: string } | { readonly inferenceId: string };

/** An inference as the rules see it: its kind, its premises' claims, its target. */
export type InferenceShape = {
  readonly kind: InferenceKind;
  readonly premiseClaimIds: readonly string[];
  readonly target: Target;
};

/** The target in an inference's two columns. */
export function targetColumns(target: Target): { targetClaimId: string | null; targetInferenceId: string | null } {
  return "claimId" in target
    ? { targetClaimId: target.claimId, targetInferenceId: null }
    : { targetClaimId: null, targetInferenceId: target.inferenceId };
}

/** The target that an inference's two columns say. Throws when they say none, which the store's CHECK rules out. */
export function targetOf(inference: {
  readonly id: string;
  readonly targetClaimId: string | null;
  readonly targetInferenceId: string | null;
}): Target {
  if (inference.targetClaimId !== null) return { claimId: inference.targetClaimId };
  if (inference.targetInferenceId !== null) return { inferenceId: inference.targetInferenceId };
  throw new Error(`inference ${inference.id} has no target`);
}

/** What is wrong with an inference by itself, in words for the person; null when nothing is. */
export function shapeFault({ premiseClaimIds, target }: InferenceShape): string | null {
  if (premiseClaimIds.length === 0) return "An argument needs at least one premise. Choose a claim to argue from.";
  if (new Set(premiseClaimIds).size < premiseClaimIds.length) {
    return "A claim can be a premise of the same argument only once. Leave the second one out.";
  }
  if ("claimId" in target && premiseClaimIds.includes(target.claimId)) {
    return "A claim cannot be a reason for or against itself. Choose another claim.";
  }
  return null;
}

/** What an inference says, as a key: equal for the same kind, the same target and the same claims as premises in any order. */
export function statementKey({ kind, premiseClaimIds, target }: InferenceShape): string {
  const { targetClaimId, targetInferenceId } = targetColumns(target);
  return JSON.stringify([kind, targetClaimId, targetInferenceId, [...premiseClaimIds].sort()]);
}

/**
 * True when an inference aimed at `target` would, by way of what its target aims
 * at, aim at itself. `targetOf` looks up another inference's target.
 */
export function targetsFormCycle(
  inferenceId: string,
  target: Target,
  lookUp: (inferenceId: string) => Target,
): boolean {
  const passed = new Set([inferenceId]);
  let next = target;
  while ("inferenceId" in next) {
    if (passed.has(next.inferenceId)) return true;
    passed.add(next.inferenceId);
    next = lookUp(next.inferenceId);
  }
  return false;
}

/**
 * Whether an inference can stand on a map: every premise and the target must
 * stand there too.
 */
export function endsStand(
  { premiseClaimIds, target }: Pick<InferenceShape, "premiseClaimIds" | "target">,
  placed: { readonly claims: { has(id: string): boolean }; readonly inferences: { has(id: string): boolean } },
): boolean {
  const targetStands =
    "claimId" in target ? placed.claims.has(target.claimId) : placed.inferences.has(target.inferenceId);
  return targetStands && premiseClaimIds.every((id) => placed.claims.has(id));
}

/** True for a quotation, or a passage with a note, that the text words otherwise and the person has not decided on. */
export function isUndecided({
  standing,
  start,
}: {
  readonly standing: Standing;
  readonly start: number | null;
}): boolean {
  return standing === "reworded" && start === null;
}
