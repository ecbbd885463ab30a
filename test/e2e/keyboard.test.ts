import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pixelsOffGround, readPng } from "./images.ts";
import { card, inspector, linksInWords, storedCard, storedMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

/** From first start to an exported image without a mouse; each test goes on where the one before it ended. */
const title = "Only keys";
const claim = "Every town needs a library";
const objection = "Few people borrow books";

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

/** The part of the window that has the keyboard. */
function region(): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-region]")?.dataset.region);
}

/** The name of what has the keyboard. */
function focusedName(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
  });
}

/** Presses Tab until `wanted` has the keyboard; fails when it has come round. */
async function tabTo(wanted: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 60; press++) {
    const name = await focusedName();
    if (wanted.test(name)) return;
    passed.push(name.slice(0, 40));
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${wanted}; it passed ${passed.join(", ")}`);
}

test("[W19] a new map is made by keys alone, and has the keyboard when it opens", async () => {
  await page.keyboard.press("Control+Alt+n");
  const field = page.getByRole("dialog", { name: "New map" }).getByRole("textbox", { name: "Title" });
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
  await page.getByRole("application", { name: `Map: ${title}` }).waitFor();
  await expect.poll(region).toBe("map");
});

test("[W19] N writes a claim, and its card has the keyboard afterwards", async () => {
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Text of the new claim" }).waitFor();
  await page.keyboard.type(claim);
  await page.keyboard.press("Enter");
  await card(page, claim).waitFor();
  await expect.poll(focusedName).toContain(claim);
});

test("[W19] A writes an objection to the claim: a counterclaim, linked", async () => {
  await page.keyboard.press("a");
  await page.getByRole("dialog", { name: "Add an objection" }).waitFor();
  await page.keyboard.type(objection);
  await page.keyboard.press("Enter");
  await card(page, objection).waitFor();
  await expect
    .poll(async () => linksInWords(await storedMap(warrant, title)))
    .toEqual([{ kind: "attack", premises: [objection], target: claim }]);
});

test("[W20] F6 takes the keyboard round the parts of the window, and back", async () => {
  await page.keyboard.press("Escape");
  const seen: (string | undefined)[] = [];
  for (let press = 0; press < 4; press++) {
    const before = await region();
    await page.keyboard.press("F6");
    await expect.poll(region).not.toBe(before);
    seen.push(await region());
  }
  expect(new Set(seen)).toEqual(new Set(["bar", "library", "map", "inspector"]));
  const last = seen.at(-1);
  await page.keyboard.press("F6");
  await expect.poll(region).toBe(seen[0]);
  await page.keyboard.press("Shift+F6");
  await expect.poll(region).toBe(last);
});

test("[W20] the arrow keys go from card to card, and along an argument", async () => {
  while ((await region()) !== "map") await page.keyboard.press("F6");
  await page.keyboard.press("Home");
  await expect.poll(focusedName).toContain(claim);
  await page.keyboard.press("ArrowDown");
  await expect.poll(focusedName).toContain(objection);
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(focusedName).toMatch(new RegExp(`^Attack: ${objection}`));
  await inspector(page).getByRole("heading", { name: "An objection" }).waitFor();
  await page.keyboard.press("ArrowUp");
  await expect.poll(focusedName).toContain(claim);
});

test("[W20] Ctrl with the arrow keys moves a card, in one change", async () => {
  const before = await storedCard(warrant, title, claim);
  for (let press = 0; press < 3; press++) await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Control+ArrowUp");
  await expect.poll(() => storedCard(warrant, title, claim)).toMatchObject({ x: before.x - 30, y: before.y - 10 });
  await page.keyboard.press("Control+z");
  await expect.poll(() => storedCard(warrant, title, claim)).toMatchObject({ x: before.x, y: before.y });
});

test("[W19] M writes a note", async () => {
  while ((await region()) !== "map") await page.keyboard.press("F6");
  await page.keyboard.press("Home");
  await expect.poll(focusedName).toContain(claim);
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Note on this claim" });
  await dialog.waitFor();
  await page.keyboard.type("Ask the one in Tromsø.");
  await page.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });
  await inspector(page).getByText("Ask the one in Tromsø.").waitFor();
});

test("[W19] Ctrl+E exports the map as an image", async () => {
  await page.keyboard.press("Control+e");
  await page.getByRole("dialog", { name: "Export image" }).waitFor();
  await tabTo(/^SVG$|^PNG$/);
  await page.keyboard.press("ArrowLeft");
  await tabTo(/^Export$/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^${title}\\.(png|svg)$`));
  const bytes = readFileSync(await download.path());
  if (download.suggestedFilename().endsWith(".svg")) expect(bytes.toString("utf8")).toContain("library");
  else expect(pixelsOffGround(readPng(bytes))).toBeGreaterThan(2 * 250 * 40);
});

test("[W19] Ctrl+E and Ctrl+Enter export it as it was exported last", async () => {
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("Control+e");
  const dialog = page.getByRole("dialog", { name: "Export image" });
  await dialog.waitFor();
  // The keyboard begins on the first choice, not nowhere.
  await expect.poll(() => dialog.getByRole("combobox", { name: "Preset" }).and(page.locator(":focus")).count()).toBe(1);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+Enter")]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^${title}\\.(png|svg)$`));
});

test("[W19] Ctrl+Z and Ctrl+Shift+Z undo and redo", async () => {
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await page.getByText("Undone: Write note").first().waitFor();
  await inspector(page).getByText("Ask the one in Tromsø.").waitFor({ state: "detached" });
  await page.keyboard.press("Control+Shift+z");
  await page.getByText("Done again: Write note").first().waitFor();
  await inspector(page).getByText("Ask the one in Tromsø.").waitFor();
});

test("[W21] Ctrl+K finds a claim by a word and shows it", async () => {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Find or do anything" }).waitFor();
  await page.keyboard.type("borrow");
  await page.getByRole("option", { name: objection }).waitFor();
  await expect.poll(() => page.locator("[role=option][aria-selected=true]").textContent()).toContain(objection);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await inspector(page).getByRole("heading", { name: objection }).waitFor();
});

test("[W21] Ctrl+K opens a map, and runs an action", async () => {
  const [overview] = await warrant.ask("maps.list", {});
  await page.keyboard.press("Control+k");
  await page.keyboard.type(`${overview?.title} map`);
  await page
    .getByRole("option", { name: overview?.title ?? "" })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("application", { name: `Map: ${overview?.title}` }).waitFor();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("theme dark");
  await page.getByRole("option", { name: /Theme: dark/ }).waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
});

test("[W21] Escape closes the palette and gives the keyboard back", async () => {
  while ((await region()) !== "map") await page.keyboard.press("F6");
  const before = await focusedName();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Find or do anything" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect.poll(focusedName).toBe(before);
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
