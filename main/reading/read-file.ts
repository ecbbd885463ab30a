import { WarrantError } from "#shared/contract/errors.ts";
import type { Extract } from "./extract.ts";
import type { ReadingMessage, ReadingTask } from "./messages.ts";
import type { ReadAs, ReadMapFile } from "./read-map-file.ts";
import { giveBack, takeThread } from "./threads.ts";
import { unreadable } from "./unreadable.ts";
import { type Patience, watch } from "./watch.ts";

export type ReadFileOptions = {
  /** Where the file lies. */
  readonly path: string;
  /** The file's own name: what it lies under may be another. */
  readonly name: string;
  /** As what it is read; as what it seems to be when left out. */
  readonly as?: ReadAs;
  readonly signal: AbortSignal;
  /** Told how much is done, from 0 to 1; null while that cannot be known. */
  readonly onProgress: (fraction: number | null) => void;
  /** For tests. */
  readonly bounds?: Partial<Bounds>;
};

/** What one file may take before it is given up. */
export type Bounds = Patience & {
  /** Of the thread's heap. */
  readonly heapMegabytes: number;
};

const usualBounds: Bounds = { stallMs: 9_000, totalMs: 300_000, heapMegabytes: 1_536 };

let tasks = 0;

/**
 * Takes the readable text, the references or the map out of a file, in a thread beside
 * this one: a file that hangs it, or fills its memory, is refused and harms nothing.
 *
 * @throws WarrantError "file-unreadable" with what happened and what to do;
 *   "cancelled" when `signal` is aborted first
 */
export async function readFile({ path, name, as = "anything", ...options }: ReadFileOptions): Promise<Extract> {
  const read = await runTask({ path, name, as, linksPath: null }, options);
  if (read === null) throw new Error("nothing was read of a file that was not refused");
  return read;
}

/**
 * Reads a CSV of claims and a CSV of links as one map, in the same way; null when
 * the links are not between those claims. Throws as {@link readFile}.
 */
export async function readCsvFiles({
  path,
  linksPath,
  name,
  ...options
}: Omit<ReadFileOptions, "as"> & { readonly linksPath: string }): Promise<ReadMapFile | null> {
  const read = await runTask({ path, name, as: "csv-claims", linksPath }, options);
  return read?.kind === "map" ? read : null;
}

async function runTask(
  wanted: Omit<ReadingTask, "number">,
  { signal, onProgress, bounds: given }: Pick<ReadFileOptions, "signal" | "onProgress" | "bounds">,
): Promise<Extract | null> {
  if (signal.aborted) throw cancelled();
  const bounds = { ...usualBounds, ...given };
  onProgress(null);
  tasks += 1;
  const task: ReadingTask = { number: tasks, ...wanted };
  const thread = takeThread(bounds.heapMegabytes);
  const { worker } = thread;
  thread.tasks += 1;
  let endedWell = false;
  const { promise, resolve, reject } = Promise.withResolvers<Extract | null>();
  const onAbort = () => reject(cancelled());
  signal.addEventListener("abort", onAbort, { once: true });
  const watching = watch(worker, bounds, () => reject(tookTooLong()));
  const onMessage = (message: ReadingMessage) => {
    // What an earlier file left behind is none of this one's.
    if (message.number !== task.number) return;
    watching.sign();
    if (message.kind === "progress") {
      onProgress(message.fraction);
      return;
    }
    endedWell = true;
    if (message.kind === "done") resolve(message.read);
    else reject(unreadable(message.message));
  };
  const onError = (error: unknown) => reject(refusalOfCrash(error));
  const onExit = () => reject(refusalOfCrash(null));
  worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  worker.postMessage(task);
  try {
    return await promise;
  } finally {
    watching.end();
    signal.removeEventListener("abort", onAbort);
    worker.off("message", onMessage).off("error", onError).off("exit", onExit);
    if (endedWell) await giveBack(thread);
    else await worker.terminate();
  }
}

function cancelled(): WarrantError {
  return new WarrantError("cancelled", "Reading the file was cancelled. Nothing of it was kept.");
}

function tookTooLong(): WarrantError {
  return unreadable(
    "This file took too long to read and was given up: it is damaged, or very large. Open it in its own program, save the part you need as a new file, and add that.",
  );
}

function refusalOfCrash(error: unknown): WarrantError {
  const code: unknown = error instanceof Error && "code" in error ? error.code : null;
  const refusal =
    code === "ERR_WORKER_OUT_OF_MEMORY"
      ? unreadable(
          "This file needs more memory to read than Warrant gives to one file: it is damaged, or very large. Save the part you need as a file of its own and add that.",
        )
      : unreadable(
          "This file could not be read: reading it failed in a way that Warrant did not foresee. Save it anew in its own program and add that.",
        );
  return Object.assign(refusal, { cause: error });
}
