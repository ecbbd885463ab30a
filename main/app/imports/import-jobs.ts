import { randomUUID } from "node:crypto";
import type { ImportJobs } from "#main/commands/import-jobs.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import { createItem, type JobItem, readItem } from "./job-items.ts";
import { joinTables, mayBeTable } from "./join-tables.ts";
import type { ReceivedFiles } from "./received-files.ts";
import type { Recogniser } from "./recognise.ts";

export type ImportJobsOptions = {
  readonly files: ReceivedFiles;
  readonly recogniser: Recogniser;
  /** Tells windows that a job has got further. */
  readonly onProgress: (jobId: string) => void;
  /** Hears of Warrant's own faults. */
  readonly log: (line: string) => void;
};

type Job = {
  readonly jobId: string;
  readonly stopping: AbortController;
  items: readonly JobItem[];
  status: "reading" | "ready";
  keeping: boolean;
  askedAt: number;
};

/** Files that are read at the same time. */
const readAtOnce = 2;
/** How often windows are told at most, in milliseconds, and for how many items once more as long: each time they ask for all. */
const tellEveryMs = 150;
const itemsToTell = 500;
/** A window that has not asked for this long has gone without ending its job, in milliseconds. */
const abandonedAfterMs = 60 * 60 * 1_000;

/** Imports of this run of the program; none outlives it. `close` ends them all. */
export function createImportJobs({
  files,
  recogniser,
  onProgress,
  log,
}: ImportJobsOptions): ImportJobs & { readonly close: () => void } {
  const jobs = new Map<string, Job>();

  function find(jobId: string): Job {
    const job = jobs.get(jobId);
    if (!job) throw new WarrantError("not-found", "This import has ended. Add the files again.");
    job.askedAt = Date.now();
    return job;
  }

  function end(job: Job): void {
    jobs.delete(job.jobId);
    job.stopping.abort();
    for (const { fileId } of job.items) if (fileId !== null) void files.release(fileId).catch(logged);
  }

  function logged(error: unknown): void {
    log(`import: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  function endAbandoned(): void {
    for (const job of [...jobs.values()]) {
      if (job.status === "ready" && !job.keeping && Date.now() - job.askedAt > abandonedAfterMs) end(job);
    }
  }

  async function readAll(job: Job): Promise<void> {
    const { signal } = job.stopping;
    const tell = createTeller(job, onProgress);
    const waiting = job.items.values();
    /** The names under which texts of this job came, by their hashes. */
    const names = new Map<string, string>();
    const readOn = async () => {
      for (const item of waiting) {
        if (signal.aborted) return;
        const read = await readItem(item, { recogniser, signal, names, onProgress: tell.later, log });
        // Tables of claims and of links may turn out to be one map: they are read once more, together.
        if (item.fileId !== null && !mayBeTable(item)) await files.release(item.fileId).catch(logged);
        // A list of references becomes one item for each of them.
        if (read[0] !== item) job.items = job.items.flatMap((each) => (each === item ? read : [each]));
        tell.later();
      }
    };
    await Promise.all(Array.from({ length: readAtOnce }, readOn));
    const { items } = job;
    job.items = await joinTables(items, { recogniser, signal, log });
    for (const { fileId } of items) if (fileId !== null) await files.release(fileId).catch(logged);
    job.status = "ready";
    tell.now();
  }

  return {
    known: recogniser.records,

    start: (wanted, as) => {
      endAbandoned();
      const items: JobItem[] = [];
      for (const { fileId, name, pasted } of wanted) {
        const file = files.claim(fileId);
        if (file === null) {
          for (const item of items) if (item.fileId !== null) void files.release(item.fileId).catch(logged);
          throw new WarrantError("not-found", `Warrant no longer has ${name}. Add it again.`);
        }
        items.push(createItem({ fileId, file, name, pasted, as }));
      }
      const job: Job = {
        jobId: randomUUID(),
        stopping: new AbortController(),
        items,
        status: "reading",
        keeping: false,
        askedAt: Date.now(),
      };
      jobs.set(job.jobId, job);
      void readAll(job).catch(logged);
      return { jobId: job.jobId };
    },

    state: (jobId) => {
      const { status, items } = find(jobId);
      return { jobId, status, items: items.map(({ shown }) => shown) };
    },

    item: (jobId, itemId) => {
      const item = find(jobId).items.find(({ shown }) => shown.itemId === itemId);
      if (!item) throw new WarrantError("not-found", "That is no longer part of the import. Add the file again.");
      if (item.read) return item.read;
      const { fileName, status } = item.shown;
      throw new WarrantError(
        "rule",
        status === "failed"
          ? `${fileName} could not be read, so there is nothing of it to keep. Leave it out.`
          : `${fileName} is still being read. Wait until it is there.`,
      );
    },

    keep: async (jobId, work) => {
      const job = find(jobId);
      if (job.keeping) throw beingKept();
      job.keeping = true;
      try {
        const value = await work();
        end(job);
        return value;
      } finally {
        job.keeping = false;
      }
    },

    end: (jobId) => {
      const job = find(jobId);
      if (job.keeping) throw beingKept();
      end(job);
    },

    close: () => {
      for (const job of [...jobs.values()]) end(job);
    },
  };
}

function beingKept(): WarrantError {
  return new WarrantError("rule", "What was read is being kept at this moment. Wait until that is done.");
}

type Teller = {
  /** Tells soon, once for all that asked meanwhile. */
  readonly later: () => void;
  readonly now: () => void;
};

function createTeller(job: Job, onProgress: (jobId: string) => void): Teller {
  let timer: NodeJS.Timeout | undefined;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!job.stopping.signal.aborted) onProgress(job.jobId);
  };
  return {
    now,
    later: () => {
      timer ??= setTimeout(now, tellEveryMs * (1 + Math.floor(job.items.length / itemsToTell))).unref();
    },
  };
}
