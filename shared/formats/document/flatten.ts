import { statementKey } from "../../model/rules.ts";
import type { Losses } from "../losses.ts";
import { lose } from "./loss-kinds.ts";
import type { DocumentInference, MapDocument } from "./map-document.ts";

/** An argument of one claim for or against another: all that an outline knows. */
type PlainArgument = Pick<DocumentInference, "id" | "kind"> & {
  readonly premiseId: string;
  readonly targetId: string;
};

/** What flattening is told as, besides `lossKinds.linked`. */
export const flatteningLosses = {
  undercuts: "undercuts: they attack a premise of the argument that they undercut",
  backings: "supports of arguments: they support a premise of the argument that they support",
  self: "arguments of a claim for or against itself, once premises stand alone",
  same: "arguments that say the same as another, once premises stand alone",
} as const;

/**
 * The arguments of a document one premise each, every one aimed at a claim, as
 * outlines have them: linked premises argue each on their own; what aims at an
 * argument aims at that argument's first premise. Each change is told in `losses`.
 */
function plainArguments(
  { inferences }: Pick<MapDocument, "inferences">,
  losses: Losses,
  wordsOf: (claimId: string) => string,
): PlainArgument[] {
  const byId = new Map(inferences.map((inference) => [inference.id, inference]));
  const plain: PlainArgument[] = [];
  const said = new Set<string>();
  for (const { id, kind, premises, target } of inferences) {
    const first = wordsOf(premises[0]?.claimId ?? "");
    if (premises.length > 1) lose(losses, "linked", first, premises.length);
    if ("inferenceId" in target) {
      losses.add(kind === "attack" ? flatteningLosses.undercuts : flatteningLosses.backings, first);
    }
    const targetId = "claimId" in target ? target.claimId : (byId.get(target.inferenceId)?.premises[0]?.claimId ?? "");
    for (const [index, { claimId }] of premises.entries()) {
      const key = statementKey({ kind, premiseClaimIds: [claimId], target: { claimId: targetId } });
      if (claimId === targetId) losses.add(flatteningLosses.self, wordsOf(claimId));
      else if (said.has(key)) losses.add(flatteningLosses.same, wordsOf(claimId));
      else plain.push({ id: index === 0 ? id : `${id}:${index + 1}`, kind, premiseId: claimId, targetId });
      said.add(key);
    }
  }
  return plain;
}

/** A document with its arguments as {@link plainArguments} has them. */
export function flattened(document: MapDocument, losses: Losses): MapDocument {
  const words = new Map(document.claims.map(({ id, text }) => [id, text]));
  return {
    ...document,
    inferences: plainArguments(document, losses, (id) => (words.get(id) ?? "").slice(0, 80)).map(
      ({ id, kind, premiseId, targetId }) => ({
        id,
        kind,
        premises: [{ claimId: premiseId, implicit: false }],
        target: { claimId: targetId },
        scheme: null,
        createdAt: null,
        updatedAt: null,
        place: null,
      }),
    ),
  };
}
