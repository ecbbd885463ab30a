import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { MapSummary } from "#shared/contract/results.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { type MapView, tablesFrom, viewMap } from "#shared/model/map-view.ts";
import type { Warrant } from "./window.ts";

/** What a person does in the window, step by step, and what they see there. */
export type Spot = { readonly x: number; readonly y: number };

export function library(page: Page): Locator {
  return page.getByRole("complementary", { name: "Library" });
}

export function inspector(page: Page): Locator {
  return page.getByRole("complementary", { name: "Inspector" });
}

export function canvas(page: Page): Locator {
  return page.getByRole("application", { name: /^Map: / });
}

/** A claim's card on the map, by words of the claim. */
export function card(page: Page, text: string): Locator {
  return canvas(page).getByRole("group", { name: text });
}

export function cards(page: Page): Locator {
  return canvas(page).locator("[aria-roledescription='claim card']");
}

/** A link on the map, by how it reads: `Support: … supports: …`. */
export function link(page: Page, name: string | RegExp): Locator {
  return canvas(page).getByRole("img", { name });
}

/** The line at the bottom: `54 claims · 46 arguments`. */
export function statusLine(page: Page): Locator {
  return page.getByRole("contentinfo");
}

export async function boxOf(locator: Locator): Promise<Spot & { readonly width: number; readonly height: number }> {
  await locator.waitFor();
  const box = await locator.boundingBox();
  if (box === null) throw new Error("it has no place on the screen");
  return box;
}

export async function centreOf(locator: Locator): Promise<Spot> {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}

/** The place halfway along a link's line, in pixels of the window. */
export function middleOfLink(page: Page, name: string | RegExp): Promise<Spot> {
  return link(page, name)
    .locator("path[data-link-id]")
    .evaluate((path) => {
      if (!(path instanceof SVGPathElement)) throw new Error("no line");
      const at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM() ?? undefined);
      return { x: at.x, y: at.y };
    });
}

/** Opens a map from the library. */
export async function openMap(page: Page, title: string): Promise<void> {
  const maps = library(page).getByRole("region", { name: "Maps" });
  const row = maps.getByRole("button", { name: new RegExp(`^${escaped(title)} \\d+ claims?$`) });
  await row.or(maps.getByRole("listitem")).first().waitFor();
  // Rows are mounted as they come into view: from wherever the list is, once round it.
  for (let turn = 0; turn < 200 && (await row.count()) === 0; turn += 1) {
    await maps.locator(".scroll").evaluate(scrollOn);
    await page.waitForTimeout(50);
  }
  await row.click();
  await page.getByRole("application", { name: `Map: ${title}` }).waitFor();
}

/** Scrolls by half of what is in view; from the end to the top. Runs in the page. */
function scrollOn(scroller: Element): void {
  const before = scroller.scrollTop;
  scroller.scrollTop += scroller.clientHeight / 2;
  if (scroller.scrollTop === before) scroller.scrollTop = 0;
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Makes a new map by the button in the bar, and leaves it open. */
export async function newMap(page: Page, title: string): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "New map" }).click();
  const dialog = page.getByRole("dialog", { name: "New map" });
  await dialog.getByRole("textbox", { name: "Title" }).fill(title);
  await dialog.getByRole("button", { name: "Create map" }).click();
  await page.getByRole("application", { name: `Map: ${title}` }).waitFor();
}

/** Types into the card that is open for writing, and keeps it. */
export async function finishClaim(page: Page, text: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "Text of the new claim" });
  await field.fill(text);
  await field.press("Enter");
  await card(page, text).waitFor();
  await field.waitFor({ state: "detached" });
}

/** Writes a claim by a double-click on empty ground, at a place within the map's part of the window. */
export async function writeClaimAt(page: Page, at: Spot, text: string): Promise<void> {
  const ground = await boxOf(canvas(page));
  await page.mouse.dblclick(ground.x + at.x, ground.y + at.y);
  await finishClaim(page, text);
}

