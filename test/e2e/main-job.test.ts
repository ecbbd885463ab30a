import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { exportImage, pixelsOffGround, readPng, readSvg } from "./images.ts";
import {
  beginLink,
  boxOf,
  canvas,
  card,
  cards,
  centreOf,
  coveredCards,
  drag,
  finishClaim,
  inspector,
  library,
  link,
  mapTitled,
  middleOfLink,
  newMap,
  redo,
  seeStoredLink,
  seeUndo,
  statusLine,
  storedCard,
  storedMap,
  undo,
  writeClaimAt,
} from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

/** The main job in one flow, by mouse: each test goes on where the one before it ended. */
const title = "Shops and streets";
const main = "Cars should leave the centre";
const reason = "Streets without cars are quiet";
const objection = "Shops lose their customers";
const source = "A survey of shopkeepers says so";
const window = { width: 1400, height: 860 };

let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  warrant = await startWarrant();
  page = await warrant.openWindow(window);
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

async function writeNote(text: string): Promise<void> {
  await inspector(page).getByRole("button", { name: "Write a note" }).click();
  await inspector(page).getByRole("textbox", { name: "New note" }).fill(text);
  await inspector(page).getByRole("textbox", { name: "New note" }).press("Control+Enter");
  await inspector(page).getByRole("listitem").filter({ hasText: text }).waitFor();
}

async function storedRecords() {
  return unpackRecords((await warrant.ask("map.get", { mapId: (await mapTitled(warrant, title)).id })).records);
}

test("[W3] a new map opens, empty, and says how to begin", async () => {
  await newMap(page, title);
  await canvas(page).getByText("This map is empty.").waitFor();
  await seeUndo(page, "Create map");
});

test("[W4] a double-click on empty ground writes a claim there", async () => {
  await writeClaimAt(page, { x: 280, y: 120 }, main);
  await canvas(page).getByText("This map is empty.").waitFor({ state: "detached" });
  const ground = await boxOf(canvas(page));
  const at = await boxOf(card(page, main));
  // The text begins under the pointer: the card's corner is a little above and to the left, on the grid.
  expect(Math.abs(at.x + 20 - (ground.x + 280))).toBeLessThanOrEqual(10);
  expect(Math.abs(at.y + 20 - (ground.y + 120))).toBeLessThanOrEqual(10);
  await writeClaimAt(page, { x: 120, y: 420 }, reason);
  await statusLine(page).getByText("2 claims · 0 arguments").waitFor();
});

test("[W5] dragging from a card's dot to another card links them, as a support", async () => {
  await beginLink(page, reason, "above", await centreOf(card(page, main)));
  await page.getByText("This claim supports that one").waitFor();
  await page.mouse.up();
  await seeStoredLink(warrant, title, { kind: "support", premises: [reason], target: main });
  await link(page, new RegExp(`^Support: ${reason}\\. .*${main}`)).waitFor();
});

test("[W5] A while dragging makes it an attack", async () => {
  await writeClaimAt(page, { x: 520, y: 420 }, objection);
  await beginLink(page, objection, "above", await centreOf(card(page, main)));
  await page.getByText("This claim supports that one").waitFor();
  await page.keyboard.press("a");
  await page.getByText("This claim attacks that one").waitFor();
  await page.mouse.up();
  await seeStoredLink(warrant, title, { kind: "attack", premises: [objection], target: main });
  await link(page, new RegExp(`^Attack: ${objection}\\. .*${main}`)).waitFor();
});

test("[W6] a link dropped on empty ground becomes a new claim, already linked, in one change", async () => {
  const ground = await boxOf(canvas(page));
  await beginLink(page, objection, "below", { x: ground.x + 480, y: ground.y + 640 });
  await page.getByText("A new claim supports this one").waitFor();
  await page.mouse.up();
  await finishClaim(page, source);
  await seeStoredLink(warrant, title, { kind: "support", premises: [source], target: objection });
  const { undo: newest } = await warrant.ask("history.get", {});
  await page.keyboard.press("Control+z");
  await card(page, source).waitFor({ state: "detached" });
  await link(page, new RegExp(`^Support: ${source}`)).waitFor({ state: "detached" });
  await redo(page, newest ?? "");
  await card(page, source).waitFor();
  await link(page, new RegExp(`^Support: ${source}`)).waitFor();
});

