import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach } from "vitest";
import { type Library, type LibraryOptions, openLibrary } from "#main/store/library.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import type { RecordTables } from "#shared/model/diffs.ts";
import { createRecordTables } from "#shared/model/diffs.ts";
import type { RecordOf, TableName } from "#shared/model/records.ts";
import { tableNames } from "#shared/model/records.ts";

export const someTime = "2026-01-02T03:04:05.678Z";
const times = { createdAt: someTime, updatedAt: someTime };

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "warrant-store-"));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function temporaryPath(): string {
  return join(temporaryFolder(), "library.warrant");
}

/** An open library that is closed when the test ends. */
export function open(path = temporaryPath(), options: LibraryOptions = {}): Library {
  const library = openLibrary(path, options);
  cleanups.push(() => library.close());
  return library;
}

/** A closed library with the sample in it, a backup and a change to undo. */
export async function closedLibrary(): Promise<string> {
  const path = temporaryPath();
  const library = openLibrary(path, { now: () => someTime });
  library.fill(sample);
  await library.backUpDaily();
  library.change("Rename", (tx) => tx.update("maps", "m1", { title: "Renamed" }));
  library.close();
  return path;
}

/** A second connection to a library's file, for looking at it and for breaking it. */
export function raw(path: string, options: Database.Options = {}): Database.Database {
  const database = new Database(path, options);
  cleanups.push(() => database.close());
  return database;
}