export async function drag(page: Page, from: Spot, to: Spot): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  // A hand begins slowly: what makes a press into a drag is a first small movement.
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  await page.mouse.move(from.x + (4 * (to.x - from.x)) / length, from.y + (4 * (to.y - from.y)) / length);
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** Begins a link at a card's upper or lower dot; the mouse stays down, over `to`. */
export async function beginLink(page: Page, text: string, end: "above" | "below", to: Spot): Promise<void> {
  await card(page, text).hover();
  const dot = await centreOf(card(page, text).locator(`[data-link-dot=${end}]`));
  await page.mouse.move(dot.x, dot.y);
  await page.mouse.down();
  await page.mouse.move((dot.x + to.x) / 2, (dot.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
}

/** Waits until the undo button names this change as the newest. */
export async function seeUndo(page: Page, label: string): Promise<void> {
  await page
    .getByRole("banner")
    .getByRole("button", { name: `Undo: ${label}`, exact: true })
    .waitFor();
}

/** Presses undo, which must name this change, and sees it said that it is undone. */
export async function undo(page: Page, label: string): Promise<void> {
  await page
    .getByRole("banner")
    .getByRole("button", { name: `Undo: ${label}`, exact: true })
    .click();
  await page.getByText(`Undone: ${label}`, { exact: true }).first().waitFor();
}

export async function redo(page: Page, label: string): Promise<void> {
  await page
    .getByRole("banner")
    .getByRole("button", { name: `Redo: ${label}`, exact: true })
    .click();
  await page.getByText(`Done again: ${label}`, { exact: true }).first().waitFor();
}

/** Runs an action of the window's own menu. */
export async function chooseFromMenu(page: Page, menu: string, item: string | RegExp): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("menuitem", { name: menu, exact: true }).press("ArrowRight");
  await page.getByRole("menuitem", { name: item }).press("Enter");
}

export async function mapTitled(warrant: Warrant, title: string): Promise<MapSummary> {
  const map = (await warrant.ask("maps.list", {})).find((candidate) => candidate.title === title);
  if (map === undefined) throw new Error(`there is no map ${title}`);
  return map;
}

/** The map as the library holds it. */
export async function storedMap(warrant: Warrant, title: string): Promise<MapView> {
  const { id } = await mapTitled(warrant, title);
  const { records } = await warrant.ask("map.get", { mapId: id });
  return viewMap(tablesFrom(unpackRecords(records)), id);
}

/** The claim of a map with these words, as the library holds it. */
export async function storedCard(warrant: Warrant, mapTitle: string, text: string): Promise<MapView["cards"][number]> {
  const found = (await storedMap(warrant, mapTitle)).cards.find((each) => each.text.includes(text));
  if (found === undefined) throw new Error(`${mapTitle} has no card ${text}`);
  return found;
}

/** Waits until the map holds a link of this kind between claims with these words. */
export async function seeStoredLink(
  warrant: Warrant,
  mapTitle: string,
  expected: { readonly kind: "support" | "attack"; readonly premises: readonly string[]; readonly target: string },
): Promise<void> {
  await expect.poll(async () => linksInWords(await storedMap(warrant, mapTitle))).toContainEqual(expected);
}

/** The links of a map by the texts of their ends; an undercut's target is `the step from …`. */
export function linksInWords(view: MapView): object[] {
  const text = (claimId: string) => view.cards.find((each) => each.claimId === claimId)?.text ?? "?";
  return view.links.map(({ kind, premiseClaimIds, target }) => {
    const step = "inferenceId" in target ? view.links.find((each) => each.inferenceId === target.inferenceId) : null;
    return {
      kind,
      premises: premiseClaimIds.map(text),
      target:
        "claimId" in target ? text(target.claimId) : `the step from ${step?.premiseClaimIds.map(text).join(" + ")}`,
    };
  });
}

/** Pairs of cards on the screen that lie over each other. */
export async function coveredCards(page: Page): Promise<string[]> {
  const boxes = await Promise.all(
    (await cards(page).all()).map(async (each) => ({
      box: await boxOf(each),
      name: await each.getAttribute("aria-label"),
    })),
  );
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) =>
          a.box.x < b.box.x + b.box.width &&
          b.box.x < a.box.x + a.box.width &&
          a.box.y < b.box.y + b.box.height &&
          b.box.y < a.box.y + a.box.height,
      )
      .map((b) => `${a.name} / ${b.name}`),
  );
}
