import type { DocumentInference, MapDocument } from "./map-document.ts";

/**
 * A document without some arguments, and without those that aim at them: what
 * is left is sound. Answers how many went because of their aim alone, too.
 */
export function withoutInferences(
  document: MapDocument,
  goes: (inference: DocumentInference) => boolean,
): { readonly document: MapDocument; readonly gone: readonly DocumentInference[]; readonly alongWith: number } {
  const byId = new Map(document.inferences.map((inference) => [inference.id, inference]));
  const fates = new Map<string, boolean>();
  const isGone = (first: DocumentInference): boolean => {
    const chain: DocumentInference[] = [];
    let at: DocumentInference | undefined = first;
    let fate = false;
    while (at) {
      const known = fates.get(at.id);
      if (known !== undefined || goes(at)) {
        fate = known ?? true;
        fates.set(at.id, fate);
        break;
      }
      chain.push(at);
      at = "inferenceId" in at.target ? byId.get(at.target.inferenceId) : undefined;
    }
    for (const each of chain) fates.set(each.id, fate);
    return fate;
  };
  const inferences = document.inferences.filter((inference) => !isGone(inference));
  const gone = document.inferences.filter(({ id }) => fates.get(id));
  return {
    document: {
      ...document,
      inferences,
      notes: document.notes.filter(({ subject }) => subject.kind !== "inference" || fates.get(subject.id) === false),
    },
    gone,
    alongWith: gone.filter((inference) => !goes(inference)).length,
  };
}
