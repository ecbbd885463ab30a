import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MapView } from "#shared/model/map-view.ts";
import { linkGeometries } from "#shared/scene/links.ts";
import { atRest, openAt, rectOf, spotOf, startWithBigMap } from "./big-map.ts";
import { boxOf, canvas, cards, drag, type Spot, seeUndo, statusLine, storedMap, undo } from "./steps.ts";
import { consoleProblems, discard, type Warrant } from "./window.ts";

let warrant: Warrant;
let view: MapView;
let page: Page;

beforeAll(async () => {
  ({ warrant, view } = await startWithBigMap(1_200));
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

function cardNumber(index: number): MapView["cards"][number] {
  const card = view.cards[index];
  if (card === undefined) throw new Error(`the map has no card ${index}`);
  return card;
}

async function middleOf(card: MapView["cards"][number]) {
  const { x, y, width, height } = rectOf(card);
  return spotOf(page, { x: x + width / 2, y: y + height / 2 });
}

function storedCards(): Promise<MapView["cards"]> {
  return storedMap(warrant, view.title).then(({ cards }) => cards);
}

/** Where a card stands by now, in the library. */
async function placeOf(claimId: string): Promise<Spot> {
  const found = (await storedCards()).find((card) => card.claimId === claimId);
  if (found === undefined) throw new Error(`${claimId} is not on the map`);
  return { x: found.x, y: found.y };
}

test("[W155] zoomed out, the picture shows the cards and only what is being worked on has an element", async () => {
  page = await openAt(warrant, { centreX: 5_000, centreY: 4_500, zoom: 0.1 });
  expect(await cards(page).count()).toBeLessThanOrEqual(1);
  const painted = await page.locator("canvas.picture").evaluate((element, size) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error("no canvas");
    const context = element.getContext("2d");
    const { data } = context?.getImageData(0, 0, element.width, element.height) ?? { data: new Uint8ClampedArray() };
    let covered = 0;
    for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 200) covered += 1;
    return covered / (size.width * size.height);
  }, page.viewportSize() ?? { width: 1, height: 1 });
  // On the grid cards cover about half of the ground.
  expect(painted).toBeGreaterThan(0.25);
});

test("[W156] a card that only the picture shows answers the pointer: hover, click, adding, menu, double-click", async () => {
  const [one, other] = [cardNumber(520), cardNumber(700)];
  const at = await middleOf(one);
  await page.mouse.move(at.x, at.y);
  await canvas(page).locator(`[data-id="card:${one.claimId}"]`).waitFor({ state: "attached" });
  await page.mouse.click(at.x, at.y);
  await statusLine(page).getByText("1 selected").waitFor();
  const there = await middleOf(other);
  await page.keyboard.down("Control");
  await page.mouse.click(there.x, there.y);
  await page.keyboard.up("Control");
  await statusLine(page).getByText("2 selected").waitFor();
  await page.mouse.click(there.x, there.y, { button: "right" });
  await page.getByRole("menuitem", { name: /^Edit text/ }).waitFor();
  await page.keyboard.press("Escape");
  await page.mouse.dblclick(at.x, at.y);
  const field = page.getByRole("textbox", { name: "Text of the claim" });
  await field.waitFor();
  expect(await field.inputValue()).toBe(one.text);
  await field.press("Escape");
  await field.waitFor({ state: "detached" });
});

test("[W156] a press on nothing selects nothing", async () => {
  const beside = await spotOf(page, { x: -300, y: 4_500 });
  await page.mouse.click(beside.x, beside.y);
  await expect.poll(() => statusLine(page).getByText("selected").count()).toBe(0);
});

test("[W157] the rubber band catches what the picture shows, and a drag moves all of it in one change", async () => {
  const first = cardNumber(35 * 10 + 10);
  const last = cardNumber(35 * 13 + 13);
  const from = await spotOf(page, { x: first.x - 20, y: first.y - 20 });
  const to = await spotOf(page, { x: last.x + 260, y: last.y + 60 });
  await page.keyboard.down("Shift");
  await canvas(page).locator(".react-flow__pane.selection").waitFor();
  await drag(page, from, to);
  await page.keyboard.up("Shift");
  const area = { left: first.x - 20, top: first.y - 20, right: last.x + 260, bottom: last.y + 60 };
  const caught = view.cards.filter((card) => {
    const { x, y, width, height } = rectOf(card);
    return x < area.right && x + width > area.left && y < area.bottom && y + height > area.top;
  });
  expect(caught).toHaveLength(16);
  const ids = new Set(caught.map(({ claimId }) => claimId));
  const links = view.links.filter(
    ({ premiseClaimIds, target }) =>
      "claimId" in target && ids.has(target.claimId) && premiseClaimIds.every((id) => ids.has(id)),
  );
  await statusLine(page)
    .getByText(`${caught.length + links.length} selected`)
    .waitFor();

  const grip = await middleOf(first);
  await drag(page, grip, { x: grip.x + 40, y: grip.y + 30 });
  await seeUndo(page, `Move ${caught.length} cards`);
  const now = new Map((await storedCards()).map((card) => [card.claimId, card]));
  const moved = { x: (now.get(first.claimId)?.x ?? 0) - first.x, y: (now.get(first.claimId)?.y ?? 0) - first.y };
  expect(moved.x).toBeCloseTo(400, -2);
  expect(moved.y).toBeCloseTo(300, -2);
  for (const card of view.cards) {
    const expected = ids.has(card.claimId) ? { x: card.x + moved.x, y: card.y + moved.y } : { x: card.x, y: card.y };
    expect(now.get(card.claimId), card.claimId).toMatchObject(expected);
  }
  await undo(page, `Move ${caught.length} cards`);
  await expect.poll(() => placeOf(first.claimId)).toEqual({ x: first.x, y: first.y });
});

