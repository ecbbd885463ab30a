import { readFile, stat } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { WarrantError } from "#shared/contract/errors.ts";
import { extract, type Progress } from "./extract.ts";
import type { ReadingMessage, ReadingNews, ReadingTask } from "./messages.ts";
import { readCsvPair } from "./read-map-file.ts";
import { largestFile, tooLarge, unreadable } from "./unreadable.ts";

/** Progress is told no more often than this. */
const progressEveryMs = 50;

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > largestFile) throw tooLarge(size);
    return await readFile(path);
  } catch (error) {
    if (error instanceof WarrantError) throw error;
    throw unreadable(
      "This file could not be opened: it is gone, or you may not read it. Check where it lies, and add it again.",
    );
  }
}

async function run({ number, path, name, as, linksPath }: ReadingTask): Promise<void> {
  let toldAt = 0;
  const tell = (news: ReadingNews) => parentPort?.postMessage({ number, ...news } satisfies ReadingMessage);
  try {
    const bytes = await bytesOf(path);
    tell({ kind: "progress", fraction: null });
    const onProgress: Progress = (fraction) => {
      const now = performance.now();
      if (now - toldAt < progressEveryMs) return;
      toldAt = now;
      tell({ kind: "progress", fraction });
    };
    const read =
      linksPath === null
        ? await extract(bytes, name, onProgress, as)
        : await readCsvPair(bytes, await bytesOf(linksPath), name, onProgress);
    tell({ kind: "done", read });
  } catch (error) {
    // Anything else is a fault of ours: it ends the worker, and main says so.
    if (!(error instanceof WarrantError)) throw error;
    tell({ kind: "refused", message: error.message });
  }
}

// What libraries print of a file is no concern of the person's.
process.stdout.write = () => true;
process.stderr.write = () => true;
// pdf.js leaves promises behind for parts of damaged files that nobody waits for; what counts is what `run` finds.
process.on("unhandledRejection", () => undefined);
parentPort?.on("message", (task: ReadingTask) => {
  run(task).catch((error: unknown) => {
    process.nextTick(() => {
      throw error;
    });
  });
});
