import pixelmatch from "pixelmatch";
import type { Page } from "playwright-core";
import type { Picture } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atRest, openAt, startWithBigMap } from "./big-map.ts";
import { crop, readPng } from "./images.ts";
import { boxOf, canvas, cards } from "./steps.ts";
import { consoleProblems, discard, type Warrant } from "./window.ts";

let warrant: Warrant;

beforeAll(async () => {
  ({ warrant } = await startWithBigMap(300));
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

/** What is seen of the map between the zoom panel and the bars. */
async function mapPicture(page: Page): Promise<Picture> {
  // Nothing under the pointer, whose ring would be seen.
  await page.mouse.move(5, 5);
  await atRest(page);
  const ratio = await page.evaluate(() => devicePixelRatio);
  const { x, y, width, height } = await boxOf(canvas(page));
  const part = { x: x * ratio, y: y * ratio, width: width * ratio, height: (height - 80) * ratio };
  return crop(readPng(await page.screenshot()), {
    x: Math.round(part.x),
    y: Math.round(part.y),
    width: Math.floor(part.width),
    height: Math.floor(part.height),
  });
}

/** Which share of the pixels differ by more than smoothing does. */
function shareDifferent(one: Picture, other: Picture): number {
  expect([one.width, one.height]).toEqual([other.width, other.height]);
  return (
    pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: 0.15 }) / (one.width * one.height)
  );
}

async function hideElements(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".react-flow__renderer { opacity: 0; }");
    document.adoptedStyleSheets.push(sheet);
  });
}

const looks = [
  { theme: "light", ratio: 1 },
  { theme: "dark", ratio: 1 },
  { theme: "light", ratio: 1.5 },
  { theme: "dark", ratio: 1.5 },
  { theme: "light", ratio: 2 },
  { theme: "dark", ratio: 2 },
] as const;

test.each(looks)(
  "[W160] cards look the same as elements and in the picture: $theme, ratio $ratio",
  async ({ theme, ratio }) => {
    for (const zoom of [0.5, 1]) {
      const page = await openAt(
        warrant,
        { centreX: 2_000, centreY: 1_800, zoom },
        { width: 900, height: 600, colourScheme: theme, deviceScaleFactor: ratio },
      );
      await expect.poll(() => cards(page).count()).toBeGreaterThan(5);
      const withElements = await mapPicture(page);
      await hideElements(page);
      const picture = await mapPicture(page);
      expect(shareDifferent(withElements, picture), `zoom ${zoom}`).toBeLessThan(0.005);
      await page.close();
    }
  },
);

test.each(looks.slice(0, 2))(
  "[W160] nothing jumps where elements give way to the picture: $theme",
  async ({ theme }) => {
    const at = async (zoom: number) => {
      const page = await openAt(
        warrant,
        { centreX: 2_000, centreY: 1_800, zoom },
        // At this ratio no line of text comes to lie half way between two pixels, where a hair moves it.
        { width: 900, height: 600, colourScheme: theme, deviceScaleFactor: 2 },
      );
      const count = await cards(page).count();
      const picture = await mapPicture(page);
      await page.close();
      return { count, picture };
    };
    const [above, below] = [await at(0.5), await at(0.499_999)];
    expect(above.count).toBeGreaterThan(10);
    expect(below.count).toBeLessThanOrEqual(1);
    expect(shareDifferent(above.picture, below.picture)).toBeLessThan(0.005);
  },
);

test("[W161] after another size, another theme and back the picture is the one of a window that opens so", async () => {
  const shown = { centreX: 2_000, centreY: 1_800, zoom: 0.25 };
  const page = await openAt(warrant, shown, { width: 900, height: 600 });
  await page.setViewportSize({ width: 1_200, height: 760 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator(":root[data-theme=dark]").waitFor();
  const dark = await mapPicture(page);
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator(":root[data-theme=light]").waitFor();
  const light = await mapPicture(page);
  expect(shareDifferent(dark, light)).toBeGreaterThan(0.5);
  // What was in the upper left corner stays there when the window grows.
  const centre = await page.evaluate(() => {
    const element = document.querySelector(".react-flow__viewport");
    const { a, e, f } = new DOMMatrix(element === null ? "" : getComputedStyle(element).transform);
    const box = document.querySelector(".react-flow")?.getBoundingClientRect();
    return { centreX: ((box?.width ?? 0) / 2 - e) / a, centreY: ((box?.height ?? 0) / 2 - f) / a, zoom: a };
  });
  await page.close();
  for (const [colourScheme, expected] of [
    ["light", light],
    ["dark", dark],
  ] as const) {
    const fresh = await openAt(warrant, centre, { width: 1_200, height: 760, colourScheme });
    expect(shareDifferent(await mapPicture(fresh), expected), colourScheme).toBeLessThan(0.002);
    await fresh.close();
  }
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
