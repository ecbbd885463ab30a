import { percentile } from "../measure.ts";
import { distances, type Gesture, gestureNames } from "./gestures.ts";
import type { PageRun } from "./ours.ts";

/** Every gesture in the order of the table. */
export const allGestures: readonly Gesture[] = [
  ...distances.flatMap((at) => gestureNames.map((name) => ({ name, at }))),
  { name: "dive", at: null },
];

export type GestureSummary = {
  /** In all runs. */
  readonly frames: number;
  /** Medians over the runs, in milliseconds. */
  readonly p50: number;
  readonly p95: number;
  /** The lowest and the highest p95 of a run. */
  readonly p95Spread: readonly [number, number];
  readonly max: number;
  /** The longest frame in the half second after the gesture, in any run. */
  readonly afterMs: number;
  readonly problem: string | null;
};

/** Null when no run came to the gesture. */
export function summaryOf(runs: readonly PageRun[], { name, at }: Gesture): GestureSummary | null {
  const done = runs.flatMap(({ gestures }) => gestures.filter((each) => each.name === name && each.at === at));
  if (done.length === 0) return null;
  const frames = done.map(({ recorded }) => recorded.frames);
  const p95s = frames.map((times) => percentile(times, 0.95));
  return {
    frames: frames.flat().length,
    p50: median(frames.map((times) => percentile(times, 0.5))),
    p95: median(p95s),
    p95Spread: [Math.min(...p95s), Math.max(...p95s)],
    max: Math.max(...frames.flat()),
    afterMs: Math.max(...done.map(({ recorded }) => recorded.afterMs)),
    problem: done.find(({ problem }) => problem !== null)?.problem ?? null,
  };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
