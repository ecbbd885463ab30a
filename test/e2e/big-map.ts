import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openLibrary } from "#main/store/library.ts";
import type { Rect } from "#shared/layout/geometry.ts";
import { type MapView, tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { cardSize } from "#shared/scene/card.ts";
import { generateMap } from "../bench/generate.ts";
import { boxOf, canvas, type Spot } from "./steps.ts";
import { startWarrant, type Warrant } from "./window.ts";

export const bigMapId = "bench";

/** How a window that is opened shows the big map. */
export type Shown = { readonly centreX: number; readonly centreY: number; readonly zoom: number };

/** Warrant on a library with one made-up map of so many cards, which stand on a grid; the window shows nothing but the map. */
export async function startWithBigMap(cards: number): Promise<{ readonly warrant: Warrant; readonly view: MapView }> {
  const folder = mkdtempSync(join(tmpdir(), "warrant-big-map-"));
  const records = generateMap(cards);
  const filled = openLibrary(join(folder, "library.warrant"));
  filled.fill(records);
  filled.close();
  const warrant = await startWarrant({ folder, seed: false });
  const settings = { mapId: bigMapId, tabs: [bigMapId], leftOpen: false, rightOpen: false, minimap: false };
  for (const [key, value] of Object.entries(settings))
    await warrant.ask("settings.set", { key: `window.${key}`, value });
  return { warrant, view: viewMap(tablesFrom(records), bigMapId) };
}

/** Opens a window that shows a part of the big map, and waits until its picture is there. */
export async function openAt(
  warrant: Warrant,
  shown: Shown,
  options: Parameters<Warrant["openWindow"]>[0] = {},
): Promise<Page> {
  await warrant.ask("settings.set", { key: "window.viewCentres", value: { [bigMapId]: { ...shown } } });
  const page = await warrant.openWindow(options);
  await page.locator(`canvas.picture[data-painted="${bigMapId}"]`).waitFor();
  await atRest(page);
  return page;
}

/** Waits until the picture on show is the last one that was asked for, and cards have been mounted. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => null));
  let [count, last] = [0, ""];
  while (count < 4) {
    await page.waitForTimeout(150);
    const now = await page.evaluate(() => {
      const picture = document.querySelector<HTMLCanvasElement>("canvas.picture");
      return `${document.querySelectorAll(".react-flow__node").length} ${picture?.dataset.pictures ?? ""}`;
    });
    count = now === last ? count + 1 : 0;
    last = now;
  }
}

/** Where a place of the map lies in the window. */
export async function spotOf(page: Page, at: Spot): Promise<Spot> {
  const box = await boxOf(canvas(page));
  const transform = await page.locator(".react-flow__viewport").evaluate((element) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform);
    return { x: e, y: f, zoom: a };
  });
  return { x: box.x + transform.x + at.x * transform.zoom, y: box.y + transform.y + at.y * transform.zoom };
}

/** Where a card of the map lies, in map pixels. */
export function rectOf(card: MapView["cards"][number]): Rect {
  return { x: card.x, y: card.y, ...cardSize(card) };
}
