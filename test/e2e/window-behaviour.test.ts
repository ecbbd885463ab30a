import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { themes } from "#shared/scene/theme.ts";
import { atRest, rectOf, spotOf } from "./big-map.ts";
import { boxOf, canvas, card, cards, inspector, library, openMap, statusLine, storedMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  warrant = await startWarrant();
  page = await warrant.openWindow();
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});
beforeEach(() => page.setViewportSize({ width: 1280, height: 800 }));

function paper(): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--paper").trim());
}

async function chooseTheme(name: string): Promise<void> {
  await page
    .getByRole("banner")
    .getByRole("button", { name: /^Theme:/ })
    .click();
  await page.getByRole("menuitemradio", { name }).click();
}

test("[W35] the theme follows the system, and can be forced", async () => {
  await expect.poll(paper).toBe(themes.light.paper);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(paper).toBe(themes.dark.paper);
  await chooseTheme("Light");
  await expect.poll(paper).toBe(themes.light.paper);
  await page.emulateMedia({ colorScheme: "light" });
  await chooseTheme("Dark");
  await expect.poll(paper).toBe(themes.dark.paper);
  // The cards are drawn in it too.
  const ground = card(page, "Technology companies must keep data open").locator("rect").first();
  await expect.poll(() => ground.getAttribute("fill")).toBe(themes.dark.card);
  await chooseTheme("Follow the system");
  await expect.poll(paper).toBe(themes.light.paper);
  await expect.poll(() => ground.getAttribute("fill")).toBe(themes.light.card);
});

test("[W36] the panels collapse and come back, and a reload remembers it", async () => {
  await page.getByRole("banner").getByRole("button", { name: "Hide library" }).click();
  await library(page).waitFor({ state: "detached" });
  await page.keyboard.press("Control+i");
  await inspector(page).waitFor({ state: "detached" });
  expect((await boxOf(canvas(page))).width).toBe(1280);
  await expect
    .poll(() => warrant.ask("settings.get", {}))
    .toMatchObject({ "window.leftOpen": false, "window.rightOpen": false });
  await page.reload();
  await cards(page).first().waitFor();
  expect(await library(page).count()).toBe(0);
  expect(await inspector(page).count()).toBe(0);
  await page.keyboard.press("Control+b");
  await page.getByRole("banner").getByRole("button", { name: "Show inspector" }).click();
  await library(page).waitFor();
  await inspector(page).waitFor();
});

test("[W36] what was changed just before the window went is remembered too", async () => {
  const leaving = await warrant.openWindow();
  await leaving.keyboard.press("Control+b");
  await library(leaving).waitFor({ state: "detached" });
  await leaving.goto("about:blank");
  await expect.poll(() => warrant.ask("settings.get", {})).toMatchObject({ "window.leftOpen": false });
  const next = await warrant.openWindow();
  expect(await library(next).count()).toBe(0);
  await next.keyboard.press("Control+b");
  await expect.poll(() => warrant.ask("settings.get", {})).toMatchObject({ "window.leftOpen": true });
});

test("[W36] the small map can be hidden", async () => {
  const small = page.getByRole("img", { name: /^Overview of the map/ });
  await small.waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("minimap");
  await page.getByRole("option", { name: "Show or hide minimap" }).click();
  await small.waitFor({ state: "detached" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("minimap");
  await page.getByRole("option", { name: "Show or hide minimap" }).click();
  await small.waitFor();
});

test("[W37] at 900 × 600, with every map in a tab, everything in the bar is within the window and can be pressed", async () => {
  for (const { title } of await warrant.ask("maps.list", {})) await openMap(page, title);
  await page.setViewportSize({ width: 900, height: 600 });
  expect(
    await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]),
  ).toEqual([900, 600]);
  const outside: string[] = [];
  const names = [
    /^(Hide|Show) library/,
    "New map",
    /^Find or do anything/,
    "Undo",
    "Redo",
    "Tidy",
    /^Export/,
    /^Theme/,
    "Menu",
  ];
  for (const name of [...names, /^(Hide|Show) inspector/]) {
    const button = page.getByRole("banner").getByRole("button", { name, exact: true });
    const { x, y, width, height } = await boxOf(button);
    const whole = x >= 0 && y >= 0 && x + width <= 900 && y + height <= 600;
    const onTop = await button.evaluate((element) => {
      const box = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    });
    if (!whole || !onTop) outside.push(String(name));
  }
  expect(outside).toEqual([]);
  // The tab of the open map comes into view among the others.
  const tab = page.getByRole("navigation", { name: "Open maps" }).locator("[aria-current=page]");
  const find = await boxOf(page.getByRole("banner").getByRole("button", { name: /^Find or do anything/ }));
  await expect
    .poll(async () => {
      const { x, width } = await boxOf(tab);
      return x > 0 && x + width <= find.x;
    })
    .toBe(true);
});

test("[W37] at 900 × 600 library, map, inspector, zoom and status line are all there and within the window", async () => {
  await page.setViewportSize({ width: 900, height: 600 });
  for (const part of [
    library(page),
    canvas(page),
    inspector(page),
    statusLine(page),
    canvas(page).getByRole("group", { name: "Zoom" }),
  ]) {
    const { x, y, width, height } = await boxOf(part);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(Math.round(x + width)).toBeLessThanOrEqual(900);
    expect(Math.round(y + height)).toBeLessThanOrEqual(600);
    expect(width).toBeGreaterThan(100);
  }
  // The lists of the library can still be scrolled to their ends.
  const sources = library(page).getByRole("region", { name: "Sources" });
  await sources.getByRole("button", { name: "Sources", exact: true }).click();
  await sources.getByRole("listitem").last().getByRole("button").click();
  await inspector(page)
    .getByRole("tab", { name: /^Quotations/ })
    .waitFor();
  await sources.getByRole("button", { name: "Sources", exact: true }).click();
  for (const keys of ["Control+e", "?", "Control+k"]) {
    await page.keyboard.press(keys);
    const { x, y, width, height } = await boxOf(page.getByRole("dialog"));
    expect([x >= 0, y >= 0, x + width <= 900, y + height <= 600], keys).toEqual([true, true, true, true]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
});

test("[W38] zoom in, out, fit and actual size", async () => {
  const zoom = async () =>
    Number.parseInt(
      (await canvas(page)
        .getByRole("button", { name: /^Zoom \d+%/ })
        .textContent()) ?? "",
      10,
    );
  await canvas(page)
    .getByRole("button", { name: /^Zoom \d+%/ })
    .click();
  await expect.poll(zoom).toBe(100);
  await canvas(page).getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(zoom).toBeGreaterThan(100);
  await canvas(page).getByRole("button", { name: "Fit map to window" }).click();
  await expect.poll(zoom).toBeLessThan(100);
  await atRest(page);
  // Elements have few of the cards now: where all of them are follows from their places on the map.
  const ground = await boxOf(canvas(page));
  const title = (await canvas(page).getAttribute("aria-label"))?.replace(/^Map: /, "") ?? "";
  const view = await storedMap(warrant, title);
  expect(view.cards.length).toBeGreaterThan(20);
  for (const each of view.cards) {
    const { x, y, width, height } = rectOf(each);
    const [corner, opposite] = [await spotOf(page, { x, y }), await spotOf(page, { x: x + width, y: y + height })];
    expect(corner.x).toBeGreaterThanOrEqual(ground.x);
    expect(corner.y).toBeGreaterThanOrEqual(ground.y);
    expect(opposite.x).toBeLessThanOrEqual(ground.x + ground.width);
    expect(opposite.y).toBeLessThanOrEqual(ground.y + ground.height);
  }
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
