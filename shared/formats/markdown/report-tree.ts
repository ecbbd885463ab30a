import type { DocumentInference, MapDocument } from "../document/map-document.ts";

/** A claim in a report with the arguments for and against it, or a reference to where it stands. */
export type ReportClaim = {
  readonly claimId: string;
  readonly isReference: boolean;
  readonly steps: readonly ReportStep[];
};

/** An argument with its premises, and what is said for or against the step itself. */
export type ReportStep = {
  readonly inference: DocumentInference;
  readonly premises: readonly ReportClaim[];
  readonly steps: readonly ReportStep[];
};

/** Claims beneath claims at most: what would stand deeper gets a heading of its own. */
const deepestClaim = 6;
/** Arguments about arguments at most. */
const deepestStep = 50;

/**
 * A map as a report goes through it: each claim in full once, beneath the first
 * thing that it argues for or against; at the top what argues for nothing else,
 * then what stood too deep or in a ring. `tooDeep` counts arguments about
 * arguments about arguments that no reader would follow.
 */
export function reportTree({ claims, inferences }: Pick<MapDocument, "claims" | "inferences">): {
  readonly top: readonly ReportClaim[];
  readonly tooDeep: number;
} {
  const onClaim = Map.groupBy(inferences, ({ target }) => ("claimId" in target ? target.claimId : null));
  const onStep = Map.groupBy(inferences, ({ target }) => ("inferenceId" in target ? target.inferenceId : null));
  const arguing = new Set(inferences.flatMap(({ premises }) => premises.map(({ claimId }) => claimId)));
  const placed = new Set<string>();
  const later: string[] = [];
  let tooDeep = 0;
  const claimAt = (claimId: string, claimDepth: number, stepDepth: number): ReportClaim => {
    if (placed.has(claimId)) return { claimId, isReference: true, steps: [] };
    if (claimDepth > deepestClaim) {
      later.push(claimId);
      return { claimId, isReference: true, steps: [] };
    }
    placed.add(claimId);
    const steps = (onClaim.get(claimId) ?? []).map((inference) => stepAt(inference, claimDepth, stepDepth));
    return { claimId, isReference: false, steps };
  };
  const stepAt = (inference: DocumentInference, claimDepth: number, stepDepth: number): ReportStep => {
    const premises = inference.premises.map(({ claimId }) => claimAt(claimId, claimDepth + 1, stepDepth));
    const about = onStep.get(inference.id) ?? [];
    if (stepDepth >= deepestStep) {
      tooDeep += about.length;
      return { inference, premises, steps: [] };
    }
    return { inference, premises, steps: about.map((each) => stepAt(each, claimDepth, stepDepth + 1)) };
  };
  const top: ReportClaim[] = [];
  const atTop = (claimId: string): void => {
    if (!placed.has(claimId)) top.push(claimAt(claimId, 0, 0));
  };
  for (const { id } of claims) if (!arguing.has(id)) atTop(id);
  for (const id of later) atTop(id);
  for (const { id } of claims) {
    later.length = 0;
    atTop(id);
    for (const each of later) atTop(each);
  }
  return { top, tooDeep };
}
