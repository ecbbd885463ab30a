import type { DocumentInference, DocumentNoteSubject, MapDocument } from "#shared/formats/document/map-document.ts";
import { parseNote } from "#shared/model/note-text.ts";

/**
 * A document in a form in which two that say the same are equal, whatever their
 * ids and the order of their lists: everything is named by its words. Meant for
 * documents in which no two claims have the same text.
 */
export function canonical(document: MapDocument): object {
  const { positions, speakers, sources, quotations, claims, inferences, frames, notes, ...map } = document;
  const claimText = new Map(claims.map(({ id, text }) => [id, text]));
  const positionName = new Map(positions.map(({ id, name }) => [id, name]));
  const byId = new Map(inferences.map((inference) => [inference.id, inference]));
  const speakerOf = new Map(speakers.map(({ id, ...speaker }) => [id, speaker]));
  const sourceOf = new Map(sources.map(({ id, ...source }) => [id, source]));
  const quotationOf = new Map(
    quotations.map(({ id, sourceId, speakerId, ...quotation }) => [
      id,
      { ...quotation, source: need(sourceOf, sourceId), speaker: need(speakerOf, speakerId) },
    ]),
  );
  const says = ({ kind, premises, target }: DocumentInference): object => ({
    kind,
    premises: premises.map(({ claimId, implicit }) => ({ text: need(claimText, claimId), implicit })),
    target: "claimId" in target ? need(claimText, target.claimId) : says(need(byId, target.inferenceId)),
  });
  const about = (subject: DocumentNoteSubject): unknown => {
    switch (subject.kind) {
      case "map":
        return "map";
      case "claim":
        return need(claimText, subject.id);
      case "inference":
        return says(need(byId, subject.id));
      case "quotation":
        return need(quotationOf, subject.id);
      case "source":
        return need(sourceOf, subject.id);
      case "passage":
        return [need(sourceOf, subject.id), subject.passage];
    }
  };
  /** A note's text with its links by the words of what they lead to. */
  const linkedBy = (text: string) =>
    parseNote(text).map((segment) => {
      if (segment.kind !== "link") return segment.raw;
      const { kind, id } = segment.target;
      return [segment.label, kind === "claim" ? need(claimText, id) : kind === "source" ? need(sourceOf, id) : id];
    });
  return {
    ...map,
    // The order of positions is their rank, so it stays.
    positions: positions.map(({ id: _, ...position }) => position),
    speakers: sorted([...speakerOf.values()]),
    sources: sorted([...sourceOf.values()]),
    quotations: sorted([...quotationOf.values()]),
    claims: sorted(
      claims.map(({ id: _, positionId, ...claim }) => ({
        ...claim,
        position: positionId === null ? null : need(positionName, positionId),
        tags: [...claim.tags].sort(),
        quotations: sorted(
          claim.quotations.map(({ quotationId, stance }) => ({ stance, of: need(quotationOf, quotationId) })),
        ),
      })),
    ),
    inferences: sorted(
      inferences.map((inference) => {
        const { scheme, place, createdAt, updatedAt } = inference;
        return { ...says(inference), scheme, place, createdAt, updatedAt };
      }),
    ),
    frames: sorted(frames.map(({ id: _, ...frame }) => frame)),
    notes: sorted(
      notes.map(({ id: _, subject, text, ...note }) => ({ ...note, text: linkedBy(text), subject: about(subject) })),
    ),
  };
}

function sorted<T>(list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, json: JSON.stringify(item, keysInOrder) }))
    .sort((a, b) => (a.json < b.json ? -1 : a.json > b.json ? 1 : 0))
    .map(({ item }) => item);
}

/** For `JSON.stringify`: the order in which an object got its keys says nothing. */
function keysInOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function need<T>(of: ReadonlyMap<string, T>, id: string): T {
  const found = of.get(id);
  if (found === undefined) throw new Error(`nothing is called ${id}`);
  return found;
}
