import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { chromium, type Page } from "playwright-core";
import { build, preview } from "vite";
import type { MapView } from "#shared/model/map-view.ts";
import { chromiumArguments, findChromium } from "../../tools/chromium.ts";
import type { BaselineMap, BaselineOptions } from "../baseline-page/map.ts";
import { clickToFirstPicture } from "./opening.ts";
import { settle } from "./recording.ts";

const patienceMs = 300_000;

/** Builds the page of stock React Flow with this map and serves it while `work` runs. */
export async function withBaselinePage<T>(
  folder: string,
  view: MapView,
  work: (address: string) => Promise<T>,
): Promise<T> {
  const root = fileURLToPath(new URL("../baseline-page", import.meta.url));
  const outDir = join(folder, "baseline-page");
  const common = { configFile: false, root, base: "./", mode: "production", logLevel: "warn" } as const;
  await build({ ...common, plugins: [react()], build: { outDir, emptyOutDir: true } });
  writeFileSync(join(outDir, "map.json"), JSON.stringify(mapFor(view)));
  const server = await preview({ ...common, build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
  try {
    const [address] = server.resolvedUrls?.local ?? [];
    if (address === undefined) throw new Error("the baseline's page is not served");
    return await work(address);
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

/** The page with the map opened, in a browser of its own. */
export type OpenBaseline = {
  readonly page: Page;
  readonly firstPictureMs: number;
  /** Grows with every error of the page. */
  readonly errors: readonly string[];
};

export async function withOpenBaseline<T>(
  address: string,
  view: MapView,
  options: BaselineOptions,
  work: (open: OpenBaseline) => Promise<T>,
): Promise<T> {
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
    return await work({ page, firstPictureMs, errors });
  } finally {
    await browser.close();
  }
}
