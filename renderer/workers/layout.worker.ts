import { loadDot } from "#shared/layout/dot.ts";
import { tidyPlaces } from "#shared/layout/tidy-job.ts";
import type { FromLayout, ToLayout } from "./layout-messages.ts";

/** Between two messages about progress: the window draws no more often than this. */
const tellEveryMs = 50;

function post(message: FromLayout, transfer: readonly Transferable[] = []): void {
  self.postMessage(message, { transfer: [...transfer] });
}

async function layOut({ id, job }: ToLayout): Promise<void> {
  let toldAt = performance.now();
  const places = tidyPlaces(await loadDot(), job, (share) => {
    const now = performance.now();
    if (now - toldAt < tellEveryMs) return;
    toldAt = now;
    post({ kind: "progress", id, share });
  });
  const corners = new Float64Array(2 * places.size);
  for (const [index, { x, y }] of [...places.values()].entries()) corners.set([x, y], 2 * index);
  post({ kind: "done", id, ids: [...places.keys()], corners }, [corners.buffer]);
}

// Graphviz is compiled while the window still opens its map.
void loadDot();

self.addEventListener("message", (event: MessageEvent<ToLayout>) => {
  layOut(event.data).catch((error: unknown) => {
    post({ kind: "failed", id: event.data.id, message: error instanceof Error ? error.message : String(error) });
  });
});
