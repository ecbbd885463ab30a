import pixelmatch from "pixelmatch";
import type { Page } from "playwright-core";
import type { Picture } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { type MapView, tablesFrom, viewMap } from "#shared/model/map-view.ts";
import type { TextItem } from "#shared/scene/draw-list.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { crop, readPng } from "./images.ts";
import { boxOf, canvas, card, cards } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

/**
 * What a person sees of a card at 100% is what the image holds: both are drawn
 * from one draw list. Chromium and the image's painter use the same engine, but
 * each its own way of fitting letters to pixels ("hinting", by the system's
 * settings, and only at one pixel for a point): strokes of letters come out
 * sharper or softer, never elsewhere.
 */

/** How far two colours may be apart, 0 to 1, before they count as different: pixelmatch's own measure. */
const colourTolerance = 0.2;
/**
 * Share of a card's pixels that may differ, by scale. Measured: at most 0.018 at
 * scale 1 and 0.003 at scale 2. One image pixel aside it would be 0.07 and 0.01:
 * that the measure tells such a shift is checked below.
 */
const mostDifferent = { 1: 0.03, 2: 0.005 } as const;

/** Map pixels. */
const inset = 6;

let warrant: Warrant;
let title: string;
let mapId: string;

beforeAll(async () => {
  warrant = await startWarrant();
  const map = (await warrant.ask("maps.list", {}))[3];
  title = map?.title ?? "";
  mapId = map?.id ?? "";
  // A card of every kind: without a position, with letters beyond the alphabet, longer than a card, collapsed.
  const { cards: stored } = await storedView();
  const bottom = Math.max(...stored.map(({ y }) => y)) + 300;
  const long = "This is a claim that goes on for longer than any card can show. ".repeat(8);
  const texts = ["Ça va? Žluťoučký kůň, naïve façade — “quoted” … 100 % ½", long, "Short"];
  for (const [index, text] of texts.entries()) {
    await warrant.ask("claim.create", { text, place: { mapId, x: index * 290, y: bottom } });
  }
  const window = { mapId, tabs: [mapId], leftOpen: false, rightOpen: false, minimap: false };
  for (const [key, value] of Object.entries(window)) await warrant.ask("settings.set", { key: `window.${key}`, value });
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

async function storedView(): Promise<MapView> {
  return viewMap(tablesFrom(unpackRecords((await warrant.ask("map.get", { mapId })).records)), mapId);
}

/** Room around the map in the window: the bars, and what lies over the map's lower edge. */
const around = { width: 200, height: 400 };

describe.each([
  { theme: "light", scale: 1 },
  { theme: "dark", scale: 1 },
  { theme: "light", scale: 2 },
  { theme: "dark", scale: 2 },
] as const)("$theme, $scale image pixels for each of the map's", ({ theme, scale }) => {
  let page: Page;

  beforeAll(async () => {
    // A window in which the whole map has room at 100%.
    const { bounds } = buildScene(await storedView(), { theme });
    page = await warrant.openWindow({
      width: bounds.width + around.width,
      height: bounds.height + around.height,
      colourScheme: theme,
      deviceScaleFactor: scale,
    });
    await page.getByRole("application", { name: `Map: ${title}` }).waitFor();
    await canvas(page).getByRole("button", { name: "Fit map to window" }).click();
    await canvas(page)
      .getByRole("button", { name: /^Zoom 100%/ })
      .waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => null));
  });
  afterAll(() => page?.close());

  test("[W25] every card has the place, size and lines of the draw list", async () => {
    const view = await storedView();
    const geometry = geometryOfMap(view);
    const { items } = buildScene(view, { theme });
    const [first] = view.cards;
    if (first === undefined) throw new Error("no card");
    const origin = await boxOf(card(page, first.text));
    expect(await cards(page).count()).toBe(view.cards.length);
    for (const each of view.cards) {
      const expected = geometry.cards.get(each.claimId);
      if (expected === undefined) throw new Error(`no geometry of ${each.text}`);
      const node = canvas(page).locator(`[data-id="card:${each.claimId}"]`);
      const box = await boxOf(node);
      expect({ ...box, x: box.x - origin.x, y: box.y - origin.y }, each.text).toEqual({
        x: each.x - first.x,
        y: each.y - first.y,
        width: expected.width,
        height: expected.height,
      });
      const drawn = await node.locator("text").evaluateAll((elements) =>
        elements.map((element) => ({
          text: element.textContent,
          x: Number(element.getAttribute("x")),
          y: Number(element.getAttribute("y")),
        })),
      );
      const listed = items.filter(
        (item): item is TextItem => item.kind === "text" && item.owner === `claim:${each.claimId}`,
      );
      expect(drawn).toHaveLength(listed.length);
      for (const [index, line] of listed.entries()) {
        expect(drawn[index]?.text).toBe(line.text);
        expect(drawn[index]?.x).toBeCloseTo(line.x - each.x, 2);
        expect(drawn[index]?.y).toBeCloseTo(line.y - each.y, 2);
      }
    }
  });

  test("[W25] no line of text is wider or narrower in the window than the metrics say", async () => {
    const view = await storedView();
    const geometry = geometryOfMap(view);
    for (const each of view.cards) {
      const lines = geometry.cards.get(each.claimId)?.lines ?? [];
      const widths = await canvas(page)
        .locator(`[data-id="card:${each.claimId}"] text[data-font=claim]`)
        .evaluateAll((elements) =>
          elements.map((element) => (element instanceof SVGTextElement ? element.getComputedTextLength() : -1)),
        );
      expect(widths).toHaveLength(lines.length);
      for (const [index, line] of lines.entries()) {
        expect(Math.abs((widths[index] ?? 0) - line.width), line.text).toBeLessThan(1);
      }
    }
  });

  test("[W25] every card's pixels are the exported PNG's", async () => {
    const view = await storedView();
    const { bounds } = buildScene(view, { theme });
    const exported = await warrant.ask("map.export", { mapId, format: "png", theme, size: { by: "scale", scale } });
    const image = readPng(Buffer.from(exported.base64, "base64"));
    const seen = readPng(await page.screenshot());
    const differences: { readonly card: string; readonly share: number }[] = [];
    const shifted: number[] = [];
    for (const each of view.cards) {
      const box = await boxOf(canvas(page).locator(`[data-id="card:${each.claimId}"]`));
      // Within the card's rounded rim: around it the window has its dots, which the image has not.
      const part = (corner: { readonly x: number; readonly y: number }) => ({
        x: (corner.x + inset) * scale,
        y: (corner.y + inset) * scale,
        width: (box.width - 2 * inset) * scale,
        height: (box.height - 2 * inset) * scale,
      });
      const here = crop(seen, part(box));
      const there = crop(image, part({ x: each.x - bounds.x, y: each.y - bounds.y }));
      const aside = crop(image, part({ x: each.x - bounds.x + 1 / scale, y: each.y - bounds.y }));
      shifted.push(shareOfDifferent(here, aside));
      differences.push({ card: each.text, share: shareOfDifferent(here, there) });
    }
    expect(differences).toHaveLength(view.cards.length);
    expect(differences.filter(({ share }) => share > mostDifferent[scale])).toEqual([]);
    const mean = shifted.reduce((sum, share) => sum + share, 0) / shifted.length;
    expect(mean).toBeGreaterThan(mostDifferent[scale]);
  });
});

function shareOfDifferent(one: Picture, other: Picture): number {
  expect([one.width, one.height]).toEqual([other.width, other.height]);
  const pixels = one.width * one.height;
  return pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: colourTolerance }) / pixels;
}

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
