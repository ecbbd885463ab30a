import type { Point } from "#shared/layout/geometry.ts";
import type { TidyJob } from "#shared/layout/tidy-job.ts";
import type { FromLayout, ToLayout } from "./layout-messages.ts";

/** A layout on its way. */
export type LayoutRun = {
  /** Top left corners by id; null when it was cancelled. Rejects when the worker failed. */
  readonly places: Promise<ReadonlyMap<string, Point> | null>;
  /** Ends the worker: there is no other way to stop a layout. The next one starts another. */
  readonly cancel: () => void;
};

let worker: Worker | null = null;
let newestId = 0;

function theWorker(): Worker {
  worker ??= new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module", name: "layout" });
  return worker;
}

/** Starts the worker, so that the first layout does not wait for it. */
export function warmUpLayout(): void {
  theWorker();
}

/**
 * Lays cards out beside the window's own thread, one job at a time.
 * @param onProgress hears the share of the work that is done, from 0 to 1
 */
export function layOut(job: TidyJob, onProgress: (share: number) => void): LayoutRun {
  const running = theWorker();
  newestId += 1;
  const message: ToLayout = { id: newestId, job };
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, Point> | null>();
  const hear = ({ data }: MessageEvent<FromLayout>) => {
    if (data.id !== message.id) return;
    if (data.kind === "progress") {
      onProgress(data.share);
      return;
    }
    stopListening();
    if (data.kind === "failed") reject(new Error(data.message));
    else resolve(new Map(data.ids.map((id, index) => [id, cornerAt(data.corners, index)])));
  };
  const fail = (event: ErrorEvent) => {
    // A worker that could not even start answers nothing any more.
    stopListening();
    endWorker(running);
    reject(new Error(event.message || "the layout worker could not start"));
  };
  const stopListening = () => {
    running.removeEventListener("message", hear);
    running.removeEventListener("error", fail);
  };
  running.addEventListener("message", hear);
  running.addEventListener("error", fail);
  running.postMessage(message);
  return {
    places: promise,
    cancel: () => {
      stopListening();
      endWorker(running);
      resolve(null);
    },
  };
}

function endWorker(ended: Worker): void {
  ended.terminate();
  if (worker === ended) worker = null;
}

function cornerAt(corners: Float64Array, index: number): Point {
  return { x: corners[2 * index] ?? 0, y: corners[2 * index + 1] ?? 0 };
}
