import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildWhenStale, rendererTarget } from "#main/start/build.ts";
import type { MapView } from "#shared/model/map-view.ts";
import { measureBaselines } from "./frames/baseline.ts";
import { makeBenchMap } from "./frames/bench-map.ts";
import { printGoals } from "./frames/goals.ts";
import { measureOurs, type Stage } from "./frames/ours.ts";
import { printResult, type SizeResult } from "./frames/table.ts";

/** Stock React Flow is measured with maps of up to so many cards: larger ones take minutes to open. */
const largestBaseline = 10_000;

export type FrameOptions = {
  /** Cards of the maps. */
  readonly sizes?: readonly number[];
  /** Whether stock React Flow is measured beside. */
  readonly baselines?: boolean;
  /** Runs of our window for each size; of the baseline there is one. */
  readonly repeats?: number;
};

/**
 * Frames of every gesture on the map, the time to its first picture and its
 * memory, in headless Chromium with real input events: our window beside stock
 * React Flow, which shows the same map in the same place.
 */
export async function benchFrames({
  sizes = [1_000, 10_000, 50_000],
  baselines = true,
  repeats = 3,
}: FrameOptions = {}): Promise<void> {
  await buildWhenStale(rendererTarget);
  const results: SizeResult[] = [];
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), "warrant-frames-"));
    try {
      const benchMap = makeBenchMap(size);
      const { stage, runs } = await measureOurs(folder, benchMap, repeats);
      const beside = baselines && size <= largestBaseline;
      const result = {
        size,
        stage,
        shareInView: shareInView(benchMap.view, stage),
        ours: runs,
        baselines: beside ? await measureBaselines(folder, benchMap.view, stage) : null,
      };
      results.push(result);
      printResult(result);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  console.log("\nGoals");
  for (const result of results) printGoals(result);
}

function shareInView(view: MapView, { size, fit }: Stage): number {
  const seen = view.cards.filter((card) => {
    const x = card.x * fit.zoom + fit.x;
    const y = card.y * fit.zoom + fit.y;
    return x >= 0 && y >= 0 && x < size.width && y < size.height;
  });
  return seen.length / view.cards.length;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      sizes: { type: "string" },
      repeats: { type: "string" },
      baselines: { type: "boolean", default: true },
    },
    allowNegative: true,
  });
  const sizes = values.sizes?.split(",").map(Number);
  const repeats = values.repeats === undefined ? undefined : Number(values.repeats);
  if ([...(sizes ?? []), repeats ?? 1].some((number) => !Number.isInteger(number) || number < 1)) {
    throw new Error("--sizes 1000,10000 --repeats 3 [--no-baselines]: whole numbers from 1");
  }
  await benchFrames({
    baselines: values.baselines,
    ...(sizes === undefined ? {} : { sizes }),
    ...(repeats === undefined ? {} : { repeats }),
  });
}