/** The error that `run` must throw. */
export function errorOf(run: () => unknown): WarrantError {
  try {
    run();
  } catch (error) {
    if (error instanceof WarrantError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** What a note has that is about no source. */
const onNoPassage = { sourceId: null, passage: null, resolvedAt: null };

/** At least one record in every table, with every kind of reference among them. */
export const sample: { readonly [T in TableName]: readonly RecordOf<T>[] } = {
  positions: [
    { id: "pos1", name: "Privacy", colourLight: "#0b6e4f", colourDark: "#5cc8a1", glyph: "key-round", rank: 0 },
    { id: "pos2", name: "Security", colourLight: "#a8550a", colourDark: "#ffb067", glyph: "shield", rank: 1 },
  ],
  tags: [{ id: "tag1", name: "bridging" }],
  speakers: [
    { id: "sp1", kind: "person", name: "Zoë Müller", role: "Home Secretary", organisation: "Government" },
    { id: "sp2", kind: "organisation", name: "Signal", role: null, organisation: null },
  ],
  sources: [
    {
      id: "so1",
      type: "article-newspaper",
      title: "Locks and keys",
      label: "Locks and keys",
      containerTitle: "The Paper",
      authors: [{ family: "Roe", given: "Jane" }, { literal: "The editors" }],
      issued: "2017-03-26",
      issuedBasis: null,
      url: "https://example.org/a",
      accessed: "2026-01-01",
      digest: ["First it says this.", 'Then "that".'],
      text: "The full wording of the article.",
      textHash: "a".repeat(64),
      file: { name: "locks.pdf", size: 1_234, hash: "b".repeat(64) },
      pages: [
        { label: "iv", start: 0 },
        { label: "5", start: 9 },
      ],
      ...times,
    },
    {
      id: "so2",
      type: "webpage",
      title: null,
      label: "An untitled page",
      containerTitle: null,
      authors: [],
      issued: null,
      issuedBasis: "the page's address",
      url: null,
      accessed: null,
      digest: [],
      text: null,
      textHash: null,
      file: null,
      pages: [],
      ...times,
    },
  ],
  quotations: [
    {
      id: "q1",
      sourceId: "so1",
      speakerId: "sp1",
      exact: "no place to hide",
      prefix: "",
      suffix: "",
      start: 4,
      end: 20,
      date: null,
      role: null,
      standing: "exact",
    },
    {
      id: "q2",
      sourceId: "so2",
      speakerId: "sp2",
      exact: "mathematics does not care",
      prefix: "for ",
      suffix: ".",
      start: null,
      end: null,
      date: "2015",
      role: "Professor",
      standing: "unattached",
    },
  ],
  claims: [
    { id: "c1", text: "Encryption protects everyone.", positionId: "pos1", ...times },
    { id: "c2", text: "Police need access to messages.", positionId: "pos2", ...times },
    { id: "c3", text: "A back door is open to all.", positionId: null, ...times },
  ],
  claimQuotations: [
    { id: "cq1", claimId: "c1", quotationId: "q1", stance: "asserts" },
    { id: "cq2", claimId: "c1", quotationId: "q2", stance: "asserts" },
    { id: "cq3", claimId: "c2", quotationId: "q2", stance: "denies" },
  ],
  taggings: [
    { id: "tg1", tagId: "tag1", claimId: "c3", sourceId: null, noteId: null },
    { id: "tg2", tagId: "tag1", claimId: null, sourceId: "so1", noteId: null },
    { id: "tg3", tagId: "tag1", claimId: null, sourceId: null, noteId: "n5" },
  ],
  inferences: [
    { id: "i1", kind: "attack", targetClaimId: "c2", targetInferenceId: null, scheme: null, ...times },
    { id: "i2", kind: "attack", targetClaimId: null, targetInferenceId: "i1", scheme: "undercut", ...times },
  ],
  premises: [
    { id: "pr1", inferenceId: "i1", claimId: "c1", implicit: false, rank: 0 },
    { id: "pr2", inferenceId: "i1", claimId: "c3", implicit: true, rank: 1 },
    { id: "pr3", inferenceId: "i2", claimId: "c2", implicit: false, rank: 0 },
  ],
  maps: [{ id: "m1", title: "Overview", description: "All of it", direction: "down", ...times }],
  placements: [
    { id: "pl1", mapId: "m1", claimId: "c1", inferenceId: null, x: 10.5, y: -3, collapsed: false },
    { id: "pl2", mapId: "m1", claimId: "c2", inferenceId: null, x: 0, y: 400, collapsed: true },
    { id: "pl3", mapId: "m1", claimId: null, inferenceId: "i1", x: null, y: null, collapsed: false },
  ],
  frames: [{ id: "f1", mapId: "m1", title: "The start", x: 0, y: 0, width: 100.25, height: 50 }],
  notes: [
    {
      id: "n1",
      claimId: "c1",
      inferenceId: null,
      quotationId: null,
      mapId: null,
      ...onNoPassage,
      text: "Check this number.",
      ...times,
    },
    {
      id: "n2",
      claimId: null,
      inferenceId: "i1",
      quotationId: null,
      mapId: null,
      ...onNoPassage,
      text: "Weak step.",
      ...times,
    },
    {
      id: "n3",
      claimId: null,
      inferenceId: null,
      quotationId: "q1",
      mapId: null,
      ...onNoPassage,
      text: "Heard on air.",
      ...times,
    },
    {
      id: "n4",
      claimId: null,
      inferenceId: null,
      quotationId: null,
      mapId: "m1",
      ...onNoPassage,
      text: "For the seminar.",
      ...times,
    },
    {
      id: "n5",
      claimId: null,
      inferenceId: null,
      quotationId: null,
      mapId: null,
      sourceId: "so1",
      passage: { exact: "wording", prefix: "full ", suffix: " of", start: 9, end: 16, standing: "exact" },
      text: "Nobody uses this #later.",
      resolvedAt: someTime,
      ...times,
    },
  ],
};

/** Every record of a library by table. */
export function recordsOf(library: Library): RecordTables {
  const tables = createRecordTables();
  for (const table of tableNames) readInto(tables, library, table);
  return tables;
}

function readInto<T extends TableName>(tables: RecordTables, library: Library, table: T): void {
  const records: Map<string, RecordOf<T>> = tables[table];
  for (const record of library.read.all(table)) records.set(record.id, record);
}

const searchTables = [
  "claimSearch",
  "quotationSearch",
  "paragraphSearch",
  "sourceSearch",
  "noteSearch",
  "mapSearch",
  "speakerSearch",
];

/**
 * Everything in a library's file but its journal: every column of every row with
 * its row number, and what the indexes answer. Fails when an index does not fit
 * its table.
 */
export function contentOf(database: Database.Database): string {
  const tables = tableNames.map((table) => database.prepare(`SELECT * FROM ${table} ORDER BY row`).raw().all());
  const hits = searchTables.map((index) => {
    database.prepare(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`).run();
    return ["a", "e", "the"].map((word) =>
      database.prepare(`SELECT rowid, rank FROM ${index} WHERE ${index} MATCH ? ORDER BY rowid`).raw().all(`${word}*`),
    );
  });
  return JSON.stringify({ tables, hits });
}
