import { WarrantError } from "#shared/contract/errors.ts";
import { cancelled, drawAside } from "./draw-aside.ts";
import type { Drawing, DrawingTask } from "./task.ts";

/** Pictures that are being drawn, each in a thread of its own. */
export type Drawings = {
  /**
   * Draws a picture; those past the first few wait for their turn.
   * @param jobId by which `cancel` finds it, and progress is told; null for neither
   * @throws WarrantError `rule` when another picture of that id is being drawn;
   *   `cancelled`; and what `draw` throws
   */
  readonly draw: (task: DrawingTask, jobId: string | null) => Promise<Drawing>;
  /** Stops drawing; nothing happens when there is no such job. */
  readonly cancel: (jobId: string) => void;
  /** Stops all drawing. */
  readonly close: () => void;
};

/** Pictures drawn at the same time: each takes a core and some memory. */
const atOnce = 2;

/** @param onProgress told how far a job is, from 0 to 1 */
export function createDrawings(onProgress: (jobId: string, fraction: number) => void): Drawings {
  const jobs = new Map<string, AbortController>();
  const all = new Set<AbortController>();
  const waiting: (() => void)[] = [];
  let drawing = 0;

  /** Resolves when there is room; rejects at once when the job is stopped before. */
  async function turn(signal: AbortSignal): Promise<void> {
    if (drawing < atOnce) {
      drawing += 1;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const stop = () => {
      waiting.splice(waiting.indexOf(resolve), 1);
      reject(cancelled());
    };
    waiting.push(resolve);
    signal.addEventListener("abort", stop, { once: true });
    await promise;
    signal.removeEventListener("abort", stop);
  }

  /** Whoever waits longest takes the place of one that has ended. */
  function endTurn(): void {
    const next = waiting.shift();
    if (next) next();
    else drawing -= 1;
  }

  return {
    draw: async (task, jobId) => {
      if (jobId !== null && jobs.has(jobId)) {
        throw new WarrantError("rule", "An export of this id is under way. Wait until it is done, or cancel it.");
      }
      const stopping = new AbortController();
      all.add(stopping);
      if (jobId !== null) jobs.set(jobId, stopping);
      try {
        await turn(stopping.signal);
        try {
          return await drawAside(task, stopping.signal, (fraction) => {
            if (jobId !== null) onProgress(jobId, fraction);
          });
        } finally {
          endTurn();
        }
      } finally {
        all.delete(stopping);
        if (jobId !== null) jobs.delete(jobId);
      }
    },
    cancel: (jobId) => jobs.get(jobId)?.abort(),
    close: () => {
      for (const stopping of all) stopping.abort();
    },
  };
}
