import { WarrantError } from "#shared/contract/errors.ts";
import type { DrawingMessage, DrawingRequest } from "./messages.ts";
import type { Drawing, DrawingTask, Progress } from "./task.ts";
import { giveBack, takeThread } from "./threads.ts";

let requests = 0;

/**
 * Draws a picture in a thread beside this one: whatever it takes, nothing here
 * waits for it, and a thread that dies takes nothing along.
 *
 * @throws WarrantError what `draw` throws; "too-large" when the picture fills the
 *   thread's memory; "cancelled" when `signal` is aborted first
 */
export async function drawAside(task: DrawingTask, signal: AbortSignal, onProgress: Progress): Promise<Drawing> {
  if (signal.aborted) throw cancelled();
  requests += 1;
  const request: DrawingRequest = { number: requests, task };
  const worker = takeThread();
  const { promise, resolve, reject } = Promise.withResolvers<Drawing>();
  let endedWell = false;
  const onAbort = () => reject(cancelled());
  const onMessage = (message: DrawingMessage) => {
    if (message.number !== request.number) return;
    if (message.kind === "progress") {
      onProgress(message.fraction);
      return;
    }
    endedWell = true;
    if (message.kind === "done") resolve(message.drawing);
    else reject(new WarrantError(message.code, message.message, message.details));
  };
  const onError = (error: unknown) => reject(refusalOfCrash(error));
  const onExit = () => reject(refusalOfCrash(new Error("The drawing thread ended before its picture was done.")));
  signal.addEventListener("abort", onAbort, { once: true });
  worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  try {
    worker.postMessage(request);
    return await promise;
  } finally {
    signal.removeEventListener("abort", onAbort);
    worker.off("message", onMessage).off("error", onError).off("exit", onExit);
    if (endedWell) await giveBack(worker);
    else await worker.terminate();
  }
}

/** What an export is answered that was stopped. */
export function cancelled(): WarrantError {
  return new WarrantError("cancelled", "The export was cancelled. Nothing of it was kept.");
}

function refusalOfCrash(error: unknown): WarrantError {
  const code: unknown = error instanceof Error && "code" in error ? error.code : null;
  const refusal =
    code === "ERR_WORKER_OUT_OF_MEMORY"
      ? new WarrantError(
          "too-large",
          "This picture needs more memory to draw than Warrant has for it. Choose a smaller size, or a part of the map.",
        )
      : new WarrantError(
          "internal",
          "The picture could not be drawn: drawing it failed in a way that Warrant did not foresee. Nothing was changed; the log says more.",
        );
  return Object.assign(refusal, { cause: error });
}
