import type { Losses } from "../losses.ts";
import { lose } from "./loss-kinds.ts";
import type { DocumentClaim, DocumentInference, DocumentNoteSubject, MapDocument } from "./map-document.ts";

/** What of a map a format can carry. What is not named true is left out and reported. */
export type Carried = {
  readonly description?: boolean;
  readonly direction?: boolean;
  readonly times?: boolean;
  readonly positions?: boolean;
  readonly looks?: boolean;
  readonly places?: boolean;
  readonly junctions?: boolean;
  readonly collapsed?: boolean;
  readonly frames?: boolean;
  readonly tags?: boolean;
  /** Quotations with their speakers and sources. */
  readonly quotations?: boolean;
  readonly texts?: boolean;
  readonly notes?: boolean;
  readonly schemes?: boolean;
  readonly implicit?: boolean;
};

/**
 * The part of a document that a format carries; every thing left out is counted
 * in `losses`, with the first one's place (its words, or its title). What is
 * written is what this answers, so that reading it again gives just that.
 */
export function carryOnly(document: MapDocument, carried: Carried, losses: Losses): MapDocument {
  const { claims, inferences } = document;
  const firstWhere = <T>(list: readonly T[], test: (item: T) => boolean, words: (item: T) => string) => {
    const first = list.find(test);
    return first === undefined ? document.title : words(first);
  };
  const loseOfClaims = (kind: Parameters<typeof lose>[1], countOf: (claim: DocumentClaim) => number) =>
    lose(
      losses,
      kind,
      firstWhere(claims, (claim) => countOf(claim) > 0, wordsOf),
      claims.reduce((sum, claim) => sum + countOf(claim), 0),
    );
  const loseOfInferences = (kind: Parameters<typeof lose>[1], countOf: (inference: DocumentInference) => number) =>
    lose(
      losses,
      kind,
      document.title,
      inferences.reduce((sum, inference) => sum + countOf(inference), 0),
    );

  if (!carried.description && document.description !== "") lose(losses, "description", document.title);
  if (!carried.direction && document.direction !== "down") lose(losses, "direction", document.title);
  if (!carried.times && hasTimes(document)) lose(losses, "times", document.title);
  if (!carried.positions) loseOfClaims("positions", ({ positionId }) => (positionId === null ? 0 : 1));
  const used = new Set(claims.map(({ positionId }) => positionId));
  const positions = carried.positions ? document.positions.filter(({ id }) => carried.looks || used.has(id)) : [];
  if (carried.positions && !carried.looks) {
    lose(losses, "looks", document.title, positions.filter(({ look }) => look !== null).length);
    lose(losses, "unusedPositions", document.title, document.positions.length - positions.length);
  }
  if (!carried.places) loseOfClaims("places", ({ place }) => (place === null ? 0 : 1));
  if (!carried.junctions) loseOfInferences("junctions", ({ place }) => (place === null ? 0 : 1));
  if (!carried.collapsed) loseOfClaims("collapsed", ({ collapsed }) => (collapsed ? 1 : 0));
  if (!carried.frames) lose(losses, "frames", document.frames[0]?.title ?? "", document.frames.length);
  if (!carried.tags) loseOfClaims("tags", ({ tags }) => tags.length);
  if (!carried.tags && carried.quotations) {
    lose(
      losses,
      "tags",
      document.title,
      document.sources.reduce((sum, { tags }) => sum + tags.length, 0),
    );
  }
  if (!carried.quotations) {
    loseOfClaims("quotations", ({ quotations }) => quotations.length);
    lose(losses, "speakers", document.speakers[0]?.name ?? "", document.speakers.length);
    lose(losses, "sources", document.sources[0]?.label ?? "", document.sources.length);
  }
  const texts = document.sources.filter(({ text }) => text !== null);
  if (!carried.texts) lose(losses, "texts", texts[0]?.label ?? "", texts.length);
  const notes = carried.notes ? document.notes.filter(({ subject }) => carried.quotations || !isOfSource(subject)) : [];
  lose(losses, "notes", document.notes[0]?.text.slice(0, 80) ?? "", document.notes.length - notes.length);
  if (!carried.schemes) loseOfInferences("schemes", ({ scheme }) => (scheme === null ? 0 : 1));
  if (!carried.implicit) {
    loseOfInferences("implicit", ({ premises }) => premises.filter(({ implicit }) => implicit).length);
  }
  const keptQuotations = carried.quotations ? document.quotations : [];
  return {
    title: document.title,
    description: carried.description ? document.description : "",
    direction: carried.direction ? document.direction : "down",
    createdAt: carried.times ? document.createdAt : null,
    updatedAt: carried.times ? document.updatedAt : null,
    positions: carried.looks ? positions : positions.map((position) => ({ ...position, look: null })),
    speakers: carried.quotations ? document.speakers : [],
    sources: carried.quotations
      ? document.sources.map((source) => ({
          ...source,
          tags: carried.tags ? source.tags : [],
          text: carried.texts ? source.text : null,
        }))
      : [],
    quotations: carried.texts
      ? keptQuotations
      : keptQuotations.map((quotation) => ({ ...quotation, start: null, end: null, standing: "unattached" as const })),
    claims: claims.map((claim) => ({
      ...claim,
      positionId: carried.positions ? claim.positionId : null,
      createdAt: carried.times ? claim.createdAt : null,
      updatedAt: carried.times ? claim.updatedAt : null,
      tags: carried.tags ? claim.tags : [],
      quotations: carried.quotations ? claim.quotations : [],
      place: carried.places ? claim.place : null,
      collapsed: carried.collapsed === true && claim.collapsed,
    })),
    inferences: inferences.map((inference) => ({
      ...inference,
      premises: carried.implicit
        ? inference.premises
        : inference.premises.map(({ claimId }) => ({ claimId, implicit: false })),
      scheme: carried.schemes ? inference.scheme : null,
      createdAt: carried.times ? inference.createdAt : null,
      updatedAt: carried.times ? inference.updatedAt : null,
      place: carried.junctions ? inference.place : null,
    })),
    frames: carried.frames ? document.frames : [],
    notes,
  };
}

/** A claim's words, short enough to name it. */
export function wordsOf({ text }: Pick<DocumentClaim, "text">): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

function isOfSource({ kind }: DocumentNoteSubject): boolean {
  return kind === "quotation" || kind === "source" || kind === "passage";
}

function hasTimes({ createdAt, updatedAt, claims, inferences }: MapDocument): boolean {
  return (
    createdAt !== null ||
    updatedAt !== null ||
    [...claims, ...inferences].some((each) => each.createdAt !== null || each.updatedAt !== null)
  );
}
