import type { CommandArguments } from "#shared/contract/commands.ts";
import type { MapImage } from "#shared/contract/results/images.ts";
import { bridge } from "../bridge/bridge.ts";
import { ask } from "./commands.ts";

/** A drawing on its way. */
export type ImageJob = {
  /** Rejects with a CommandFailure, of code `cancelled` once it was stopped. */
  readonly image: Promise<MapImage>;
  readonly cancel: () => void;
};

/**
 * Has a map drawn as an image.
 * @param onProgress hears how much of it is drawn, from 0 to 1
 */
export function drawImage(
  args: Omit<CommandArguments<"map.export">, "jobId">,
  onProgress: (fraction: number) => void,
): ImageJob {
  const jobId = crypto.randomUUID();
  const stopListening = bridge.subscribe("export", (event) => {
    if (event.jobId === jobId) onProgress(event.fraction);
  });
  return {
    image: ask("map.export", { ...args, jobId }).finally(stopListening),
    // What it was asked for is answered with `cancelled`; when this is not heard, the drawing comes out whole.
    cancel: () => void ask("export.cancel", { jobId }).catch(() => {}),
  };
}
