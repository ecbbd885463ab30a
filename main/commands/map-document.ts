import type { Reader } from "#main/store/library.ts";
import type {
  DocumentClaim,
  DocumentInference,
  DocumentNote,
  DocumentNoteSubject,
  DocumentSource,
  MapDocument,
} from "#shared/formats/document/map-document.ts";
import { Losses } from "#shared/formats/losses.ts";
import { type LinkTarget, parseNote } from "#shared/model/note-text.ts";
import type { Note, Passage, Placement, Quotation, Source } from "#shared/model/records.ts";
import { byIds, need } from "./context.ts";
import { endsOf } from "./placing.ts";
import { distinct, present } from "./rows.ts";

export type DocumentOptions = {
  /** Whether the texts attached to sources go along; without them, quotations are unattached. */
  readonly texts: boolean;
  /** Hears of what a document cannot hold: links from notes to what is not in it. */
  readonly losses?: Losses;
};

/** What a document cannot hold of a map's notes. */
export const linksLost = "links in notes to what is not on the map: their words stay";

/**
 * A map of the library with everything it holds: its claims and arguments, the
 * quotations behind those claims with their speakers and sources, the positions
 * that those claims have, and the notes on all of these. What other maps hold
 * stays behind, and so does a quotation that no claim here rests on. Ids in the
 * document are the records' own. Throws `not-found`.
 */
export function documentOfMap(reader: Reader, mapId: string, { texts, losses }: DocumentOptions): MapDocument {
  const { title, description, direction, createdAt, updatedAt } = need(reader, "maps", mapId);
  const placements = reader.where("placements", { mapId });
  const claims = placedClaims(reader, placements);
  const claimIds = claims.map(({ id }) => id);
  const inferences = placedInferences(reader, placements);
  const quotations = byIds(
    reader,
    "quotations",
    distinct(claims.flatMap((claim) => claim.quotations.map(({ quotationId }) => quotationId))),
  );
  const sourceIds = distinct(quotations.map(({ sourceId }) => sourceId));
  const sources = documentSources(reader, byIds(reader, "sources", sourceIds), texts);
  const hasText = new Set(sources.filter(({ text }) => text !== null).map(({ id }) => id));
  const used = new Set(claims.map(({ positionId }) => positionId));
  const positions = reader
    .all("positions")
    .filter(({ id }) => used.has(id))
    .sort((a, b) => a.rank - b.rank);
  const notes = [
    ...reader.where("notes", { mapId }),
    ...reader.whereIn("notes", "claimId", claimIds),
    ...reader.whereIn(
      "notes",
      "inferenceId",
      inferences.map(({ id }) => id),
    ),
    ...reader.whereIn(
      "notes",
      "quotationId",
      quotations.map(({ id }) => id),
    ),
    ...reader.whereIn("notes", "sourceId", sourceIds),
  ];
  const linked = { claim: new Set(claimIds), source: new Set(sourceIds), map: new Set<string>() };
  return {
    title,
    description,
    direction,
    createdAt,
    updatedAt,
    positions: positions.map(({ id, name, colourLight, colourDark, glyph }) => ({
      id,
      name,
      look: { colourLight, colourDark, glyph },
    })),
    speakers: byIds(reader, "speakers", distinct(quotations.map(({ speakerId }) => speakerId))),
    sources,
    quotations: quotations.map((quotation) => (hasText.has(quotation.sourceId) ? quotation : unattached(quotation))),
    claims,
    inferences,
    frames: reader.where("frames", { mapId }).map(({ mapId: _, ...frame }) => frame),
    notes: notes.map((note) => documentNote(note, hasText, (text) => withinDocument(text, linked, losses))),
  };
}

/** The claims that stand on a map, the lowest first. */
function placedClaims(reader: Reader, placements: readonly Placement[]): DocumentClaim[] {
  const ids = placements.flatMap(({ claimId }) => claimId ?? []);
  const claims = new Map(byIds(reader, "claims", ids).map((claim) => [claim.id, claim]));
  const links = Map.groupBy(reader.whereIn("claimQuotations", "claimId", ids), ({ claimId }) => claimId);
  const tags = tagsBy(reader, "claimId", ids);
  return placements.flatMap(({ claimId, x, y, collapsed }): DocumentClaim[] => {
    if (claimId === null) return [];
    const { text, positionId, createdAt, updatedAt } = present(claims, claimId);
    return [
      {
        id: claimId,
        text,
        positionId,
        createdAt,
        updatedAt,
        tags: tags.get(claimId) ?? [],
        quotations: (links.get(claimId) ?? []).map(({ quotationId, stance }) => ({ quotationId, stance })),
        place: x === null || y === null ? null : { x, y },
        collapsed,
      },
    ];
  });
}

