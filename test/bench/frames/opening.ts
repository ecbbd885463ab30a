import { setTimeout } from "node:timers/promises";
import type { CDPSession, Locator, Page } from "playwright-core";

/**
 * Clicks, and answers how many milliseconds after the click the map's cards are on
 * the screen: a picture of the map is painted, or where none is painted at all, a
 * card is mounted and visible; then two frames more, in which that is drawn.
 */
export async function clickToFirstPicture(
  page: Page,
  opener: Locator,
  map: { readonly id: string; readonly title: string },
): Promise<number> {
  await opener.waitFor();
  const shown = page.evaluate(({ id, title }) => {
    const canvasOf = `[aria-label="Map: ${CSS.escape(title)}"]`;
    const isShown = () => {
      const picture = document.querySelector<HTMLElement>(".picture");
      if (picture !== null) return picture.dataset.painted === id;
      const card = document.querySelector<HTMLElement>(`${canvasOf} .react-flow__node-card`);
      return card !== null && card.style.visibility !== "hidden";
    };
    return new Promise<number>((resolve) => {
      window.addEventListener(
        "click",
        ({ timeStamp }) => {
          const drawn = () => requestAnimationFrame(() => resolve(performance.now() - timeStamp));
          const look = () => requestAnimationFrame(isShown() ? drawn : look);
          look();
        },
        { capture: true, once: true },
      );
    });
  }, map);
  await opener.click();
  return shown;
}

/** What a page keeps in memory, in bytes, after its garbage was collected. */
export type Memory = {
  /** JavaScript objects of the page itself. */
  readonly heap: number;
  /** JavaScript objects of its workers. */
  readonly workerHeap: number;
  /** The bytes behind typed arrays and the like, page and workers. */
  readonly buffers: number;
};

type Usage = { readonly usedSize: number; readonly backingStorageSize: number };

export async function memoryOf(page: Page): Promise<Memory> {
  // Whatever opening a map still does is done by then.
  await setTimeout(1_000);
  const session = await page.context().newCDPSession(page);
  try {
    const own = await usageOf((method) => session.send(method));
    const workers = await usageOfWorkers(session);
    return {
      heap: own.usedSize,
      workerHeap: workers.reduce((sum, { usedSize }) => sum + usedSize, 0),
      buffers: [own, ...workers].reduce((sum, { backingStorageSize }) => sum + backingStorageSize, 0),
    };
  } finally {
    await session.detach();
  }
}

async function usageOf(
  send: (method: "HeapProfiler.collectGarbage" | "Runtime.getHeapUsage") => Promise<unknown>,
): Promise<Usage> {
  // A first collection can leave what only its finalisers let go.
  await send("HeapProfiler.collectGarbage");
  await send("HeapProfiler.collectGarbage");
  const usage = await send("Runtime.getHeapUsage");
  if (!isUsage(usage)) throw new Error(`the browser does not tell its heap: ${JSON.stringify(usage)}`);
  return usage;
}

function isUsage(value: unknown): value is Usage {
  return (
    typeof value === "object" &&
    value !== null &&
    "usedSize" in value &&
    typeof value.usedSize === "number" &&
    "backingStorageSize" in value &&
    typeof value.backingStorageSize === "number"
  );
}

/** Playwright's session speaks to the page alone; a worker's messages go through it in envelopes. */
async function usageOfWorkers(session: CDPSession): Promise<Usage[]> {
  const workers: string[] = [];
  session.on("Target.attachedToTarget", ({ sessionId }) => workers.push(sessionId));
  const options = { waitForDebuggerOnStart: false, flatten: false };
  await session.send("Target.setAutoAttach", { autoAttach: true, ...options });
  let lastId = 0;
  const ask = (sessionId: string, method: string) =>
    new Promise<unknown>((resolve) => {
      const id = ++lastId;
      const answered = (event: { readonly sessionId: string; readonly message: string }) => {
        const answer: unknown = JSON.parse(event.message);
        if (event.sessionId !== sessionId || typeof answer !== "object" || answer === null) return;
        if (!("id" in answer && answer.id === id && "result" in answer)) return;
        session.off("Target.receivedMessageFromTarget", answered);
        resolve(answer.result);
      };
      session.on("Target.receivedMessageFromTarget", answered);
      void session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) });
    });
  const usages = await Promise.all(workers.map((sessionId) => usageOf((method) => ask(sessionId, method))));
  await session.send("Target.setAutoAttach", { autoAttach: false, ...options });
  return usages;
}
