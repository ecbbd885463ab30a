import type {
  DocumentNote,
  DocumentNoteSubject,
  DocumentSource,
  MapDocument,
} from "#shared/formats/document/map-document.ts";
import { linkTo, parseNote, tagsOf } from "#shared/model/note-text.ts";
import { limits, type Note } from "#shared/model/records.ts";
import { tagNote } from "../tagging.ts";
import type { KeptClaim } from "./keep-claims.ts";
import type { KeptInference } from "./keep-inferences.ts";
import type { KeptQuotation, QuotationKeeper } from "./keep-quotations.ts";
import type { KeptSource } from "./keep-sources.ts";
import type { Keeping } from "./keeping.ts";
import { standIn } from "./standings.ts";

/** What a document's parts became. */
export type KeptParts = {
  readonly mapId: string;
  readonly claims: ReadonlyMap<string, KeptClaim>;
  readonly inferences: ReadonlyMap<string, KeptInference>;
  readonly sources: ReadonlyMap<DocumentSource["id"], KeptSource>;
  /** Of quotations that were kept. */
  readonly quotationOf: QuotationKeeper;
};

type Subject = Pick<Note, "claimId" | "inferenceId" | "quotationId" | "mapId" | "sourceId" | "passage">;

/**
 * Keeps a document's notes. Those on claims and sources that are the library's as
 * they were stay behind; what the library's records are given is not given twice.
 */
export function keepNotes(keeping: Keeping, { notes }: MapDocument, parts: KeptParts): void {
  const { tx, tagNamed } = keeping;
  for (const note of notes) {
    const subject = subjectOf(keeping, note.subject, parts);
    if (subject === null) continue;
    const text = linkedAnew(note, parts);
    if (subject.mayHave && hasNote(keeping, subject.columns, text)) continue;
    const id = tx.newId("notes");
    const createdAt = note.createdAt ?? note.updatedAt ?? tx.now;
    tx.insert("notes", {
      id,
      ...subject.columns,
      text,
      resolvedAt: note.resolvedAt,
      createdAt,
      updatedAt: note.updatedAt ?? createdAt,
    });
    tagNote(tx, id, tagsOf(text), tagNamed);
  }
}

/** What a note is about, and whether that may have the note already; null when the note stays behind. */
function subjectOf(
  { resolutions }: Keeping,
  subject: DocumentNoteSubject,
  { mapId, claims, inferences, sources, quotationOf }: KeptParts,
): { readonly columns: Subject; readonly mayHave: boolean } | null {
  const nothing = { claimId: null, inferenceId: null, quotationId: null, mapId: null, sourceId: null, passage: null };
  const on = (columns: Partial<Subject>, mayHave: boolean) => ({ columns: { ...nothing, ...columns }, mayHave });
  if (subject.kind === "map") return on({ mapId }, false);
  if (subject.kind === "claim") {
    const claim = claims.get(subject.id);
    return claim && claim.as !== "linked" ? on({ claimId: claim.id }, claim.as === "merged") : null;
  }
  if (subject.kind === "inference") {
    const inference = inferences.get(subject.id);
    return inference ? on({ inferenceId: inference.id }, !inference.isNew) : null;
  }
  if (subject.kind === "quotation") {
    const quotation: KeptQuotation | null = quotationOf(subject.id);
    return quotation && on({ quotationId: quotation.id }, !quotation.isNew);
  }
  const source = sources.get(subject.id);
  if (!source || source.as === "linked") return null;
  const passage =
    subject.kind === "passage" ? standIn(subject.passage, source.text, source.toldHash, resolutions) : null;
  return on({ sourceId: source.id, passage }, source.as === "merged");
}

function hasNote({ tx }: Keeping, { passage, ...columns }: Subject, text: string): boolean {
  return tx
    .where("notes", columns)
    .some((note) => note.text === text && (note.passage?.exact ?? null) === (passage?.exact ?? null));
}

/** A note's text with its links led to what the document's claims and sources became; others are their words alone. */
function linkedAnew({ text }: DocumentNote, { claims, sources }: KeptParts): string {
  const segments = parseNote(text);
  const linked = segments
    .map((segment) => {
      if (segment.kind !== "link") return segment.raw;
      const { kind, id } = segment.target;
      const record = kind === "claim" ? claims.get(id) : kind === "source" ? sources.get(id) : undefined;
      return record ? linkTo({ kind, id: record.id }, segment.label) : segment.label;
    })
    .join("");
  if (linked.length <= limits.noteText) return linked;
  // Ids in the library are longer than a file's may be: where there is no room for them, words must do.
  return segments.map((segment) => (segment.kind === "link" ? segment.label : segment.raw)).join("");
}