function placedInferences(reader: Reader, placements: readonly Placement[]): DocumentInference[] {
  const ids = placements.flatMap(({ inferenceId }) => inferenceId ?? []);
  const inferences = byIds(reader, "inferences", ids);
  const premises = Map.groupBy(reader.whereIn("premises", "inferenceId", ids), ({ inferenceId }) => inferenceId);
  const ends = new Map(endsOf(reader, inferences).map((each) => [each.inference.id, each]));
  return placements.flatMap(({ inferenceId, x, y }): DocumentInference[] => {
    if (inferenceId === null) return [];
    const { inference, target } = present(ends, inferenceId);
    const { kind, scheme, createdAt, updatedAt } = inference;
    return [
      {
        id: inferenceId,
        kind,
        premises: (premises.get(inferenceId) ?? [])
          .sort((a, b) => a.rank - b.rank)
          .map(({ claimId, implicit }) => ({ claimId, implicit })),
        target,
        scheme,
        createdAt,
        updatedAt,
        place: x === null || y === null ? null : { x, y },
      },
    ];
  });
}

function documentSources(reader: Reader, sources: readonly Source[], texts: boolean): DocumentSource[] {
  const tags = tagsBy(
    reader,
    "sourceId",
    sources.map(({ id }) => id),
  );
  return sources.map(({ text, textHash, file, pages, createdAt: _, updatedAt: __, ...facts }) => ({
    ...facts,
    tags: tags.get(facts.id) ?? [],
    text: texts && text !== null && textHash !== null ? { content: text, hash: textHash, file, pages } : null,
  }));
}

/** Names of tags by what carries them, in the order in which they were put on. */
function tagsBy(reader: Reader, column: "claimId" | "sourceId", ids: readonly string[]): Map<string, string[]> {
  const taggings = reader.whereIn("taggings", column, ids);
  const names = new Map(
    byIds(reader, "tags", distinct(taggings.map(({ tagId }) => tagId))).map(({ id, name }) => [id, name]),
  );
  const tags = new Map<string, string[]>();
  for (const tagging of taggings) {
    const carrier = tagging[column];
    if (carrier === null) continue;
    const list = tags.get(carrier) ?? [];
    list.push(present(names, tagging.tagId));
    tags.set(carrier, list);
  }
  return tags;
}

function unattached<T extends Quotation | Passage>(passage: T): T {
  return { ...passage, start: null, end: null, standing: "unattached" };
}

function documentNote(
  { id, text, resolvedAt, createdAt, updatedAt, ...columns }: Note,
  hasText: ReadonlySet<string>,
  linksIn: (text: string) => string,
): DocumentNote {
  return { id, text: linksIn(text), subject: subjectOf(columns, hasText), resolvedAt, createdAt, updatedAt };
}

function subjectOf(
  {
    claimId,
    inferenceId,
    quotationId,
    sourceId,
    passage,
  }: Pick<Note, "claimId" | "inferenceId" | "quotationId" | "sourceId" | "passage">,
  hasText: ReadonlySet<string>,
): DocumentNoteSubject {
  if (claimId !== null) return { kind: "claim", id: claimId };
  if (inferenceId !== null) return { kind: "inference", id: inferenceId };
  if (quotationId !== null) return { kind: "quotation", id: quotationId };
  if (sourceId === null) return { kind: "map" };
  if (passage === null) return { kind: "source", id: sourceId };
  return { kind: "passage", id: sourceId, passage: hasText.has(sourceId) ? passage : unattached(passage) };
}

/** A note's text with those of its links that stay within the document; of the others, their words. */
function withinDocument(
  text: string,
  linked: { readonly [kind in LinkTarget["kind"]]: ReadonlySet<string> },
  losses: Losses = new Losses(),
): string {
  return parseNote(text)
    .map((segment) => {
      if (segment.kind !== "link" || linked[segment.target.kind].has(segment.target.id)) return segment.raw;
      losses.add(linksLost, segment.label);
      return segment.label;
    })
    .join("");
}
