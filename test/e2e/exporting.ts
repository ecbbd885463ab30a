import { readFileSync } from "node:fs";
import type { Download, Locator, Page } from "playwright-core";
import { canvas } from "./steps.ts";

/** The dialog that exports images. */
export function imageDialog(page: Page): Locator {
  return page.getByRole("dialog", { name: "Export image" });
}

/** The dialog that exports to formats of other programs. */
export function formatDialog(page: Page): Locator {
  return page.getByRole("dialog", { name: "Export to another format" });
}

export async function openImageDialog(page: Page): Promise<Locator> {
  await canvas(page).waitFor();
  await page.keyboard.press("Control+e");
  const dialog = imageDialog(page);
  await previewed(dialog);
  return dialog;
}

/** Waits until the preview shows what is chosen. */
export async function previewed(dialog: Locator): Promise<void> {
  await dialog.locator(".preview-pane[aria-busy=false] canvas").waitFor();
}

/** How long a picture of thousands of cards may take where many tests run at once. */
const drawingMs = 90_000;

/** The file that comes of what is done. */
export async function savedBy(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: drawingMs }), act()]);
  return fileOf(download);
}

async function fileOf(download: Download): Promise<{ name: string; bytes: Buffer }> {
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Presses Export and waits until the dialog has gone. */
export async function exported(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const dialog = imageDialog(page);
  const file = await savedBy(page, () => dialog.getByRole("button", { name: "Export", exact: true }).click());
  await dialog.waitFor({ state: "detached" });
  return file;
}

export async function tick(dialog: Locator, ...names: readonly string[]): Promise<void> {
  for (const name of names) await dialog.getByRole("checkbox", { name }).check();
}

/** The colour of the preview's upper left pixel, which is ground, and its shape. */
export function previewOf(dialog: Locator): Promise<{ readonly ground: string; readonly shape: number }> {
  return dialog.locator(".preview-pane canvas").evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error("no canvas");
    const [red, green, blue, alpha] = canvas.getContext("2d")?.getImageData(1, 1, 1, 1).data ?? [];
    return { ground: [red, green, blue, alpha].join(" "), shape: canvas.width / canvas.height };
  });
}