test("[W158] from and to cards that only the picture shows links are drawn, and a link there can be chosen", async () => {
  await atRest(page);
  const [premise, target] = [cardNumber(35 * 20 + 30), cardNumber(35 * 8 + 30)];
  const at = await middleOf(premise);
  await page.mouse.move(at.x, at.y);
  const dot = await boxOf(canvas(page).locator(`[data-id="card:${premise.claimId}"] [data-link-dot=above]`));
  await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2);
  await page.mouse.down();
  const end = await middleOf(target);
  await page.mouse.move((at.x + end.x) / 2, (at.y + end.y) / 2, { steps: 5 });
  await page.mouse.move(end.x, end.y, { steps: 5 });
  await page.getByText("This claim supports that one").waitFor();
  await page.mouse.up();
  await seeUndo(page, "Link claims");
  const made = (await storedMap(warrant, view.title)).links.find(
    (link) =>
      link.premiseClaimIds[0] === premise.claimId && "claimId" in link.target && link.target.claimId === target.claimId,
  );
  if (made === undefined) throw new Error("no link was made");
  await undo(page, "Link claims");

  // A link of the map: away from cards, its line answers a click though it has no element.
  await page.keyboard.press("Escape");
  await atRest(page);
  const box = await boxOf(canvas(page));
  const lines = linkGeometries(view.links, new Map(view.cards.map((card) => [card.claimId, rectOf(card)])));
  const isClear = ({ x, y }: Spot) =>
    view.cards.every((card) => {
      const rect = rectOf(card);
      return x < rect.x - 30 || x > rect.x + rect.width + 30 || y < rect.y - 30 || y > rect.y + rect.height + 30;
    });
  for (const { anchor } of lines.values()) {
    const spot = await spotOf(page, anchor);
    const isInView = spot.x > box.x + 200 && spot.x < box.x + box.width - 50 && spot.y > box.y + 50 && spot.y < 700;
    if (!isInView || !isClear(anchor)) continue;
    await page.mouse.click(spot.x, spot.y);
    await statusLine(page).getByText("1 selected").waitFor();
    await canvas(page).locator('.react-flow__edge[data-id^="link:"]').waitFor({ state: "attached" });
    expect(await canvas(page).locator(".react-flow__node-card.selected").count()).toBe(0);
    return;
  }
  throw new Error("no link of the map runs clear of cards");
});

test("[W159] the minimap shows every card", async () => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("minimap");
  await page.getByRole("option", { name: "Show or hide minimap" }).click();
  const minimap = page.getByRole("img", { name: `Overview of the map: ${view.cards.length} claims` });
  await minimap.waitFor();
  const bounds = {
    left: -40,
    top: -40,
    width: Math.max(...view.cards.map(({ x }) => x)) + 250 + 80,
    height: Math.max(...view.cards.map((card) => card.y + rectOf(card).height)) + 80,
  };
  const scale = Math.min(164 / bounds.width, 94 / bounds.height, 0.1);
  const [left, top] = [(180 - bounds.width * scale) / 2, (110 - bounds.height * scale) / 2];
  const points = view.cards.map((card) => {
    const { x, y, width, height } = rectOf(card);
    return [left + (x + width / 2 - bounds.left) * scale, top + (y + height / 2 - bounds.top) * scale] as const;
  });
  const missing = () =>
    minimap.locator("canvas").evaluate((element, places) => {
      if (!(element instanceof HTMLCanvasElement)) throw new Error("no canvas");
      const context = element.getContext("2d");
      return places.filter(([x, y]) => (context?.getImageData(Math.floor(x), Math.floor(y), 1, 1).data[3] ?? 0) < 60)
        .length;
    }, points);
  await expect.poll(missing).toBe(0);
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
