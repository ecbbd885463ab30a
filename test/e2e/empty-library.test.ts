import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canvas, card, finishClaim, inspector, library } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  warrant = await startWarrant({ seed: false });
  page = await warrant.openWindow();
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

test("[W39] an empty library says what there is not, and what to do", async () => {
  await page.getByText("No map is open.").waitFor();
  await library(page).getByText("There is no map yet.").waitFor();
  await library(page).getByText("There is no claim yet.").waitFor();
  await library(page).getByRole("button", { name: "Sources", exact: true }).click();
  await library(page).getByText("There is no source yet.").waitFor();
  await inspector(page).getByText("Open a map, or choose a claim or a source in the library").waitFor();
});

test("[W39] without a map F6 still goes round the window", async () => {
  const region = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-region]")?.dataset.region);
  const seen = new Set<string | undefined>();
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press("F6");
    seen.add(await region());
  }
  expect([...seen]).toEqual(expect.arrayContaining(["bar", "library", "map"]));
});

test("[W39] from there a first map and a first claim are made by the buttons on show", async () => {
  await page.getByRole("main").getByRole("button", { name: "New map" }).click();
  await page.getByRole("dialog", { name: "New map" }).getByRole("textbox", { name: "Title" }).fill("The first");
  await page.keyboard.press("Enter");
  await page.getByRole("application", { name: "Map: The first" }).waitFor();
  await canvas(page).getByRole("button", { name: /claim/ }).click();
  await finishClaim(page, "It begins");
  await card(page, "It begins").waitFor();
  await library(page).getByRole("option", { name: "It begins" }).waitFor();
});

test("[W33] deleting a map says what it held, also when that is little or nothing", async () => {
  const words = async (name: string) => {
    await library(page)
      .getByRole("button", { name: new RegExp(`^${name} \\d+ claims?$`) })
      .click({ button: "right" });
    await page.getByRole("menuitem", { name: "Delete…" }).click();
    const dialog = page.getByRole("alertdialog", { name: `Delete the map “${name}”?` });
    const text = await dialog.textContent();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    return text;
  };
  await warrant.ask("map.create", { title: "Nothing yet" });
  expect(await words("Nothing yet")).toContain("It is empty.");
  expect(await words("The first")).toContain("Its 1 claim stays in the library.");
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
