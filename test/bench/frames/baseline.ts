import type { MapView } from "#shared/model/map-view.ts";
import { type BaselineOptions, cardSize } from "../baseline-page/map.ts";
import { withBaselinePage, withOpenBaseline } from "./baseline-page.ts";
import { placesOf } from "./bench-map.ts";
import { doAllGestures } from "./gestures.ts";
import { memoryOf } from "./opening.ts";
import type { PageRun, Stage } from "./ours.ts";

export const variants = ["all", "visible"] as const satisfies readonly BaselineOptions["variant"][];
export type Variant = (typeof variants)[number];

/** At a second a frame every gesture is cut short, for the run to end. */
const mostMs = 2_000;

/** Measures stock React Flow with the same map, each variant once. */
export async function measureBaselines(folder: string, view: MapView, stage: Stage): Promise<Record<Variant, PageRun>> {
  return withBaselinePage(folder, view, async (address) => {
    const measure = (variant: Variant) => {
      console.error(`${view.title}: stock React Flow, ${variant}`);
      return measurePage(address, view, { variant, ...stage });
    };
    return { all: await measure("all"), visible: await measure("visible") };
  });
}

async function measurePage(address: string, view: MapView, options: BaselineOptions): Promise<PageRun> {
  return withOpenBaseline(address, view, options, async ({ page, firstPictureMs, errors }) => {
    const memory = await memoryOf(page);
    const sizes = new Map(view.cards.map(({ claimId }) => [claimId, cardSize]));
    const places = async () => placesOf((await page.evaluate(() => window.placesOfCards?.())) ?? []);
    const gestures = await doAllGestures({ page, sizes, places }, mostMs);
    return { firstPictureMs, memory, gestures, errors };
  });
}
