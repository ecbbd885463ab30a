import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  boxOf,
  canvas,
  card,
  cards,
  coveredCards,
  drag,
  inspector,
  library,
  link,
  linksInWords,
  mapTitled,
  openMap,
  seeUndo,
  statusLine,
  storedMap,
  undo,
} from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const claim = "The bridge should stay open to cars";
const reason = "The detour takes an hour";
const objection = "The bridge is cracking";
const elsewhere = "Ambulances use the bridge";

let warrant: Warrant;
let page: Page;
/** Each test has two maps of its own: one with three claims, and an empty one. */
let title: string;
let emptyTitle: string;
let number = 0;

beforeAll(async () => {
  warrant = await startWarrant({ seed: false });
  await warrant.ask("map.create", { title: "Kept open" });
  page = await warrant.openWindow();
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

beforeEach(async () => {
  await page.keyboard.press("Escape");
  number += 1;
  title = `Bridge ${number}`;
  emptyTitle = `Empty ${number}`;
  const { mapId } = await warrant.ask("map.create", { title });
  await warrant.ask("map.create", { title: emptyTitle });
  const place = (x: number, y: number) => ({ mapId, x, y });
  const { claimId } = await warrant.ask("claim.create", { text: claim, place: place(200, 0) });
  const target = { claimId };
  await warrant.ask("claim.create", { text: reason, place: place(0, 200), link: { kind: "support", target } });
  await warrant.ask("claim.create", { text: objection, place: place(400, 200), link: { kind: "attack", target } });
  await warrant.ask("note.create", { subject: target, text: "Since 1931" });
  await openMap(page, title);
  await card(page, objection).waitFor();
});

function texts(view: { readonly cards: readonly { readonly text: string }[] }): string[] {
  return view.cards.map(({ text }) => text).sort();
}

async function selectAll(): Promise<void> {
  await card(page, claim).click();
  await page.keyboard.press("Control+a");
  await statusLine(page).getByText("5 selected").waitFor();
}

test("[W28] Shift-click adds to the selection and takes out of it", async () => {
  await card(page, claim).click();
  await statusLine(page).getByText("1 selected").waitFor();
  await card(page, reason).click({ modifiers: ["Shift"] });
  await statusLine(page).getByText("2 selected").waitFor();
  await inspector(page).getByRole("heading", { name: "2 claims" }).waitFor();
  await card(page, claim).click({ modifiers: ["Shift"] });
  await statusLine(page).getByText("1 selected").waitFor();
  await inspector(page).getByRole("heading", { name: reason }).waitFor();
});

test("[W28] a frame drawn with Shift selects what it touches, with the arguments among them", async () => {
  const top = await boxOf(card(page, claim));
  const right = await boxOf(card(page, objection));
  const left = await boxOf(card(page, reason));
  await page.keyboard.down("Shift");
  await canvas(page).locator(".react-flow__pane.selection").waitFor();
  await drag(page, { x: left.x - 20, y: top.y - 20 }, { x: right.x + 30, y: right.y + right.height + 20 });
  await page.keyboard.up("Shift");
  await statusLine(page).getByText("5 selected").waitFor();
  await inspector(page).getByRole("heading", { name: "3 claims and 2 arguments" }).waitFor();
});

test("[W29] what is copied stands on another map after pasting: the same claims, with their links", async () => {
  const before = await storedMap(warrant, title);
  await selectAll();
  await page.keyboard.press("Control+c");
  await page.getByText("3 claims copied").first().waitFor();
  await openMap(page, emptyTitle);
  await page.keyboard.press("Control+v");
  await expect.poll(async () => texts(await storedMap(warrant, emptyTitle))).toEqual(texts(before));
  const pasted = await storedMap(warrant, emptyTitle);
  expect(pasted.cards.map((each) => each.claimId).sort()).toEqual(before.cards.map((each) => each.claimId).sort());
  expect(linksInWords(pasted)).toEqual(expect.arrayContaining(linksInWords(before)));
  expect(pasted.links).toHaveLength(2);
  await link(page, new RegExp(`^Attack: ${objection}`)).waitFor();
  await statusLine(page).getByText("3 claims · 2 arguments").waitFor();
});

test("[W29] pasted on the map that they stand on, claims are duplicated, with the links among them", async () => {
  await selectAll();
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+v");
  await expect.poll(() => cards(page).count()).toBe(6);
  const { cards: stored, links } = await storedMap(warrant, title);
  expect(new Set(stored.map((each) => each.claimId)).size).toBe(6);
  expect(texts({ cards: stored })).toEqual([claim, claim, objection, objection, reason, reason].sort());
  expect(links).toHaveLength(4);
  expect(await coveredCards(page)).toEqual([]);
});

test("[W29] what is cut goes from the map and not from the library, and can be pasted", async () => {
  const { total } = await warrant.ask("claims.list", {});
  await card(page, objection).click();
  await page.keyboard.press("Control+x");
  await card(page, objection).waitFor({ state: "detached" });
  await seeUndo(page, "Remove claim from map");
  expect((await warrant.ask("claims.list", {})).total).toBe(total);
  await openMap(page, emptyTitle);
  await page.keyboard.press("Control+v");
  await card(page, objection).waitFor();
  expect((await warrant.ask("claims.list", {})).total).toBe(total);
});

/** Pastes what another program has put on the clipboard. */
async function pasteText(text: string): Promise<void> {
  await canvas(page).evaluate((element, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test("[W29] lines of text from another program are pasted as claims", async () => {
  await openMap(page, emptyTitle);
  await pasteText("Ferries are slow\n\nFerries are cheap\n");
  await card(page, "Ferries are slow").waitFor();
  await card(page, "Ferries are cheap").waitFor();
  expect((await storedMap(warrant, emptyTitle)).cards).toHaveLength(2);
  expect(await coveredCards(page)).toEqual([]);
  await undo(page, "Write 2 claims");
  await expect.poll(() => cards(page).count()).toBe(0);
  expect((await storedMap(warrant, emptyTitle)).cards).toEqual([]);
});

test("[W29] one line too long, or too many lines, and none is pasted: it is said why", async () => {
  await openMap(page, emptyTitle);
  await pasteText(`Ferries are slow\n${"x".repeat(2_001)}`);
  await page.getByText("A line of that text has 2,001 characters. A claim has at most 2,000").first().waitFor();
  await pasteText("Ferries are slow\n".repeat(1_001));
  await page.getByText("That text has 1,001 lines. At most 100 can be pasted").first().waitFor();
  expect((await storedMap(warrant, emptyTitle)).cards).toEqual([]);
  await pasteText("Ferries are slow");
  await card(page, "Ferries are slow").waitFor();
  await undo(page, "Write claim");
  await expect.poll(() => cards(page).count()).toBe(0);
});

test("[C70] all selected arguments are switched between support and attack in one change", async () => {
  const kinds = async () => (await storedMap(warrant, title)).links.map(({ kind }) => kind);
  expect(await kinds()).toEqual(["support", "attack"]);
  await selectAll();
  await page.keyboard.press("x");
  await link(page, new RegExp(`^Attack: ${reason}`)).waitFor();
  await link(page, new RegExp(`^Support: ${objection}`)).waitFor();
  await undo(page, "Switch 2 arguments");
  await link(page, new RegExp(`^Support: ${reason}`)).waitFor();
  await expect.poll(kinds).toEqual(["support", "attack"]);
});

test("[W29] duplicate makes a second claim with the same words", async () => {
  await card(page, reason).click();
  await page.keyboard.press("Control+d");
  await expect.poll(() => cards(page).count()).toBe(4);
  const both = (await storedMap(warrant, title)).cards.filter(({ text }) => text === reason);
  expect(new Set(both.map((each) => each.claimId)).size).toBe(2);
  await undo(page, "Duplicate claim");
  await expect.poll(() => cards(page).count()).toBe(3);
});

test("[W30] Delete takes a claim off the map; the library and other maps keep it", async () => {
  const { total } = await warrant.ask("claims.list", {});
  await card(page, reason).click();
  await page.keyboard.press("Delete");
  await card(page, reason).waitFor({ state: "detached" });
  await link(page, new RegExp(`^Support: ${reason}`)).waitFor({ state: "detached" });
  expect((await warrant.ask("claims.list", {})).total).toBe(total);
  await undo(page, "Remove claim from map");
  await card(page, reason).waitFor();
  await link(page, new RegExp(`^Support: ${reason}`)).waitFor();
});

test("[W30] deleting from the library says what goes along, and it goes; undo brings all of it back", async () => {
  const before = await warrant.ask("library.get", {});
  const view = await storedMap(warrant, title);
  await card(page, claim).click();
  await page.keyboard.press("Shift+Delete");
  const dialog = page.getByRole("alertdialog", { name: "Delete this claim from the library?" });
  await dialog.getByText("With it go 2 arguments and 1 note.").waitFor();
  await dialog.getByText(`It goes from 1 map: ${title}.`).waitFor();
  await dialog.getByRole("button", { name: "Delete from library" }).click();
  await card(page, claim).waitFor({ state: "detached" });
  const { counts } = await warrant.ask("library.get", {});
  expect(counts).toMatchObject({
    claims: before.counts.claims - 1,
    inferences: before.counts.inferences - 2,
    notes: before.counts.notes - 1,
  });
  await undo(page, "Delete claim");
  await card(page, claim).waitFor();
  expect(await storedMap(warrant, title)).toEqual(view);
  expect((await warrant.ask("library.get", {})).counts).toEqual(before.counts);
});

test("[W30] Cancel and Escape delete nothing", async () => {
  const before = (await warrant.ask("library.get", {})).counts;
  await card(page, claim).click();
  await page.keyboard.press("Shift+Delete");
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  await page.keyboard.press("Shift+Delete");
  await page.getByRole("alertdialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  expect((await warrant.ask("library.get", {})).counts).toEqual(before);
});

test("[W31] a card collapses what argues for and against it, says how much, and expands again", async () => {
  await card(page, claim).click();
  await page.keyboard.press("c");
  await card(page, reason).waitFor({ state: "detached" });
  await card(page, objection).waitFor({ state: "detached" });
  await card(page, "Collapsed, 2 claims hidden.").getByText("+2", { exact: true }).waitFor();
  await statusLine(page).getByText("3 claims · 2 arguments").waitFor();
  await page.keyboard.press("c");
  await card(page, reason).waitFor();
  await card(page, objection).waitFor();
});

test("[W32] arguments that are not on the map can be put there, and cover no card", async () => {
  const { cards: stored } = await storedMap(warrant, title);
  const target = { claimId: stored.find(({ text }) => text === claim)?.claimId ?? "" };
  const { mapId } = await warrant.ask("map.create", { title: `Elsewhere ${number}` });
  for (const [index, text] of [elsewhere, `${elsewhere} at night`].entries()) {
    const place = { mapId, x: 0, y: index * 200 };
    await warrant.ask("claim.create", { text, place, link: { kind: "support", target } });
  }
  await card(page, claim).click();
  await inspector(page).getByRole("button", { name: "2 arguments not on this map" }).click();
  await card(page, `${elsewhere} at night`).waitFor();
  await link(page, new RegExp(`^Support: ${elsewhere} at night`)).waitFor();
  await expect.poll(() => cards(page).count()).toBe(5);
  expect(await coveredCards(page)).toEqual([]);
  await undo(page, "Place 2 arguments");
  await expect.poll(() => cards(page).count()).toBe(3);
});

test("[W33] a map is renamed, duplicated and deleted from its row", async () => {
  const row = (name: string) => library(page).getByRole("button", { name: new RegExp(`^${name} \\d+ claims?$`) });
  await row(title).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  await page.getByRole("dialog", { name: "Rename map" }).getByRole("textbox", { name: "Title" }).fill(`Old ${title}`);
  await page.keyboard.press("Enter");
  await page.getByRole("application", { name: `Map: Old ${title}` }).waitFor();
  await page
    .getByRole("navigation", { name: "Open maps" })
    .getByRole("button", { name: `Old ${title}`, exact: true })
    .waitFor();

  await row(`Old ${title}`).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await page.getByRole("application", { name: `Map: Old ${title} (copy)` }).waitFor();
  const places = (view: Awaited<ReturnType<typeof storedMap>>) =>
    view.cards.map(({ claimId, x, y }) => ({ claimId, x, y }));
  expect(places(await storedMap(warrant, `Old ${title} (copy)`))).toEqual(
    places(await storedMap(warrant, `Old ${title}`)),
  );

  const { counts } = await warrant.ask("library.get", {});
  await row(`Old ${title} \\(copy\\)`).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  const dialog = page.getByRole("alertdialog", { name: `Delete the map “Old ${title} (copy)”?` });
  await dialog.getByText("Its 3 claims and 2 arguments stay in the library.").waitFor();
  await dialog.getByRole("button", { name: "Delete map" }).click();
  await row(`Old ${title} \\(copy\\)`).waitFor({ state: "detached" });
  const after = (await warrant.ask("library.get", {})).counts;
  expect(after).toMatchObject({ claims: counts.claims, inferences: counts.inferences, maps: counts.maps - 1 });
});

test("[W34] a reload keeps the open map, its view and everything on it", async () => {
  await card(page, reason).click();
  await canvas(page).getByRole("button", { name: "Zoom out" }).click();
  await canvas(page).getByRole("button", { name: "Zoom 100%" }).waitFor({ state: "detached" });
  const before = await boxOf(card(page, claim));
  const { id } = await mapTitled(warrant, title);
  await expect
    .poll(() => warrant.ask("settings.get", {}))
    .toMatchObject({
      "window.mapId": id,
      "window.viewCentres": { [id]: { zoom: expect.closeTo(before.width / 250, 3) } },
    });
  await page.reload();
  await page.getByRole("application", { name: `Map: ${title}` }).waitFor();
  // The view is put on whole pixels.
  const after = await boxOf(card(page, claim));
  expect(Math.abs(after.x - before.x)).toBeLessThanOrEqual(1);
  expect(Math.abs(after.y - before.y)).toBeLessThanOrEqual(1);
  expect(after.width).toBeCloseTo(before.width, 2);
  await statusLine(page).getByText("3 claims · 2 arguments").waitFor();
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
