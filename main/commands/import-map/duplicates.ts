import type { Library, Reader } from "#main/store/library.ts";
import type { Duplicate, ImportedMap } from "#shared/contract/results/imports.ts";
import type { DocumentNote, MapDocument } from "#shared/formats/document/map-document.ts";
import { asPlainText } from "#shared/model/note-text.ts";
import type { Note } from "#shared/model/records.ts";
import { byIds } from "../context.ts";
import { indexById, present } from "../rows.ts";
import { newFacts } from "./keep-sources.ts";
import { nameKey } from "./keys.ts";
import type { Matches } from "./matches.ts";

/** Duplicates of each kind that are listed; the others are counted. */
const mostListed = 300;

/** What of a document the library holds already, and whether merging would add to it. */
export function duplicatesIn(
  library: Pick<Library, "read" | "queries">,
  document: MapDocument,
  { claims, sources }: Matches,
): ImportedMap["duplicates"] {
  return {
    claims: claims.size,
    sources: sources.size,
    listed: [...listedClaims(library.read, document, claims), ...listedSources(library, document, sources)],
  };
}

function listedClaims(reader: Reader, document: MapDocument, matches: ReadonlyMap<string, string>): Duplicate[] {
  const claims = document.claims.filter(({ id }) => matches.has(id)).slice(0, mostListed);
  const ids = claims.map(({ id }) => present(matches, id));
  const records = indexById(byIds(reader, "claims", ids));
  const tags = tagNames(reader, "claimId", ids);
  const notes = notesBy(reader, "claimId", ids);
  const told = notesIn(document, "claim");
  const exactOf = new Map(document.quotations.map(({ id, exact }) => [id, exact]));
  const links = reader.whereIn("claimQuotations", "claimId", ids);
  const quotations = indexById(
    byIds(
      reader,
      "quotations",
      links.map(({ quotationId }) => quotationId),
    ),
  );
  const words = new Map<string, Set<string>>();
  for (const { claimId, quotationId } of links) inSet(words, claimId).add(present(quotations, quotationId).exact);
  return claims.map((claim) => {
    const recordId = present(matches, claim.id);
    const record = present(records, recordId);
    const adds =
      (record.positionId === null && claim.positionId !== null) ||
      claim.tags.some((name) => !tags.get(recordId)?.has(nameKey(name))) ||
      claim.quotations.some(({ quotationId }) => !words.get(recordId)?.has(exactOf.get(quotationId) ?? "")) ||
      (told.get(claim.id) ?? []).some((text) => !notes.get(recordId)?.has(text));
    return { of: "claim", id: claim.id, words: claim.text, recordId, recordWords: record.text, adds };
  });
}

function listedSources(
  { read, queries }: Pick<Library, "read" | "queries">,
  document: MapDocument,
  matches: ReadonlyMap<string, string>,
): Duplicate[] {
  const sources = document.sources.filter(({ id }) => matches.has(id)).slice(0, mostListed);
  const ids = sources.map(({ id }) => present(matches, id));
  const records = indexById(queries.sourceFacts(ids));
  const tags = tagNames(read, "sourceId", ids);
  const notes = notesBy(read, "sourceId", ids);
  const told = notesIn(document, "source", "passage");
  return sources.map((source) => {
    const recordId = present(matches, source.id);
    const record = present(records, recordId);
    // A library's digests are read one by one: they may be long.
    const digest = source.digest.length === 0 ? [] : (read.get("sources", recordId)?.digest ?? []);
    const adds =
      Object.keys(newFacts({ ...record, digest }, source)).length > 0 ||
      (source.text !== null && !record.hasText) ||
      source.tags.some((name) => !tags.get(recordId)?.has(nameKey(name))) ||
      (told.get(source.id) ?? []).some((text) => !notes.get(recordId)?.has(text));
    return { of: "source", id: source.id, words: source.label, recordId, recordWords: record.label, adds };
  });
}

/** Names of the tags on these records, as they compare. */
function tagNames(reader: Reader, column: "claimId" | "sourceId", ids: readonly string[]): Map<string, Set<string>> {
  const taggings = reader.whereIn("taggings", column, ids);
  const tags = indexById(
    byIds(
      reader,
      "tags",
      taggings.map(({ tagId }) => tagId),
    ),
  );
  const names = new Map<string, Set<string>>();
  for (const tagging of taggings) {
    const carrier = tagging[column];
    if (carrier !== null) inSet(names, carrier).add(nameKey(present(tags, tagging.tagId).name));
  }
  return names;
}

/** The words of the notes on these records: links lead elsewhere in a file. */
function notesBy(reader: Reader, column: "claimId" | "sourceId", ids: readonly string[]): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>();
  for (const note of reader.whereIn("notes", column, ids)) {
    const on: Note[typeof column] = note[column];
    if (on !== null) inSet(texts, on).add(asPlainText(note.text));
  }
  return texts;
}

function notesIn({ notes }: MapDocument, ...kinds: readonly DocumentNote["subject"]["kind"][]): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const { subject, text } of notes) {
    if (subject.kind === "map" || !kinds.includes(subject.kind)) continue;
    texts.set(subject.id, [...(texts.get(subject.id) ?? []), asPlainText(text)]);
  }
  return texts;
}

function inSet<K>(sets: Map<K, Set<string>>, key: K): Set<string> {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  return set;
}
