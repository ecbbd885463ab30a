import { statementKey } from "../../model/rules.ts";
import type { DocumentInference, MapDocument } from "../document/map-document.ts";
import { readingLosses } from "../document/reading-losses.ts";
import type { Losses } from "../losses.ts";

/**
 * The document with arguments that say the same as one: a library can come to hold
 * such, when what told them apart is deleted. What aimed at the others, or is noted
 * on them, goes to the first. Each is told. Targets must form no ring.
 */
export function withoutRepeats(document: MapDocument, losses: Losses): MapDocument {
  const byId = new Map(document.inferences.map((inference) => [inference.id, inference]));
  const firstOf = new Map<string, string>();
  const said = new Map<string, string>();
  const kept = new Map<string, DocumentInference>();
  for (const [index, inference] of document.inferences.entries()) {
    const chain: DocumentInference[] = [];
    let next: DocumentInference | undefined = inference;
    while (next && !firstOf.has(next.id)) {
      chain.push(next);
      next = "inferenceId" in next.target ? byId.get(next.target.inferenceId) : undefined;
    }
    // What an argument aims at comes first: that may be another by then.
    for (const each of chain.reverse()) {
      const { id, kind, premises, target: told } = each;
      const target = "inferenceId" in told ? { inferenceId: firstOf.get(told.inferenceId) ?? told.inferenceId } : told;
      const key = statementKey({ kind, premiseClaimIds: premises.map(({ claimId }) => claimId), target });
      const first = said.get(key) ?? id;
      said.set(key, first);
      firstOf.set(id, first);
      if (first === id) kept.set(id, { ...each, target });
      else losses.add(readingLosses.sameArguments, `inferences[${index}]`);
    }
  }
  if (kept.size === document.inferences.length) return document;
  return {
    ...document,
    inferences: document.inferences.flatMap(({ id }) => kept.get(id) ?? []),
    notes: document.notes.map((note) =>
      note.subject.kind === "inference"
        ? { ...note, subject: { ...note.subject, id: firstOf.get(note.subject.id) ?? note.subject.id } }
        : note,
    ),
  };
}
