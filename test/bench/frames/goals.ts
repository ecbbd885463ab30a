import { variants } from "./baseline.ts";
import { allGestures, median, summaryOf } from "./summary.ts";
import { megabytes, nameOf, type SizeResult } from "./table.ts";

/** One 60th of a second as it is written, and two. */
const frameMs = 17;
const largestAtFullRate = 10_000;
const firstPictureGoalMs = 700;
const heapGoalMb = 80;
const goalRatio = 30;

/** Prints each goal, whether it is met, and what misses it. */
export function printGoals({ size, ours, baselines }: SizeResult): void {
  const most = size <= largestAtFullRate ? frameMs : 2 * frameMs;
  const cards = `${size.toLocaleString("en")} cards`;
  const say = (goal: string, misses: readonly string[]) => {
    console.log(`${misses.length === 0 ? "met    " : "NOT MET"} ${cards}: ${goal}`);
    for (const miss of misses) console.log(`          ${miss}`);
  };
  const measured = allGestures.map((gesture) => ({ gesture, own: summaryOf(ours, gesture) }));
  say(
    `p95 at most ${most} ms in every gesture`,
    measured.flatMap(({ gesture, own }) => {
      if (own === null) return [`${nameOf(gesture)}: not measured`];
      if (own.problem !== null) return [`${nameOf(gesture)}: ${own.problem}`];
      return own.p95 > most ? [`${nameOf(gesture)}: ${own.p95.toFixed(1)} ms`] : [];
    }),
  );
  if (size !== largestAtFullRate) return;
  const picture = median(ours.map(({ firstPictureMs }) => firstPictureMs));
  say(
    `first picture in less than ${firstPictureGoalMs} ms`,
    picture < firstPictureGoalMs ? [] : [`${picture.toFixed(0)} ms`],
  );
  const heap = megabytes(median(ours.map(({ memory }) => memory.heap + memory.workerHeap)));
  say(`heap of page and workers less than ${heapGoalMb} MB`, heap < heapGoalMb ? [] : [`${heap.toFixed(1)} MB`]);
  if (baselines === null) return;
  say(
    `at fit-view at least ${goalRatio} times stock React Flow's frames (p95)`,
    measured.flatMap(({ gesture, own }) => {
      if (gesture.at !== "fit-view" || own === null) return [];
      return variants.flatMap((variant) => {
        const other = summaryOf([baselines[variant]], gesture);
        if (other === null || other.problem !== null) return [];
        const ratio = other.p95 / own.p95;
        return ratio < goalRatio ? [`${nameOf(gesture)}, ${variant}: ${ratio.toFixed(1)} times`] : [];
      });
    }),
  );
}
