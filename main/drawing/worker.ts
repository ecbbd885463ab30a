import { parentPort } from "node:worker_threads";
import { WarrantError } from "#shared/contract/errors.ts";
import { draw } from "./draw.ts";
import type { DrawingMessage, DrawingNews, DrawingRequest } from "./messages.ts";

/** Progress is told no more often than this. */
const progressEveryMs = 50;

async function run({ number, task }: DrawingRequest): Promise<void> {
  let toldAt = 0;
  const tell = (news: DrawingNews) => parentPort?.postMessage({ number, ...news } satisfies DrawingMessage);
  try {
    const drawing = await draw(task, (fraction) => {
      const now = performance.now();
      if (now - toldAt < progressEveryMs) return;
      toldAt = now;
      tell({ kind: "progress", fraction });
    });
    tell({ kind: "done", drawing });
  } catch (error) {
    // Anything else is a fault of ours: it ends the worker, and main says so.
    if (!(error instanceof WarrantError)) throw error;
    const { code, message, details } = error;
    tell({ kind: "refused", code, message, details });
  }
}

parentPort?.on("message", (request: DrawingRequest) => {
  run(request).catch((error: unknown) => {
    process.nextTick(() => {
      throw error;
    });
  });
});
