import { create } from "zustand";
import type { ImportedMap, ImportState } from "#shared/contract/results/imports.ts";
import type { Loss } from "#shared/contract/results/notes.ts";
import type { AttachReport } from "#shared/contract/results/sources.ts";
import { bridge } from "../../bridge/bridge.ts";
import { ask, CommandFailure } from "../commands.ts";
import { useDialog } from "../dialog-store.ts";
import { draftOf, emptyDraft, type FactsDraft, labelFromFileName } from "./facts-draft.ts";
import { type Gathered, TooManyFiles } from "./gathering.ts";
import { type MapDraft, mapDraftOf } from "./map-draft.ts";
import type { ReadAs } from "./read-as.ts";
import type { Batch, Choice, ImportRow, SentFile } from "./rows.ts";

/** A map that was imported, with what its file held that could not be carried over. */
export type KeptMap = {
  readonly mapId: string;
  readonly title: string;
  readonly fileName: string;
  readonly counts: ImportedMap["counts"];
  readonly losses: readonly Loss[];
};

/** What was kept of an import. */
export type KeptImport = {
  /** Of texts and references; those that maps brought along are not among them. */
  readonly sourceIds: readonly string[];
  readonly maps: readonly KeptMap[];
  readonly reports: readonly AttachReport[];
  /** What the changes are called that it took, in order: one for each batch. */
  readonly labels: readonly string[];
};

type ImportSession = {
  readonly batches: readonly Batch[];
  /** By row: what the person chose, and the facts they wrote. */
  readonly chosen: Readonly<Record<string, Choice>>;
  readonly drafts: Readonly<Record<string, FactsDraft>>;
  readonly maps: Readonly<Record<string, MapDraft>>;
  /** Rows that were read once more as something else: another row has taken their place. */
  readonly replaced: Readonly<Record<string, true>>;
  /** As what files are read that come from now on. */
  readonly as: ReadAs;
  readonly leftAside: readonly string[];
  /** Folders and drops that are still being looked through. */
  readonly gathering: number;
  /** The source that a text is being added to, where the person set out from one. */
  readonly forSource: string | null;
  readonly keeping: boolean;
  /** What went wrong with the import as a whole. */
  readonly fault: string | null;
  readonly kept: KeptImport | null;
};

const nothing: ImportSession = {
  batches: [],
  chosen: {},
  drafts: {},
  maps: {},
  replaced: {},
  as: "anything",
  leftAside: [],
  gathering: 0,
  forSource: null,
  keeping: false,
  fault: null,
  kept: null,
};

/** What the dialog that adds sources is about, from its opening to its end. */
export const useImport = create<ImportSession>(() => nothing);

/** Files that are sent at the same time. */
const sendersAtOnce = 3;
/** How often, in milliseconds, the window is told of progress. */
const tellEveryMs = 100;

let ending = new AbortController();
let lastBatch = 0;

// The dialog's coming and going begins and ends an import: nothing stays behind, whatever closed it.
useDialog.subscribe(({ request }, before) => {
  if (request === before.request) return;
  if (before.request?.kind === "add-sources") end();
  if (request?.kind === "add-sources") {
    useImport.setState({ forSource: request.sourceId ?? null, as: request.as ?? "anything" });
    if (request.files.length > 0) void takeIn({ files: request.files, leftAside: [] });
  }
});

bridge.subscribe("import", ({ jobId }) => void look(jobId));
// What was told while the way to the program was broken off is unknown.
bridge.subscribe("replaced", () => {
  for (const { jobId } of useImport.getState().batches) if (jobId !== null) void look(jobId);
});

/** Stops all that is under way and forgets it. */
function end(): void {
  ending.abort();
  ending = new AbortController();
  for (const { jobId } of useImport.getState().batches) if (jobId !== null) endJob(jobId);
  useImport.setState(nothing, true);
}

/** A job that cannot be ended has ended already. */
function endJob(jobId: string): void {
  ask("import.end", { jobId }).catch(() => undefined);
}

/** Aborts when the import ends that is under way now. */
export function importSignal(): AbortSignal {
  return ending.signal;
}

/** True while whatever comes is read as a map. */
export function readsMaps(): boolean {
  return useImport.getState().as !== "anything";
}

/** Adds what was gathered, or is being gathered, to the import. */
export async function takeIn(gathering: Gathered | Promise<Gathered>): Promise<void> {
  const { signal } = ending;
  useImport.setState((state) => ({ gathering: state.gathering + 1, fault: null }));
  try {
    const { files, leftAside, pasted = false } = await gathering;
    if (signal.aborted) return;
    useImport.setState((state) => ({ leftAside: [...state.leftAside, ...leftAside] }));
    if (files.length === 0) return;
    await bring({ key: newBatchKey(), files, pasted, as: useImport.getState().as }, signal);
  } catch (error) {
    if (!signal.aborted) useImport.setState({ fault: wordsOf(error) });
  } finally {
    if (!signal.aborted) useImport.setState((state) => ({ gathering: state.gathering - 1 }));
  }
}

/** Reads a row's file once more as something else; answers the batch that takes the row's place, null when it cannot be. */
export function readAgain({ key, origin }: ImportRow, as: ReadAs): number | null {
  if (origin === null) return null;
  const { signal } = ending;
  const batch = newBatchKey();
  useImport.setState(({ replaced }) => ({ replaced: { ...replaced, [key]: true }, fault: null }));
  bring({ key: batch, files: [origin.file], pasted: origin.pasted, as }, signal).catch((error: unknown) => {
    if (!signal.aborted) useImport.setState({ fault: wordsOf(error) });
  });
  return batch;
}

