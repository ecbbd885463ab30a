import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportImage, type ImageChoice, readPng } from "./images.ts";
import { openMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const commandLine = fileURLToPath(new URL("../../main/cli/warrant.mjs", import.meta.url));

const choices: readonly ImageChoice[] = [
  { format: "SVG", theme: "Light", scale: 1 },
  { format: "SVG", theme: "Dark", scale: 2 },
  { format: "PNG", theme: "Light", scale: 2 },
  { format: "PNG", theme: "Dark", scale: 1 },
];

let warrant: Warrant;
let page: Page;
let title: string;

beforeAll(async () => {
  warrant = await startWarrant();
  page = await warrant.openWindow();
  title = (await warrant.ask("maps.list", {}))[1]?.title ?? "";
  await openMap(page, title);
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

/** What `warrant export` writes for the same choice. */
async function byCommandLine({ format, theme, scale }: ImageChoice): Promise<Buffer> {
  const file = join(warrant.folder, `by-command-line.${format.toLowerCase()}`);
  const options = ["--out", file, "--theme", theme.toLowerCase(), "--scale", String(scale)];
  await promisify(execFile)(process.execPath, [
    commandLine,
    "--library",
    warrant.libraryPath,
    "export",
    title,
    ...options,
  ]);
  return readFileSync(file);
}

test("[W16] the window's Export and the command line write the same bytes, beside a running window and without one", async () => {
  const fromWindow: Buffer[] = [];
  for (const choice of choices) fromWindow.push((await exportImage(page, choice)).bytes);
  // Theme, scale and format make a difference; else equal bytes would mean little.
  expect(new Set(fromWindow.map((bytes) => bytes.toString("base64"))).size).toBe(choices.length);
  const [lightSvg, , lightPng] = fromWindow;
  expect(lightSvg?.toString("utf8")).toMatch(/^<svg [^>]*>|^<\?xml/);
  expect(readPng(lightPng ?? Buffer.alloc(0)).width).toBeGreaterThan(500);

  const [first] = choices;
  if (first === undefined) throw new Error("no choice");
  expect((await byCommandLine(first)).equals(fromWindow[0] ?? Buffer.alloc(0))).toBe(true);

  await page.close();
  await warrant.stopHost();
  for (const [index, choice] of choices.entries()) {
    const bytes = await byCommandLine(choice);
    expect(bytes.equals(fromWindow[index] ?? Buffer.alloc(0)), `${choice.format} ${choice.theme} ${choice.scale}`).toBe(
      true,
    );
  }
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
