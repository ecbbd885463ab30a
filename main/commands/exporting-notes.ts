import { randomUUID } from "node:crypto";
import type { Library } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { NoteRow, NotesExport } from "#shared/contract/results/notes.ts";
import { type OffsetConversion, offsetsOf } from "#shared/formats/code-points.ts";
import { Losses } from "#shared/formats/losses.ts";
import {
  type WrittenNote,
  type WrittenPassage,
  type WrittenSubject,
  writeWebAnnotations,
} from "#shared/formats/web-annotations/write.ts";
import { asPlainText } from "#shared/model/note-text.ts";
import type { Passage } from "#shared/model/records.ts";
import { byIds, need } from "./context.ts";
import { distinct, indexById, present } from "./rows.ts";

/** The notes that pass, as a file of Web Annotations, and what other programs will not see of them. */
export function exportNotes(library: Library, filters: CheckedArguments<"notes.export">): NotesExport {
  const rows = library.queries.passingNotes(filters);
  const subjectOf = subjects(library, rows);
  const losses = new Losses();
  const notes = rows.map((row): WrittenNote => {
    const { id, text, createdAt, updatedAt, resolvedAt } = row.note;
    const subject = subjectOf(row);
    if (asPlainText(text) !== text) losses.add("links within texts: other programs show their words alone", id);
    if (resolvedAt !== null) losses.add("marks that notes are resolved: only Warrant reads them", id);
    if (subject.kind === "passage" && subject.passage.standing !== "exact") {
      losses.add(
        "passages that their source's text does not hold word for word: only Warrant reads how they stand",
        id,
      );
    }
    return { id, text, createdAt, updatedAt, resolvedAt, subject };
  });
  return {
    fileName: "Notes from Warrant.jsonld",
    mediaType: "application/ld+json",
    base64: Buffer.from(writeWebAnnotations(notes, `urn:uuid:${randomUUID()}`)).toString("base64"),
    notes: notes.length,
    losses: losses.list(),
  };
}

/** What the notes are about, in the form that is written; a source's text is read once. */
function subjects(library: Library, rows: readonly NoteRow[]): (row: NoteRow) => WrittenSubject {
  const quotations = indexById(
    byIds(library.read, "quotations", distinct(rows.flatMap(({ note }) => note.quotationId ?? []))),
  );
  const sourceIds = rows.flatMap(({ note, subject }) => subject.sourceId ?? note.sourceId ?? []);
  const sources = indexById(library.queries.sourceFacts(distinct(sourceIds)));
  const conversions = new Map<string, OffsetConversion>();
  const conversionOf = (sourceId: string): OffsetConversion => {
    const known = conversions.get(sourceId) ?? offsetsOf(need(library.read, "sources", sourceId).text ?? "");
    conversions.set(sourceId, known);
    return known;
  };
  const written = (sourceId: string, { exact, prefix, suffix, standing, start, end }: Passage): WrittenPassage => {
    const { textHash } = present(sources, sourceId);
    const hasPlace = start !== null && end !== null && textHash !== null;
    const place = hasPlace && {
      start: conversionOf(sourceId).toPoints(start),
      end: conversionOf(sourceId).toPoints(end),
      textHash,
    };
    return { exact, prefix, suffix, standing, place: place || null };
  };
  return ({ note, subject }) => {
    const { kind, id, words } = subject;
    if (kind === "claim" || kind === "inference" || kind === "map") return { kind, id, words };
    if (kind === "quotation") {
      const quotation = present(quotations, id);
      return {
        kind,
        id,
        source: present(sources, quotation.sourceId),
        passage: written(quotation.sourceId, quotation),
      };
    }
    const source = present(sources, id);
    return note.passage === null
      ? { kind: "source", source }
      : { kind: "passage", source, passage: written(id, note.passage) };
  };
}
