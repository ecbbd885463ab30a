import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectAccessible } from "./axe.ts";
import { argdownFile, sunday } from "./map-files.ts";
import { addSources, dropFiles, fileRow, keep, seeAllRead, type TestFile } from "./source-steps.ts";
import { storedMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

/** Two claims that the library has, of which the file knows a tag of the first, and one that it has not. */
const again: TestFile = {
  name: "again.claims.csv",
  text: `id,text,tags\n1,${sunday.open},hours\n2,${sunday.workers},\n3,Sunday is the only day when whole families have time.,\n`,
};

let warrant: Warrant;
let page: Page;
let claims: number;

beforeAll(async () => {
  warrant = await startWarrant({ seed: false });
  page = await warrant.openWindow();
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});
/** Each test begins with one map in the library, in a fresh window. */
beforeEach(async () => {
  while ((await warrant.ask("history.get", {})).undo !== null) await warrant.ask("history.undo", {});
  await page.reload();
  await page.getByRole("main").and(page.locator(":not([aria-busy=true])")).waitFor();
  await dropFiles(page, [argdownFile]);
  await seeAllRead(page);
  await keep(page, "Add 1 map");
  claims = await countOfClaims();
});

async function countOfClaims(): Promise<number> {
  return (await warrant.ask("claims.list", {})).total;
}

/** The claim's id on a map, and its tags in the library. */
async function claimOn(map: string, text: string): Promise<{ readonly id: string; readonly tags: readonly string[] }> {
  const card = (await storedMap(warrant, map)).cards.find((each) => each.text === text);
  if (card === undefined) throw new Error(`${map} has no card ${text}`);
  const { tags } = await warrant.ask("claim.get", { claimId: card.claimId });
  return { id: card.claimId, tags: tags.map(({ tag }) => tag.name) };
}

function addButton() {
  return addSources(page).getByRole("button", { name: "Add 1 map", exact: true });
}

async function dropAgain(): Promise<void> {
  await dropFiles(page, [again]);
  await seeAllRead(page);
  await addSources(page).getByText("2 of its 3 claims are in your library already.").waitFor();
}

describe("claims that the library has already", () => {
  test("[W481] are asked about, with nothing chosen beforehand, and what is missing is said", async () => {
    await dropAgain();
    const radios = addSources(page).getByRole("radio");
    expect(await radios.count()).toBe(3);
    for (const radio of await radios.all()) expect(await radio.isChecked()).toBe(false);
    expect(await addButton().isDisabled()).toBe(true);
    await fileRow(page, again.name).getByText("2 to decide on").waitFor();
    await addSources(page)
      .getByRole("button", { name: "Choose what becomes of 2 duplicates in “again.claims.csv”." })
      .click();
    await expect.poll(() => radios.first().evaluate((radio) => radio === document.activeElement)).toBe(true);
    await page.keyboard.press("Space");
    await fileRow(page, again.name).getByText("New map").waitFor();
    expect(await addButton().isEnabled()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await countOfClaims()).toBe(claims);
  });

  test.each([
    { choice: "Use the library’s", more: 1, shared: true, tags: [] },
    { choice: "Use and add to them", more: 1, shared: true, tags: ["hours"] },
    { choice: "Keep both", more: 3, shared: false, tags: ["hours"] },
  ])("[W482] “$choice” does what it says, and is undone in one step", async ({ choice, more, shared, tags }) => {
    const before = await claimOn("Open on Sundays?", sunday.open);
    await dropAgain();
    await addSources(page).getByRole("radio", { name: choice }).check();
    await addSources(page).getByRole("textbox", { name: "Title" }).fill("Again");
    await keep(page, "Add 1 map");
    expect(await countOfClaims()).toBe(claims + more);
    const after = await claimOn("Again", sunday.open);
    expect(after.id === before.id).toBe(shared);
    expect(after.tags).toEqual(tags);
    await page.keyboard.press("Control+z");
    await expect.poll(countOfClaims).toBe(claims);
    expect((await claimOn("Open on Sundays?", sunday.open)).tags).toEqual([]);
  });

  test("[W483] can be decided on one by one", async () => {
    await dropAgain();
    await addSources(page).getByText("Look at them one by one").click();
    const list = addSources(page).getByRole("list", { name: "Already in your library" });
    const choiceFor = (text: string) => list.getByRole("combobox", { name: `What becomes of “${text}”` });
    // Nothing would be added to the second.
    expect(await choiceFor(sunday.open).locator("option").allTextContents()).toContain("Use and add to them");
    expect(await choiceFor(sunday.workers).locator("option").allTextContents()).not.toContain("Use and add to them");
    await choiceFor(sunday.open).selectOption("Use and add to them");
    expect(await addButton().isDisabled()).toBe(true);
    await choiceFor(sunday.workers).selectOption("Keep both");
    await addSources(page).getByRole("textbox", { name: "Title" }).fill("Again");
    await keep(page, "Add 1 map");
    expect(await countOfClaims()).toBe(claims + 2);
    const [kept, doubled] = [await claimOn("Again", sunday.open), await claimOn("Again", sunday.workers)];
    expect(kept).toEqual({ id: (await claimOn("Open on Sundays?", sunday.open)).id, tags: ["hours"] });
    expect(doubled.id).not.toBe((await claimOn("Open on Sundays?", sunday.workers)).id);
  });

  test("[W484] are imported by the keyboard alone", async () => {
    await dropAgain();
    await expect.poll(() => page.evaluate(() => document.activeElement?.className ?? "")).toContain("import-row");
    // Keeping while something is to be decided leads to it.
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("radio");
    await page.keyboard.press("ArrowDown");
    expect(await addSources(page).getByRole("radio", { name: "Use and add to them" }).isChecked()).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await addSources(page).getByRole("list", { name: "Already in your library" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await addSources(page).waitFor({ state: "detached" });
    expect(await countOfClaims()).toBe(claims + 1);
  });

  test("[W485] hundreds of them are listed near the view only, and found by their words", async () => {
    const texts = Array.from({ length: 250 }, (_, index) => `Reason number ${index} is one of very many.`);
    const file = (name: string): TestFile => ({
      name,
      text: `id,text\n${texts.map((text, index) => `${index},${text}`).join("\n")}\n`,
    });
    await dropFiles(page, [file("many.claims.csv")]);
    await seeAllRead(page);
    await keep(page, "Add 1 map");
    await dropFiles(page, [file("once more.claims.csv")]);
    await seeAllRead(page);
    await addSources(page).getByText("All its 250 claims are in your library already.").waitFor();
    // Nothing would be added to any of them.
    expect(await addSources(page).getByRole("radio").count()).toBe(2);
    await addSources(page).getByText("Look at them one by one").click();
    const list = addSources(page).getByRole("list", { name: "Already in your library" });
    await list.getByText("Reason number 0 ").waitFor();
    expect(await list.getByRole("listitem").count()).toBeLessThan(60);
    await addSources(page).getByRole("searchbox", { name: "Search what the library has already" }).fill("number 199");
    await list.getByText("Reason number 199 ").waitFor();
    expect(await list.getByRole("listitem").count()).toBe(1);
    await page.keyboard.press("Escape");
  });
});

describe.each(["light", "dark"] as const)("in the %s theme", (colourScheme) => {
  test("[W22] axe finds nothing grave where duplicates are asked about; at 900×600 the way on is in view", async () => {
    const other = await warrant.openWindow({ colourScheme, width: 900, height: 600 });
    await dropFiles(other, [again]);
    await seeAllRead(other);
    await expectAccessible(other, "duplicates, undecided");
    await addSources(other).getByText("Look at them one by one").click();
    await addSources(other).getByRole("radio", { name: "Keep both" }).check();
    await expectAccessible(other, "duplicates one by one");
    const box = await addSources(other).getByRole("button", { name: "Add 1 map", exact: true }).boundingBox();
    expect(box).not.toBeNull();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(900);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(600);
    await other.close();
  });
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
