import { flatteningLosses } from "#shared/formats/document/flatten.ts";
import { lossKinds } from "#shared/formats/document/loss-kinds.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";

/**
 * What an outline's loss report must say of a document's arguments, counted from
 * the document alone; `plain` is how many arguments are left.
 */
export function flatReport({ inferences }: MapDocument): {
  readonly own: Record<string, number>;
  readonly plain: number;
} {
  const byId = new Map(inferences.map((inference) => [inference.id, inference]));
  const single = inferences.flatMap(({ kind, premises, target }) =>
    premises.map(({ claimId }) => ({
      kind,
      claimId,
      aim: "claimId" in target ? target.claimId : byId.get(target.inferenceId)?.premises[0]?.claimId,
    })),
  );
  const sound = single.filter(({ claimId, aim }) => claimId !== aim);
  const different = new Set(sound.map((each) => JSON.stringify(each)));
  const onArguments = inferences.filter(({ target }) => "inferenceId" in target);
  return {
    plain: different.size,
    own: {
      [lossKinds.looks]: 0,
      [lossKinds.unusedPositions]: 0,
      [lossKinds.linked]: inferences.reduce(
        (sum, { premises }) => sum + (premises.length > 1 ? premises.length : 0),
        0,
      ),
      [flatteningLosses.undercuts]: onArguments.filter(({ kind }) => kind === "attack").length,
      [flatteningLosses.backings]: onArguments.filter(({ kind }) => kind === "support").length,
      [flatteningLosses.self]: single.length - sound.length,
      [flatteningLosses.same]: sound.length - different.size,
    },
  };
}