test("[W6] Escape while linking or writing leaves nothing behind", async () => {
  const before = await storedMap(warrant, title);
  await beginLink(page, source, "above", await centreOf(card(page, main)));
  await page.getByText("This claim supports that one").waitFor();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  const ground = await boxOf(canvas(page));
  await page.mouse.dblclick(ground.x + 60, ground.y + 600);
  await page.getByRole("textbox", { name: "Text of the new claim" }).fill("Never kept");
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: "Text of the new claim" }).waitFor({ state: "detached" });
  expect(await storedMap(warrant, title)).toEqual(before);
});

test("[W7] a link dropped on a link undercuts it", async () => {
  await beginLink(page, reason, "above", await middleOfLink(page, new RegExp(`^Attack: ${objection}`)));
  await page.getByText("This claim undercuts that argument").waitFor();
  await page.mouse.up();
  await seeStoredLink(warrant, title, { kind: "attack", premises: [reason], target: `the step from ${objection}` });
  await link(page, new RegExp(`^Undercut: ${reason}\\.`)).waitFor();
});

test("[W8] a claim dragged from the library comes to stand where it is dropped", async () => {
  const { rows } = await warrant.ask("claims.list", { search: "backdoor" });
  const text = rows[0]?.claim.text ?? "";
  await library(page).getByRole("searchbox", { name: "Search claims" }).fill("backdoor");
  await library(page)
    .getByRole("option", { name: text })
    .dragTo(canvas(page), { targetPosition: { x: 650, y: 250 } });
  await card(page, text).waitFor();
  const ground = await boxOf(canvas(page));
  const at = await boxOf(card(page, text));
  expect(Math.abs(at.x + at.width / 2 - (ground.x + 650))).toBeLessThanOrEqual(10);
  await library(page)
    .getByRole("option", { name: `${text}` })
    .getByText("On this map")
    .waitFor();
  await seeUndo(page, "Place claim");
  await library(page).getByRole("button", { name: "Clear search" }).click();
});

test("[W9] a double-click edits the text in place", async () => {
  await card(page, main).dblclick();
  const field = page.getByRole("textbox", { name: "Text of the claim" });
  await field.fill(`${main} for good`);
  await field.press("Enter");
  await card(page, `${main} for good`).waitFor();
  await expect.poll(async () => (await storedCard(warrant, title, main)).text).toBe(`${main} for good`);
  await seeUndo(page, "Edit claim");
});

test("[W9] the inspector sets the position, and the card shows its colour, glyph and word", async () => {
  await inspector(page).getByRole("button", { name: "No position" }).click();
  await page.getByRole("menuitemradio", { name: "Privacy" }).click();
  await card(page, `Privacy claim: ${main} for good`).waitFor();
  await card(page, main).getByText("Privacy", { exact: true }).waitFor();
  await card(page, main).locator(".drawn-icon").first().waitFor();
  await seeUndo(page, "Change position");
});

test("[W10] notes can be written on a claim, an argument and the map", async () => {
  await writeNote("Ask the council about deliveries.");
  await card(page, "1 note.").waitFor();

  const at = await middleOfLink(page, new RegExp(`^Attack: ${objection}`));
  await page.mouse.click(at.x, at.y);
  await inspector(page).getByRole("heading", { name: "An objection" }).waitFor();
  await writeNote("Only true of the first year?");

  const ground = await boxOf(canvas(page));
  await page.mouse.click(ground.x + 30, ground.y + 30);
  await inspector(page).getByRole("heading", { name: title }).waitFor();
  await writeNote("For the meeting in May.");

  const { id } = await mapTitled(warrant, title);
  expect((await warrant.ask("map.detail", { mapId: id })).notes.map((note) => note.text)).toEqual([
    "For the meeting in May.",
  ]);
  const view = await storedMap(warrant, title);
  expect(view.cards.find((each) => each.text.startsWith(main))?.notes).toBe(1);
  expect(view.links.filter((each) => each.notes === 1)).toHaveLength(1);
});

test("[W11] undo names what it takes back, three times, and redo brings one again", async () => {
  await undo(page, "Write note");
  await undo(page, "Write note");
  await undo(page, "Write note");
  await seeUndo(page, "Change position");
  await card(page, "1 note.").waitFor({ state: "detached" });
  await redo(page, "Write note");
  await card(page, "1 note.").waitFor();
  await seeUndo(page, "Write note");
  expect(await storedCard(warrant, title, main)).toMatchObject({ notes: 1 });
});

