import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MapView } from "#shared/model/map-view.ts";
import { themes } from "#shared/scene/theme.ts";
import { atRest, spotOf } from "./big-map.ts";
import { canvas, card, drag, newMap, type Spot, seeUndo, storedMap, undo } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const title = "Frames and junctions";

let warrant: Warrant;
let page: Page;
let mapId: string;

beforeAll(async () => {
  warrant = await startWarrant();
  page = await warrant.openWindow({ width: 1_600, height: 1_000 });
  await newMap(page, title);
  mapId = (await storedMap(warrant, title)).mapId;
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

async function onlyFrame(): Promise<MapView["frames"][number]> {
  const { frames } = await storedMap(warrant, title);
  const [frame] = frames;
  if (frame === undefined || frames.length > 1) throw new Error(`there are ${frames.length} frames`);
  return frame;
}

/** The colour that the picture has at a place of the map; transparent where nothing is drawn. */
async function painted(at: Spot): Promise<string> {
  await atRest(page);
  const spot = await spotOf(page, at);
  return page.locator("canvas.picture").evaluate((element, { x, y }) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error("no canvas");
    const box = element.getBoundingClientRect();
    const ratio = devicePixelRatio;
    const pixel = element
      .getContext("2d")
      ?.getImageData(Math.round((x - box.x) * ratio), Math.round((y - box.y) * ratio), 1, 1).data;
    if (!pixel || pixel[3] === 0) return "transparent";
    return `#${[...pixel.slice(0, 3)].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  }, spot);
}

test("[W162] a frame is made from the menu, named, moved by its title and resized by its corner; the picture shows it where it is", async () => {
  const ground = await canvas(page).boundingBox();
  if (ground === null) throw new Error("no canvas");
  await page.mouse.click(ground.x + 150, ground.y + 120, { button: "right" });
  await page.getByRole("menuitem", { name: "New frame here" }).click();
  const field = page.getByRole("textbox", { name: "Title of the frame" });
  await field.fill("Who pays?");
  await field.press("Enter");
  await expect.poll(async () => (await onlyFrame()).title).toBe("Who pays?");
  const made = await onlyFrame();
  const inside = { x: made.x + made.width - 30, y: made.y + made.height - 30 };
  expect(await painted(inside)).toBe(themes.light.paper);
  expect(await painted({ x: made.x + made.width + 30, y: made.y + 30 })).toBe("transparent");

  const bar = await spotOf(page, { x: made.x + made.width / 2, y: made.y + 10 });
  await drag(page, bar, { x: bar.x + 60, y: bar.y + 200 });
  await expect.poll(async () => (await onlyFrame()).y - made.y).toBeGreaterThan(100);
  const moved = await onlyFrame();
  expect(await painted({ x: made.x + 30, y: made.y + 15 })).toBe("transparent");
  expect(await painted({ x: moved.x + moved.width - 30, y: moved.y + moved.height - 30 })).toBe(themes.light.paper);

  const corner = await spotOf(page, { x: moved.x + moved.width - 9, y: moved.y + moved.height - 9 });
  await drag(page, corner, { x: corner.x + 90, y: corner.y - 40 });
  await expect.poll(async () => (await onlyFrame()).width).toBeGreaterThan(moved.width);
  const resized = await onlyFrame();
  expect(resized.height).toBeLessThan(moved.height);
  expect(resized).toMatchObject({ x: moved.x, y: moved.y });
  expect(await painted({ x: resized.x + resized.width - 20, y: resized.y + 60 })).toBe(themes.light.paper);
  await page
    .getByRole("banner")
    .getByRole("button", { name: /^Undo:/ })
    .click();
  await expect.poll(async () => (await onlyFrame()).width).toBe(moved.width);
});

test("[W162] while a frame is dragged it is drawn under links and cards, where the pointer has it", async () => {
  const frame = await onlyFrame();
  const bar = await spotOf(page, { x: frame.x + frame.width / 2, y: frame.y + 10 });
  await page.mouse.move(bar.x, bar.y);
  await page.mouse.down();
  await page.mouse.move(bar.x + 5, bar.y - 5);
  await page.mouse.move(bar.x + 100, bar.y - 100, { steps: 5 });
  expect(await painted({ x: frame.x + frame.width + 60, y: frame.y })).toBe(themes.light.paper);
  expect(await painted({ x: frame.x + 30, y: frame.y + frame.height - 30 })).toBe("transparent");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  expect(await painted({ x: frame.x + 30, y: frame.y + frame.height - 30 })).toBe(themes.light.paper);
  expect(await onlyFrame()).toEqual(frame);
});

test("[W163] a link dropped on a junction adds a linked premise; a junction is dragged and put back", async () => {
  const texts = [
    "The bridge is old",
    "The bridge carries lorries",
    "The bridge must be closed",
    "Lorries grow heavier",
  ];
  const places = [
    { x: -900, y: 600 },
    { x: -500, y: 600 },
    { x: -700, y: 200 },
    { x: -100, y: 600 },
  ];
  const ids: string[] = [];
  for (const [index, text] of texts.entries()) {
    const place = { mapId, x: 0, y: 0, ...places[index] };
    ids.push((await warrant.ask("claim.create", { text, place })).claimId);
  }
  const [first = "", second = "", target = "", third = ""] = ids;
  const { inferenceId } = await warrant.ask("inference.create", {
    kind: "support",
    premiseClaimIds: [first, second],
    target: { claimId: target },
    mapId,
  });
  const junction = canvas(page).locator(`[data-junction-id="${inferenceId}"]`);
  // The window hears of the last of these edits in its own time: what it does not know yet, it does not fit.
  await expect
    .poll(async () => {
      await page.keyboard.press("Control+0");
      await atRest(page);
      return (await junction.count()) + (await card(page, texts[3] ?? "").count());
    })
    .toBe(2);
  const centre = async () => {
    const box = await junction.boundingBox();
    if (box === null) throw new Error("no junction");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  await card(page, texts[3] ?? "").hover();
  const dot = await card(page, texts[3] ?? "")
    .locator("[data-link-dot=above]")
    .boundingBox();
  if (dot === null) throw new Error("no dot");
  await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2);
  await page.mouse.down();
  const to = await centre();
  await page.mouse.move((dot.x + to.x) / 2, (dot.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.getByText("Adds this claim as a linked premise").waitFor();
  await page.mouse.up();
  const stored = async () => (await storedMap(warrant, title)).links.find((link) => link.inferenceId === inferenceId);
  await expect.poll(async () => (await stored())?.premiseClaimIds).toEqual([first, second, third]);

  await atRest(page);
  const from = await centre();
  await drag(page, from, { x: from.x + 40, y: from.y - 20 });
  await expect.poll(async () => (await stored())?.junction).not.toBeNull();
  await atRest(page);
  const there = await centre();
  expect(there.x - from.x).toBeCloseTo(40, -1);
  await page.mouse.click(there.x, there.y, { button: "right" });
  await page.getByRole("menuitem", { name: "Put the junction back" }).click();
  await expect.poll(async () => (await stored())?.junction).toBeNull();
  await seeUndo(page, "Move card");
  await undo(page, "Move card");
  await expect.poll(async () => (await stored())?.junction).not.toBeNull();
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
