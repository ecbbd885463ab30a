import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";

/** What was seen of one gesture. */
export type Recorded = {
  /** Milliseconds from each frame of the gesture to the next one. */
  readonly frames: readonly number[];
  /** The longest frame in the half second after it: what is redrawn at rest, or kept when cards are let go. */
  readonly afterMs: number;
  /** Whether the view moved or was zoomed. */
  readonly viewChanged: boolean;
};

type Sample = { readonly timeMs: number; readonly transform: string };

const afterwardsMs = 500;

/**
 * Records the frames while `act` runs, and until the view has come to rest when
 * `until` says so; then `finish`, such as letting a mouse button go.
 *
 * A frame's time is the one the browser gives requestAnimationFrame: the tick of
 * the screen for which it draws. Differences are multiples of 16.7 ms, and more
 * than one of them is a frame that was missed. The clock at the callback says less:
 * on an empty page it already wavers by some milliseconds.
 */
export async function record(
  page: Page,
  {
    act,
    until = "acted",
    finish,
  }: {
    readonly act: () => Promise<void>;
    readonly until?: "acted" | "rest";
    readonly finish?: () => Promise<void>;
  },
): Promise<Recorded> {
  const recorder = await page.evaluateHandle(async () => {
    const viewport = document.querySelector<HTMLElement>(".react-flow__viewport");
    if (viewport === null) throw new Error("there is no map to look at");
    const samples: { timeMs: number; transform: string }[] = [];
    const take = { more: true, hidden: false };
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const look = (timeMs: number) => {
      samples.push({ timeMs, transform: viewport.style.transform });
      take.hidden ||= document.visibilityState !== "visible";
      if (take.more) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    await nextFrame();
    return { samples, take, nextFrame };
  });
  await act();
  const acted = await recorder.evaluate(() => performance.now());
  if (until === "rest") {
    await recorder.evaluate(async ({ samples, nextFrame }) => {
      const restMs = 250;
      const patienceMs = 3_000;
      const start = performance.now();
      let transform = samples.at(0)?.transform;
      let changed: number | null = null;
      let still = 0;
      while (
        changed === null ? performance.now() - start < patienceMs : still < 3 || performance.now() - changed < restMs
      ) {
        await nextFrame();
        const now = samples.at(-1)?.transform;
        still = now === transform ? still + 1 : 0;
        if (still === 0) changed = performance.now();
        transform = now;
      }
    });
  }
  const ended = until === "rest" ? null : acted;
  await finish?.();
  await setTimeout(afterwardsMs);
  const { samples, hidden } = await recorder.evaluate(async ({ samples, take, nextFrame }) => {
    for (let frame = 0; frame < 3; frame++) await nextFrame();
    take.more = false;
    return { samples, hidden: take.hidden };
  });
  await recorder.dispose();
  if (hidden) throw new Error("the page was hidden: its frames say nothing");
  return summed(samples, ended ?? timeOfRest(samples));
}

/** When the view was drawn in another place than before for the last time. */
function timeOfRest(samples: readonly Sample[]): number {
  const last = samples.findLastIndex(({ transform }, index) => transform !== samples[index - 1]?.transform);
  // The frame that draws it counts.
  return (samples[Math.max(0, last)]?.timeMs ?? 0) + 0.001;
}

function summed(samples: readonly Sample[], endedMs: number): Recorded {
  const frames: number[] = [];
  let afterMs = 0;
  for (const [index, { timeMs }] of samples.entries()) {
    const next = samples[index + 1];
    if (next === undefined) break;
    if (timeMs < endedMs) frames.push(next.timeMs - timeMs);
    else afterMs = Math.max(afterMs, next.timeMs - timeMs);
  }
  return { frames, afterMs, viewChanged: new Set(samples.map(({ transform }) => transform)).size > 1 };
}

/** Waits until the view has stood still, and the page has drawn every frame at once, for a moment. */
export async function settle(page: Page): Promise<void> {
  await setTimeout(300);
  await page.evaluate(async () => {
    const stillMs = 200;
    const promptMs = 100;
    const patienceMs = 5_000;
    const viewOf = () => document.querySelector<HTMLElement>(".react-flow__viewport")?.style.transform;
    const start = performance.now();
    let [view, frame, since] = [viewOf(), start, start];
    while (frame - since < stillMs && frame - start < patienceMs) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      if (viewOf() !== view || now - frame > promptMs) since = now;
      [view, frame] = [viewOf(), now];
    }
  });
}