function newBatchKey(): number {
  lastBatch += 1;
  return lastBatch;
}

/** What went wrong, for the person. */
export function wordsOf(error: unknown): string {
  if (error instanceof CommandFailure || error instanceof TooManyFiles) return error.message;
  if (error instanceof DOMException) return "A file or folder could not be opened. Check that it is still there.";
  console.error(error);
  return "Something went wrong in this window. Close this dialog and add the files again.";
}

/** Sends files and has them read. */
async function bring(
  {
    key,
    files,
    pasted,
    as,
  }: { readonly key: number; readonly files: readonly File[]; readonly pasted: boolean; readonly as: ReadAs },
  signal: AbortSignal,
): Promise<void> {
  const sent = files.map(({ name, size }): SentFile => ({ name, size, sent: 0, fault: null }));
  const received: ({ readonly fileId: string; readonly name: string; readonly pasted: boolean } | null)[] = files.map(
    () => null,
  );
  useImport.setState((state) => ({
    batches: [
      ...state.batches,
      { key, given: files, as, pasted, jobId: null, files: [...sent], items: [], done: false },
    ],
  }));
  const tell = atMostEvery(tellEveryMs, () => {
    if (!signal.aborted) patch(key, (batch) => (batch.jobId === null ? { files: [...sent] } : {}));
  });
  const note = (index: number, change: Partial<SentFile>) => {
    const before = sent[index];
    if (before !== undefined) sent[index] = { ...before, ...change };
    tell();
  };

  const waiting = files.entries();
  const sendOn = async () => {
    for (const [index, file] of waiting) {
      if (signal.aborted) return;
      const answer = await bridge.sendFile(file, { signal, onProgress: (fraction) => note(index, { sent: fraction }) });
      if (answer.ok) received[index] = { fileId: answer.value.fileId, name: file.name, pasted };
      note(index, answer.ok ? { sent: 1 } : { fault: answer.error.message });
    }
  };
  await Promise.all(Array.from({ length: sendersAtOnce }, sendOn));

  const whole = received.filter((each) => each !== null);
  if (whole.length === 0) {
    if (!signal.aborted) patch(key, () => ({ files: [...sent], done: true }));
    return;
  }
  // Files that were received go with the end of a job, so there is one even for those of an import that has ended.
  const { jobId } = await ask("import.start", { files: whole, as });
  if (signal.aborted) {
    endJob(jobId);
    return;
  }
  patch(key, () => ({ jobId, files: sent.filter(({ fault }) => fault !== null) }));
  await look(jobId);
}

function patch(key: number, change: (batch: Batch) => Partial<Batch>): void {
  useImport.setState(({ batches }) => ({
    batches: batches.map((batch) => (batch.key === key ? { ...batch, ...change(batch) } : batch)),
  }));
}

const looking = new Set<string>();
const lookAgain = new Set<string>();

/** Asks how far a job is; once at a time, and once more when it got further meanwhile. */
async function look(jobId: string): Promise<void> {
  const batch = useImport.getState().batches.find((each) => each.jobId === jobId);
  if (batch === undefined) return;
  if (looking.has(jobId)) {
    lookAgain.add(jobId);
    return;
  }
  looking.add(jobId);
  try {
    do {
      lookAgain.delete(jobId);
      const { items, status }: ImportState = await ask("import.get", { jobId });
      patch(batch.key, () => ({ items, done: status === "ready" }));
      await pause(tellEveryMs);
    } while (lookAgain.has(jobId));
  } catch (error) {
    if (useImport.getState().batches.some((each) => each.jobId === jobId) && !useImport.getState().keeping) {
      useImport.setState({ fault: wordsOf(error) });
    }
  } finally {
    looking.delete(jobId);
  }
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

/** `work`, soon after each call, but at most once in a while. */
function atMostEvery(gapMs: number, work: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    window.setTimeout(() => {
      due = false;
      work();
    }, gapMs);
  };
}

/** Says what is to become of an item. */
export function choose(key: string, choice: Choice): void {
  useImport.setState(({ chosen }) => ({ chosen: { ...chosen, [key]: choice }, fault: null }));
}

/** Changes the facts of an item's new source. */
export function writeFacts(key: string, draft: FactsDraft): void {
  useImport.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }));
}

/** Says what to call a map, and what becomes of what the library has of it already. */
export function writeMap(key: string, draft: MapDraft): void {
  useImport.setState(({ maps }) => ({ maps: { ...maps, [key]: draft }, fault: null }));
}

/** What is to become of a map: what the person said, else nothing is said. */
export function mapDraftFor(key: string, map: ImportedMap, drafts: ImportSession["maps"]): MapDraft {
  return drafts[key] ?? mapDraftOf(map);
}

/** The facts of an item's new source: those the person wrote, else those found in the file. */
export function draftFor({ key, name, found }: ImportRow, drafts: ImportSession["drafts"]): FactsDraft {
  const written = drafts[key];
  if (written !== undefined) return written;
  const facts = found?.item.facts ?? null;
  const label = labelFromFileName(name);
  return facts === null ? { ...emptyDraft, label } : draftOf({ ...facts, label });
}
