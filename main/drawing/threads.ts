import { Worker } from "node:worker_threads";

/** The worker lies beside this file as source, and beside main.mjs when packaged. */
const workerUrl = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./drawing-worker.mjs", import.meta.url);

/** How long a thread without work is kept, in milliseconds: whoever changes an image's choices draws it again soon. */
const idleMs = 20_000;
/** Of a thread's heap, in megabytes; pixels are not in it. */
const heapMegabytes = 4_096;

type Waiting = { readonly worker: Worker; readonly timer: NodeJS.Timeout; readonly forget: () => void };

let idle: Waiting | null = null;

/** A thread that waits for a picture to draw: the one that has just drawn another, or a new one. */
export function takeThread(): Worker {
  if (idle !== null) {
    const { worker, timer, forget } = idle;
    idle = null;
    clearTimeout(timer);
    worker.off("exit", forget);
    worker.ref();
    return worker;
  }
  const worker = new Worker(workerUrl, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
  // Whoever uses the thread hears of its faults; one that comes late ends the thread and nothing else.
  worker.on("error", () => undefined);
  return worker;
}

/** Keeps a thread that has drawn a picture for the next one; it keeps no process alive. */
export async function giveBack(worker: Worker): Promise<void> {
  if (idle !== null) {
    await worker.terminate();
    return;
  }
  const forget = () => {
    idle = null;
  };
  worker.once("exit", forget);
  worker.unref();
  const timer = setTimeout(() => {
    // First of all: a thread that is being ended is nobody's to take.
    forget();
    worker.off("exit", forget);
    void worker.terminate();
  }, idleMs);
  timer.unref();
  idle = { worker, timer, forget };
}
