import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAt, startWithBigMap } from "./big-map.ts";
import { exported, imageDialog, previewed } from "./exporting.ts";
import { readPng } from "./images.ts";
import { consoleProblems, discard, type Warrant } from "./window.ts";

let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  ({ warrant } = await startWithBigMap(5_000));
  page = await openAt(warrant, { centreX: 0, centreY: 0, zoom: 0.5 });
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

test("[W451] a large map is previewed beside the window, which answers meanwhile", async () => {
  await page.keyboard.press("Control+e");
  const dialog = imageDialog(page);
  const busy = dialog.locator(".preview-pane[aria-busy=true]");
  await busy.waitFor();
  await dialog.getByRole("radio", { name: "Dark" }).click();
  expect(await dialog.getByRole("radio", { name: "Dark" }).getAttribute("aria-checked")).toBe("true");
  expect(await busy.count()).toBe(1);
  await dialog.locator(".preview-pane[aria-busy=false] canvas").waitFor({ timeout: 60_000 });
  await dialog.getByText(/^[\d,]+ × [\d,]+ pixels/).waitFor();
});

test("[W452] an export says how far it is and is stopped by a button, by closing the dialog, and leaves nothing", async () => {
  const dialog = imageDialog(page);
  const downloads: string[] = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  const progress = dialog.getByRole("progressbar", { name: "Drawing the image" });
  await dialog.getByRole("radio", { name: "Pixels" }).click();
  await dialog.getByRole("spinbutton", { name: "Width" }).fill("30000");
  await previewed(dialog);
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect.poll(async () => Number(await progress.getAttribute("value")), { timeout: 60_000 }).toBeGreaterThan(0);
  await dialog.getByRole("button", { name: "Stop" }).click();
  await progress.waitFor({ state: "detached" });
  expect(await dialog.getByRole("alert").count()).toBe(0);

  await page.keyboard.press("Control+Enter");
  await progress.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("Control+e");
  await previewed(dialog);
  expect(downloads).toEqual([]);

  await dialog.getByRole("spinbutton", { name: "Width" }).fill("800");
  await dialog.getByText(/^800 × [\d,]+ pixels/).waitFor();
  const { bytes } = await exported(page);
  expect(readPng(bytes).width).toBe(800);
  expect(downloads).toHaveLength(1);
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
