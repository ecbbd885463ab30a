import type { Worker } from "node:worker_threads";

/** What one file may take before it is given up, in milliseconds. */
export type Patience = {
  /** Of computing, without a sign of life: on a busy machine that is more by the clock. */
  readonly stallMs: number;
  /** By the clock, in all, however well it goes on. */
  readonly totalMs: number;
};

/** How often the thread is looked at. */
const everyMs = 250;

/**
 * Calls `giveUp` once when the thread has computed for too long without a sign
 * of life, or runs for too long in all.
 *
 * @returns `sign` to be called at every sign of life, and `end`
 */
export function watch(
  worker: Worker,
  { stallMs, totalMs }: Patience,
  giveUp: () => void,
): { readonly sign: () => void; readonly end: () => void } {
  let usedAtSign: number | null = null;
  const look = setInterval(() => {
    worker.cpuUsage().then(
      ({ user, system }) => {
        const usedMs = (user + system) / 1_000;
        usedAtSign ??= usedMs;
        if (usedMs - usedAtSign > stallMs) giveUp();
      },
      // The thread has ended: others tell of that.
      () => undefined,
    );
  }, everyMs);
  const total = setTimeout(giveUp, totalMs);
  return {
    sign: () => {
      usedAtSign = null;
    },
    end: () => {
      clearInterval(look);
      clearTimeout(total);
    },
  };
}
