import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { NoteList, NoteRow } from "#shared/contract/results/notes.ts";
import type { SearchPage } from "#shared/contract/results/search.ts";
import type { SourceFacts, SourceRow } from "#shared/contract/results/sources.ts";
import type { Matrix, Timeline } from "#shared/contract/results/who-says-what.ts";
import type { Attribution, ClaimList, CompactRecords, MapSummary, SpeakerRow } from "#shared/contract/results.ts";
import type { Statements } from "../statements.ts";
import { attributionsOfClaims } from "./attributions.ts";
import { type ClaimText, claimTexts, countByPosition, listClaims } from "./claims.ts";
import { mapContent, mapSummaries } from "./maps.ts";
import { listNotes, passingNotes } from "./notes.ts";
import { search } from "./search/search.ts";
import { sourceFacts, sourceRows } from "./sources.ts";
import { speakerRows } from "./speakers.ts";
import { type MatrixArguments, matrix, type SayingRow, sayingsOf, timeline } from "./who-says-what.ts";

/**
 * Questions about a library that are more than reading records of one table;
 * each is answered with a fixed number of SQL queries, however much there is.
 * Inside a change they see what it has done so far.
 */
export class Queries {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** `claims.list`: a page of the claims that pass the search and the filters, and how many there are. */
  listClaims(args: CheckedArguments<"claims.list">): ClaimList {
    return listClaims(this.#statements, args);
  }

  /** `claims.countByPosition`: how many of each position pass, claims without one under "". */
  countByPosition(args: CheckedArguments<"claims.countByPosition">): Record<string, number> {
    return countByPosition(this.#statements, args);
  }

  /** Ids and texts of all claims, so many at a time: those after the row that was answered last, from 0 on. */
  claimTexts(afterRow: number, limit: number): ClaimText[] {
    return claimTexts(this.#statements, afterRow, limit);
  }

  /** `search`: a page of hits of all kinds, best first, for any text at all; a blank one has none. */
  search(args: CheckedArguments<"search">): SearchPage {
    return search(this.#statements, args);
  }

  /** Who is named on each of these claims' cards, by claim id; claims that nobody asserts are left out. */
  attributions(claimIds: readonly string[]): Map<string, Attribution> {
    return attributionsOfClaims(this.#statements, claimIds);
  }

  /** `maps.list`: every map with the numbers of claims and inferences on it. */
  mapSummaries(): MapSummary[] {
    return mapSummaries(this.#statements);
  }

  /** The records of `map.get`, packed, sources without their texts; null when there is no such map. */
  mapContent(mapId: string): CompactRecords | null {
    return mapContent(this.#statements, mapId);
  }

  /** `notes.list`: a page of the notes that pass the search and the filters, the newest change first. */
  listNotes(args: CheckedArguments<"notes.list">): NoteList {
    return listNotes(this.#statements, args);
  }

  /** All notes that pass the search and the filters, the newest change first. */
  passingNotes(filters: CheckedArguments<"notes.export">): NoteRow[] {
    return passingNotes(this.#statements, filters);
  }

  /** Sources without their texts, which are not even read: those of `ids`, or all. */
  sourceFacts(ids?: readonly string[]): SourceFacts[] {
    return sourceFacts(this.#statements, ids);
  }

  /** `sources.list`: every source with the numbers of its quotations and of the claims they are behind. */
  sourceRows(): SourceRow[] {
    return sourceRows(this.#statements);
  }

  /** `speakers.list`: every speaker with the numbers of quotations and of the claims they are behind. */
  speakerRows(): SpeakerRow[] {
    return speakerRows(this.#statements);
  }

  /** For `speaker.get`: what the speaker asserts and denies, in order of time. */
  sayings(speakerId: string): SayingRow[] {
    return sayingsOf(this.#statements, speakerId);
  }

  /** `matrix.get`: speakers by contested claims. */
  matrix(args: MatrixArguments): Matrix {
    return matrix(this.#statements, args);
  }

  /** `timeline.get`: a map's claims in order of time; null when there is no such map. */
  timeline(mapId: string): Timeline | null {
    return timeline(this.#statements, mapId);
  }
}
