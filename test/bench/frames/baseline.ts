import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { chromium } from "playwright-core";
import { build, preview } from "vite";
import type { MapView } from "#shared/model/map-view.ts";
import { chromiumArguments, findChromium } from "../../tools/chromium.ts";
import { type BaselineMap, type BaselineOptions, cardSize } from "../baseline-page/map.ts";
import { placesOf } from "./bench-map.ts";
import { doAllGestures } from "./gestures.ts";
import { clickToFirstPicture, memoryOf } from "./opening.ts";
import type { PageRun, Stage } from "./ours.ts";
import { settle } from "./recording.ts";

export const variants = ["all", "visible"] as const satisfies readonly BaselineOptions["variant"][];
export type Variant = (typeof variants)[number];

/** At a second a frame every gesture is cut short, for the run to end. */
const mostMs = 2_000;
const patienceMs = 300_000;

/** Measures stock React Flow with the same map, each variant once. */
export async function measureBaselines(folder: string, view: MapView, stage: Stage): Promise<Record<Variant, PageRun>> {
  const root = fileURLToPath(new URL("../baseline-page", import.meta.url));
  const outDir = join(folder, "baseline-page");
  const common = { configFile: false, root, base: "./", mode: "production", logLevel: "warn" } as const;
  await build({ ...common, plugins: [react()], build: { outDir, emptyOutDir: true } });
  writeFileSync(join(outDir, "map.json"), JSON.stringify(mapFor(view)));
  const server = await preview({ ...common, build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
  try {
    const [address] = server.resolvedUrls?.local ?? [];
    if (address === undefined) throw new Error("the baseline's page is not served");
    const measure = (variant: Variant) => {
      console.error(`${view.title}: stock React Flow, ${variant}`);
      return measurePage(address, view, { variant, ...stage });
    };
    return { all: await measure("all"), visible: await measure("visible") };
  } finally {
    await server.close();
  }
}

function mapFor(view: MapView): BaselineMap {
  const premisesOf = new Map(view.links.map((link) => [link.inferenceId, link.premiseClaimIds]));
  return {
    title: view.title,
    cards: view.cards.map(({ claimId, text, position, x, y }) => ({
      id: claimId,
      text,
      position: position?.name ?? "",
      x,
      y,
    })),
    // React Flow has edges from card to card only: an undercut goes to the first premise of what it cuts.
    edges: view.links.flatMap(({ inferenceId, premiseClaimIds, target: aim }) => {
      const target = "claimId" in aim ? aim.claimId : premisesOf.get(aim.inferenceId)?.[0];
      if (target === undefined) return [];
      return premiseClaimIds.map((source) => ({ id: `${inferenceId}-${source}`, source, target }));
    }),
  };
}

async function measurePage(address: string, view: MapView, options: BaselineOptions): Promise<PageRun> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("no Chromium: run `npx node test/tools/ensure-browser.ts`");
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
    page.setDefaultTimeout(patienceMs);
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    const url = new URL(address);
    url.searchParams.set("options", JSON.stringify(options));
    await page.goto(url.href);
    const opener = page.getByRole("button", { name: "Open" });
    await settle(page);
    const firstPictureMs = await clickToFirstPicture(page, opener, { id: view.mapId, title: view.title });
    const memory = await memoryOf(page);
    const sizes = new Map(view.cards.map(({ claimId }) => [claimId, cardSize]));
    const places = async () => placesOf((await page.evaluate(() => window.placesOfCards?.())) ?? []);
    const gestures = await doAllGestures({ page, sizes, places }, mostMs);
    return { firstPictureMs, memory, gestures, errors };
  } finally {
    await browser.close();
  }
}
