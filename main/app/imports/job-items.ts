import { createHash, randomUUID } from "node:crypto";
import type { ReadItem } from "#main/commands/import-jobs.ts";
import { createPauses } from "#main/commands/resolve-aside.ts";
import { readFile } from "#main/reading/read-file.ts";
import type { ReadAs, ReadMapFile } from "#main/reading/read-map-file.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import type { ImportItem } from "#shared/contract/results/imports.ts";
import { type ProposedFacts, paragraphsOf, type ReadReferences, type ReadText } from "#shared/model/read-text.ts";
import { errorAnswer } from "../error-answer.ts";
import { digestFile, type FileDigest } from "./file-hash.ts";
import type { ClaimedFile } from "./received-files.ts";
import type { Recogniser } from "./recognise.ts";

/** One thing that a job reads or has read. */
export type JobItem = {
  /** The received file that it is read from; null for what stands for one entry of a list. */
  readonly fileId: string | null;
  readonly file: ClaimedFile;
  readonly pasted: boolean;
  readonly as: ReadAs;
  /** As windows see it. */
  shown: ImportItem;
  /** What can be kept of it, once it is ready. */
  read: ReadItem | null;
};

/** Characters of a text that a window shows of it before it is kept. */
const beginningLength = 400;

export function createItem(item: {
  readonly fileId: string;
  readonly file: ClaimedFile;
  readonly name: string;
  readonly pasted: boolean;
  readonly as: ReadAs;
}): JobItem {
  const { name, ...rest } = item;
  return {
    ...rest,
    shown: {
      itemId: randomUUID(),
      fileName: name,
      size: item.file.size,
      status: "waiting",
      progress: null,
      error: null,
      kind: null,
      facts: null,
      text: null,
      map: null,
      warnings: [],
      sameAs: null,
      matches: [],
    },
    read: null,
  };
}

export type ReadingOptions = {
  readonly recogniser: Recogniser;
  readonly signal: AbortSignal;
  /** The names under which texts of the same job came, by their hashes; grows. */
  readonly names: Map<string, string>;
  readonly onProgress: () => void;
  readonly log: (line: string) => void;
};

/** Reads an item's file. Answers what takes its place: itself, or one item for each reference in the file. Never rejects. */
export async function readItem(item: JobItem, options: ReadingOptions): Promise<JobItem[]> {
  const { signal, onProgress, log } = options;
  const name = item.shown.fileName;
  const show = (changed: Partial<ImportItem>) => {
    item.shown = { ...item.shown, ...changed };
    onProgress();
  };
  show({ status: "reading" });
  try {
    const digest = await digestFile(item.file.path, signal).catch((error: unknown) => {
      throw signal.aborted ? error : gone();
    });
    show({ size: digest.size });
    const read = await readFile({
      path: item.file.path,
      name,
      as: item.as,
      signal,
      onProgress: (progress) => show({ progress }),
    });
    if (read.kind === "references") return await readReferences(item, read, options);
    if (read.kind === "map") await showMap(item, read, options);
    else await readText(item, read, digest, options);
  } catch (error) {
    // What was stopped is on its way out with its job: nobody sees it.
    const answer = errorAnswer(error, "import", signal.aborted ? () => {} : log);
    show({ status: "failed", progress: null, error: answer.ok ? null : answer.error });
  }
  return [item];
}

async function readText(item: JobItem, read: ReadText, digest: FileDigest, options: ReadingOptions): Promise<void> {
  const { recogniser, signal, names } = options;
  const { itemId, fileName } = item.shown;
  const { text, pages, facts } = read;
  const textHash = createHash("sha256").update(text).digest("hex");
  const file = item.pasted ? null : { name: fileName, ...digest };
  const kept = { text, textHash, file, pages, resolutions: new Map() };
  const recognised = await recogniser.text(kept, digest.hash, facts, signal);
  const twin = names.get(textHash);
  names.set(textHash, twin ?? fileName);
  item.read = { itemId, fileName, facts, text: kept, map: null };
  item.shown = {
    ...item.shown,
    ...recognised,
    status: "ready",
    progress: 1,
    kind: "text",
    facts,
    text: {
      characters: text.length,
      paragraphs: paragraphsOf(text).length,
      pages: pages.length,
      beginning: text.slice(0, beginningLength).toWellFormed(),
    },
    warnings: twin === undefined ? read.warnings : [...read.warnings, `This is the same text as ${twin}.`],
  };
}

/** Makes an item that of a map. */
export async function showMap(
  item: JobItem,
  { format, document, placed, losses, warnings }: ReadMapFile,
  { recogniser, signal }: Pick<ReadingOptions, "recogniser" | "signal">,
): Promise<void> {
  const { itemId, fileName } = item.shown;
  const duplicates = await recogniser.map(document, signal);
  const { title, claims, inferences, quotations, sources, notes, frames } = document;
  item.read = { itemId, fileName, facts: null, text: null, map: document };
  item.shown = {
    ...item.shown,
    status: "ready",
    progress: 1,
    error: null,
    kind: "map",
    map: {
      format,
      title,
      counts: {
        claims: claims.length,
        inferences: inferences.length,
        quotations: quotations.length,
        sources: sources.length,
        notes: notes.length,
        frames: frames.length,
      },
      placed,
      losses,
      duplicates,
    },
    warnings,
  };
}

async function readReferences(
  item: JobItem,
  { entries, warnings }: ReadReferences,
  { recogniser, signal }: ReadingOptions,
): Promise<JobItem[]> {
  const items: JobItem[] = [];
  const pause = createPauses(signal);
  for (const facts of entries) {
    await pause();
    const recognised = await recogniser.reference(facts, signal);
    items.push(referenceItem(item, facts, { ...recognised, warnings: items.length === 0 ? warnings : [] }));
  }
  if (items.length > 0) return items;
  throw new WarrantError("file-unreadable", "This list has no references in it.");
}

function referenceItem(
  item: JobItem,
  facts: ProposedFacts,
  found: Pick<ImportItem, "sameAs" | "matches" | "warnings">,
): JobItem {
  const itemId = randomUUID();
  const { fileName } = item.shown;
  return {
    ...item,
    fileId: null,
    shown: { ...item.shown, ...found, itemId, status: "ready", progress: 1, kind: "reference", facts },
    read: { itemId, fileName, facts, text: null, map: null },
  };
}

function gone(): WarrantError {
  return new WarrantError(
    "file-unreadable",
    "This file could not be opened: it is gone, or you may not read it. Check where it lies, and add it again.",
  );
}
