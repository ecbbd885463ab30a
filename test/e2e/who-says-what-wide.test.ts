import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openMap } from "./steps.ts";
import { focusedCell, focusIsInView, grid, placeOfFocus, show, timelineList } from "./who-says-what-steps.ts";
import { fillWideLibrary, wide, wideTitle } from "./wide-library.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "warrant-wide-"));
  fillWideLibrary(join(folder, "library.warrant"));
  warrant = await startWarrant({ folder });
  page = await warrant.openWindow();
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

test("[W405] only cells near the view are mounted; the keys reach every corner, always in view", async () => {
  await show(page, "Who says what");
  await page.getByText(`${wide.speakers} speakers · ${wide.claims} contested claims`).waitFor();
  expect(await grid(page).getByRole("gridcell").count()).toBeLessThan(500);
  await grid(page).getByRole("gridcell").first().focus();
  for (const [keys, cell] of [
    ["Control+End", `${wide.speakers - 1},499`],
    ["Home", `${wide.speakers - 1},-1`],
    ["End", `${wide.speakers - 1},499`],
    ["Control+Home", "-1,-1"],
    ["ArrowDown", "0,-1"],
    ["ArrowRight", "0,0"],
  ] as const) {
    await page.keyboard.press(keys);
    await expect.poll(() => focusedCell(page), { message: keys }).toBe(cell);
    await expect.poll(() => focusIsInView(page), { message: keys }).toBe(true);
    expect(await grid(page).getByRole("gridcell").count()).toBeLessThan(500);
  }
  await page.keyboard.press("PageDown");
  await expect.poll(() => focusedCell(page)).toMatch(/^([5-9]|[1-4]\d),0$/);
});

test("[W406] what is cut off is told, and shown on demand", async () => {
  await show(page, "Who says what");
  await page.getByText(`500 of ${wide.claims} contested claims on show.`).waitFor();
  await page.getByRole("button", { name: "Show more" }).click();
  await expect.poll(() => grid(page).getAttribute("aria-colcount")).toBe(String(wide.claims + 1));
  expect(await page.getByRole("button", { name: "Show more" }).count()).toBe(0);
});

test("[W407] the timeline of a large map mounts the rows near the view, and reaches the last", async () => {
  await show(page, "Map");
  await openMap(page, wideTitle);
  await show(page, "Timeline");
  const rows = timelineList(page).getByRole("listitem");
  await rows.first().waitFor();
  expect(await rows.count()).toBeLessThan(60);
  await rows.first().getByRole("button").first().focus();
  await page.keyboard.press("End");
  await expect.poll(() => page.evaluate(placeOfFocus)).toBe(String(wide.mapClaims));
  await expect.poll(() => focusIsInView(page)).toBe(true);
  expect(await rows.count()).toBeLessThan(60);
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
