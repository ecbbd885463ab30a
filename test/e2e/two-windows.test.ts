import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  beginLink,
  boxOf,
  canvas,
  card,
  centreOf,
  drag,
  inspector,
  library,
  link,
  newMap,
  openMap,
  redo,
  seeUndo,
  statusLine,
  storedCard,
  undo,
  writeClaimAt,
} from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const title = "Night trains";
const claim = "Night trains should come back";
const reason = "A bed saves a day";

let warrant: Warrant;
let one: Page;
let other: Page;

beforeAll(async () => {
  warrant = await startWarrant();
  one = await warrant.openWindow();
  await newMap(one, title);
  other = await warrant.openWindow();
  await openMap(other, title);
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

async function editInPlace(page: Page, before: string, after: string): Promise<void> {
  await card(page, before).dblclick();
  const field = page.getByRole("textbox", { name: "Text of the claim" });
  await field.fill(after);
  await field.press("Enter");
  await field.waitFor({ state: "detached" });
}

test("[W17] a claim written in one window stands in the other, in map, counts and library", async () => {
  await writeClaimAt(one, { x: 250, y: 120 }, claim);
  await card(other, claim).waitFor();
  await statusLine(other).getByText("1 claim · 0 arguments").waitFor();
  await writeClaimAt(other, { x: 120, y: 400 }, reason);
  await card(one, reason).waitFor();
  const { total } = await warrant.ask("claims.list", {});
  for (const page of [one, other]) {
    await library(page).getByRole("region", { name: "Claims" }).getByText(String(total), { exact: true }).waitFor();
  }
});

test("[W17] a link drawn in one window appears in the other", async () => {
  await beginLink(one, reason, "above", await centreOf(card(one, claim)));
  await one.mouse.up();
  await link(other, new RegExp(`^Support: ${reason}`)).waitFor();
});

test("[W17] a text edited in one window is read in the other, and undone there", async () => {
  await card(other, claim).click();
  await inspector(other).getByRole("heading", { name: claim }).waitFor();
  await editInPlace(one, claim, `${claim} soon`);
  await card(other, `${claim} soon`).waitFor();
  await inspector(other)
    .getByRole("heading", { name: `${claim} soon` })
    .waitFor();

  await undo(other, "Edit claim");
  await card(one, `${claim} soon`).waitFor({ state: "detached" });
  await card(one, claim).waitFor();
  await redo(one, "Edit claim");
  await card(other, `${claim} soon`).waitFor();
});

test("[W17] a card moved in one window moves in the other", async () => {
  const before = await boxOf(card(other, reason));
  const at = await centreOf(card(one, reason));
  await drag(one, at, { x: at.x + 200, y: at.y + 60 });
  await expect.poll(async () => (await boxOf(card(other, reason))).x - before.x).toBeCloseTo(200, 0);
  expect((await boxOf(card(other, reason))).y - before.y).toBeCloseTo(60, 0);
});

test("[W18] a claim deleted in one window while the other has it selected goes there too, and the inspector says so", async () => {
  await card(other, reason).click();
  await inspector(other).getByRole("heading", { name: reason }).waitFor();
  await card(one, reason).click();
  await one.keyboard.press("Shift+Delete");
  await one.getByRole("alertdialog").getByRole("button", { name: "Delete from library" }).click();
  await card(other, reason).waitFor({ state: "detached" });
  await link(other, new RegExp(`^Support: ${reason}`)).waitFor({ state: "detached" });
  await inspector(other).getByText("This claim is no longer in the library.").waitFor();
  await expect.poll(() => statusLine(other).textContent()).not.toContain("selected");
  await undo(other, "Delete claim");
  await card(one, reason).waitFor();
  await link(one, new RegExp(`^Support: ${reason}`)).waitFor();
  await inspector(other).getByRole("heading", { name: reason }).waitFor();
});

test("[W18] a claim deleted in one window while the other edits its text closes the editing, and nothing is lost by undo", async () => {
  await card(other, reason).dblclick();
  const field = other.getByRole("textbox", { name: "Text of the claim" });
  await field.fill("Never to be kept");
  await warrant.ask("claims.delete", { claimIds: [(await storedCard(warrant, title, reason)).claimId] });
  await field.waitFor({ state: "detached" });
  await card(other, reason).waitFor({ state: "detached" });

  await undo(other, "Delete claim");
  await card(other, reason).waitFor();
  await card(one, reason).waitFor();
  expect(await other.getByRole("textbox", { name: "Text of the claim" }).count()).toBe(0);
  expect((await storedCard(warrant, title, reason)).text).toBe(reason);
});

test("[W18] a map deleted in one window leaves the other with another map or none, and undo brings it back", async () => {
  await library(one)
    .getByRole("button", { name: new RegExp(`^${title}`) })
    .focus();
  await one.keyboard.press("Delete");
  await one.getByRole("alertdialog").getByRole("button", { name: "Delete map" }).click();
  for (const page of [one, other]) {
    await page.getByRole("application", { name: `Map: ${title}` }).waitFor({ state: "detached" });
    await library(page)
      .getByRole("button", { name: new RegExp(`^${title}`) })
      .waitFor({ state: "detached" });
  }
  await undo(one, "Delete map");
  await openMap(other, title);
  await card(other, claim).waitFor();
  await canvas(other).waitFor();
  await seeUndo(other, "Move card");
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
