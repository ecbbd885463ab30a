import { Worker } from "node:worker_threads";

/** A thread that reads files one after another. */
export type Thread = {
  readonly worker: Worker;
  readonly heapMegabytes: number;
  /** Tasks that it was given. */
  tasks: number;
};

/** The worker lies beside this file as source, and beside main.mjs when packaged. */
const workerUrl = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./reading-worker.mjs", import.meta.url);

/** How long a thread without work is kept: to begin one takes a third of a second, most of it for loading libraries. */
const idleMs = 3_000;
/** After so many files a thread is not used again, lest what libraries leave behind adds up. */
const mostTasks = 100;

let idle: { readonly thread: Thread; readonly timer: NodeJS.Timeout; readonly forget: () => void } | null = null;

/** A thread that waits for a task: the one that has just ended another one well, or a new one. */
export function takeThread(heapMegabytes: number): Thread {
  if (idle !== null && idle.thread.heapMegabytes === heapMegabytes) {
    const { thread, timer, forget } = idle;
    idle = null;
    clearTimeout(timer);
    thread.worker.off("exit", forget);
    thread.worker.ref();
    return thread;
  }
  const worker = new Worker(workerUrl, {
    execArgv: [],
    // The worker prints nothing; a stream that was read from would keep the process alive.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  // Whoever uses the thread hears of its faults; one that comes late, of a file that was read, ends the thread and nothing else.
  worker.on("error", () => undefined);
  return { worker, heapMegabytes, tasks: 0 };
}

/** Keeps a thread that has ended its task well for the next one; it keeps no process alive. */
export async function giveBack(thread: Thread): Promise<void> {
  if (idle !== null || thread.tasks >= mostTasks) {
    await thread.worker.terminate();
    return;
  }
  const forget = () => {
    idle = null;
  };
  thread.worker.once("exit", forget);
  thread.worker.unref();
  const timer = setTimeout(() => {
    // First of all: a thread that is being ended is nobody's to take.
    forget();
    thread.worker.off("exit", forget);
    void thread.worker.terminate();
  }, idleMs);
  timer.unref();
  idle = { thread, timer, forget };
}