test("[W12] a card is moved by dragging it; undo puts it back", async () => {
  const before = await storedCard(warrant, title, source);
  const at = await centreOf(card(page, source));
  await drag(page, at, { x: at.x - 400, y: at.y - 60 });
  await expect
    .poll(async () => storedCard(warrant, title, source))
    .toMatchObject({ x: before.x - 400, y: before.y - 60 });
  await undo(page, "Move card");
  expect(await storedCard(warrant, title, source)).toMatchObject({ x: before.x, y: before.y });
  await redo(page, "Move card");
});

test("[W13] tidy leaves no card over another, and is one step to undo", async () => {
  const at = await centreOf(card(page, reason));
  await drag(page, at, await centreOf(card(page, objection)));
  await expect.poll(() => coveredCards(page)).not.toEqual([]);
  await seeUndo(page, "Move card");
  const before = await storedRecords();

  await page.getByRole("banner").getByRole("button", { name: "Tidy", exact: true }).click();
  await seeUndo(page, "Tidy");
  await expect.poll(() => coveredCards(page)).toEqual([]);
  await undo(page, "Tidy");
  expect(await storedRecords()).toEqual(before);
  await redo(page, "Tidy");
  await expect.poll(() => coveredCards(page)).toEqual([]);
  await page.getByRole("banner").getByRole("button", { name: "Tidy", exact: true }).click();
  await page.getByText("Everything is in its place already.").waitFor();
});

test("[W14] the map is exported as a PNG of the size promised", async () => {
  const image = await exportImage(page, { format: "PNG", theme: "Light", scale: 2 });
  expect(image.fileName).toBe(`${title}.png`);
  const picture = readPng(image.bytes);
  const number = (value: number) => value.toLocaleString("en-GB");
  expect(image.promised).toMatch(new RegExp(`^${number(picture.width)} × ${number(picture.height)} pixels\\b`));
  // Five cards of 250 × 40 map pixels or more, at four image pixels each.
  expect(pixelsOffGround(picture)).toBeGreaterThan(5 * 250 * 40 * 4);
});

test("[W14] the map is exported as an SVG with every claim's text", async () => {
  const image = await exportImage(page, { format: "SVG", theme: "Dark", scale: 1 });
  expect(image.fileName).toBe(`${title}.svg`);
  const svg = await readSvg(page, image.bytes);
  expect(image.promised).toContain(
    `${Number(svg.width).toLocaleString("en-GB")} × ${Number(svg.height).toLocaleString("en-GB")} pixels`,
  );
  const { cards: stored } = await storedMap(warrant, title);
  expect(stored).toHaveLength(5);
  for (const { text } of stored) expect(svg.text).toContain(text);
});

test("[W15] after a restart everything is there: map, places, notes, history and how the window looked", async () => {
  await page
    .getByRole("banner")
    .getByRole("button", { name: /^Theme:/ })
    .click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  const edge = await centreOf(page.getByRole("separator", { name: "Width of the library" }));
  await drag(page, edge, { x: edge.x + 60, y: edge.y });
  const width = (await boxOf(library(page))).width;
  expect(width).toBeGreaterThan(300);
  await expect
    .poll(() => warrant.ask("settings.get", {}))
    .toMatchObject({ "window.theme": "dark", "window.leftWidth": Math.round(width) });
  const before = { view: await storedMap(warrant, title), boxes: await cardBoxes(), count: await cards(page).count() };
  await warrant.stop();

  warrant = await startWarrant({ folder: warrant.folder });
  page = await warrant.openWindow(window);
  await page.getByRole("application", { name: `Map: ${title}` }).waitFor();
  await expect.poll(() => cards(page).count()).toBe(before.count);
  expect(await storedMap(warrant, title)).toEqual(before.view);
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
  expect((await boxOf(library(page))).width).toBe(width);
  expect(await cardBoxes()).toEqual(before.boxes);

  await card(page, `${main} for good`).click();
  await inspector(page).getByText("Ask the council about deliveries.").waitFor();
  await undo(page, "Tidy");
  await undo(page, "Move card");
  await seeUndo(page, "Move card");
});

/** Where every card stands on the screen, by name, counted from the card that the map is about. */
async function cardBoxes(): Promise<Record<string, object>> {
  const from = await boxOf(card(page, main));
  const boxes: Record<string, object> = {};
  for (const each of await cards(page).all()) {
    const { x, y, width, height } = await boxOf(each);
    boxes[(await each.getAttribute("aria-label")) ?? ""] = { x: x - from.x, y: y - from.y, width, height };
  }
  return boxes;
}

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
