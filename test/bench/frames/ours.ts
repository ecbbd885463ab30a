import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openLibrary } from "#main/store/library.ts";
import type { Size } from "#shared/layout/geometry.ts";
import { consoleProblems, startWarrant } from "../../e2e/window.ts";
import type { Viewport } from "../baseline-page/map.ts";
import { eyeOn } from "./aiming.ts";
import { type makeBenchMap, placesOf, sizesOf, tinyMap } from "./bench-map.ts";
import { doAllGestures, type GestureRun } from "./gestures.ts";
import { clickToFirstPicture, type Memory, memoryOf } from "./opening.ts";
import { settle } from "./recording.ts";

/** One window or page, from the click that opens the map to the last gesture. */
export type PageRun = {
  readonly firstPictureMs: number;
  readonly memory: Memory;
  readonly gestures: readonly GestureRun[];
  /** Errors that it wrote to its console. */
  readonly errors: readonly string[];
};

/** How our window shows the map: the baseline shows it in the same way. */
export type Stage = { readonly size: Size; readonly first: Viewport; readonly fit: Viewport };

/** The longest that a gesture may take; the whole of one takes half of it when no frame is missed. */
const mostMs = 3_000;
const patienceMs = 300_000;

/**
 * Measures Warrant itself: its host, its window, its library. Every run has a new
 * browser and a fresh copy of the library.
 */
export async function measureOurs(
  folder: string,
  benchMap: ReturnType<typeof makeBenchMap>,
  repeats: number,
): Promise<{ readonly stage: Stage; readonly runs: readonly PageRun[] }> {
  const filled = join(folder, "filled.warrant");
  const library = openLibrary(filled);
  library.fill(benchMap.records);
  library.setSetting("window.tabs", [tinyMap.id, benchMap.view.mapId]);
  library.setSetting("window.mapId", tinyMap.id);
  library.close();
  let stage: Stage | null = null;
  const runs: PageRun[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    console.error(`${benchMap.view.title}: our window, run ${repeat + 1} of ${repeats}`);
    const runFolder = join(folder, `run-${repeat}`);
    mkdirSync(runFolder);
    copyFileSync(filled, join(runFolder, "library.warrant"));
    const measured = await measureWindow(runFolder, benchMap.view);
    runs.push(measured.run);
    stage ??= measured.stage;
    rmSync(runFolder, { recursive: true });
  }
  rmSync(filled);
  if (stage === null) throw new Error("nothing was measured");
  return { stage, runs };
}

async function measureWindow(folder: string, view: ReturnType<typeof makeBenchMap>["view"]) {
  const problemsBefore = consoleProblems.length;
  const warrant = await startWarrant({ folder, seed: false });
  const reader = new Database(warrant.libraryPath, { readonly: true });
  try {
    const page = await warrant.openWindow({ reducedMotion: "no-preference" });
    page.setDefaultTimeout(patienceMs);
    const tabs = page.getByRole("navigation", { name: "Open maps" });
    const opener = tabs.getByRole("button", { name: view.title, exact: true });
    await settle(page);
    const firstPictureMs = await clickToFirstPicture(page, opener, { id: view.mapId, title: view.title });
    const memory = await memoryOf(page);
    const { box, ...first } = await eyeOn(page);
    await page.keyboard.press("Control+0");
    await settle(page);
    const { box: _, ...fit } = await eyeOn(page);
    const kept = reader
      .prepare<[string], [string, number, number]>(
        "SELECT claimId, x, y FROM placements WHERE mapId = ? AND claimId IS NOT NULL",
      )
      .raw();
    const sizes = sizesOf(view);
    const places = async () => placesOf(kept.iterate(view.mapId));
    const gestures = await doAllGestures({ page, sizes, places }, mostMs);
    const errors = consoleProblems.slice(problemsBefore);
    return { run: { firstPictureMs, memory, gestures, errors }, stage: { size: box, first, fit } };
  } finally {
    reader.close();
    await warrant.stop();
  }
}
