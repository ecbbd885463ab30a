import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { Point, Rect, Size } from "#shared/layout/geometry.ts";
import { eyeOn, middleOf, rectTouching, whereToHold } from "./aiming.ts";
import { dragAround, drawRubberBand, type Effort, scrollAround, zoomThereAndBack } from "./hand.ts";
import { type Recorded, record, settle } from "./recording.ts";

/** A page with a map in it, ours or a baseline's. Both zoom to all of the map on Ctrl+0 and to 100% on Ctrl+1. */
export type Subject = {
  readonly page: Page;
  /** Of each card, by claim id. */
  readonly sizes: ReadonlyMap<string, Size>;
  /** The top left corners of the cards as they are now kept, by claim id. */
  readonly places: () => Promise<ReadonlyMap<string, Point>>;
};

export const gestureNames = [
  "pan by wheel",
  "pan by drag",
  "zoom by wheel",
  "drag one card",
  "drag a selection of 200",
] as const;
export type GestureName = (typeof gestureNames)[number];
export const distances = ["fit-view", "100%"] as const;
export type Distance = (typeof distances)[number];

export type Gesture = { readonly name: GestureName | "dive"; readonly at: Distance | null };

export type GestureRun = Gesture & {
  readonly recorded: Recorded;
  /** Cards that stand elsewhere since; null when the gesture is not one that moves cards. */
  readonly cardsMoved: number | null;
  /** Why these frames do not count: the page did not do what the gesture asks. */
  readonly problem: string | null;
};

const nothing: Recorded = { frames: [], afterMs: 0, viewChanged: false };
const selectionSize = 200;
const keptPatienceMs = 10_000;

/** Does every gesture at fit-view and at 100%, and records its frames. */
export async function doAllGestures(subject: Subject, mostMs: number): Promise<GestureRun[]> {
  const { page } = subject;
  const effort: Effort = { steps: 80, mostMs };
  const runs: GestureRun[] = [];
  const go = async (at: Distance) => {
    await page.keyboard.press("Control+0");
    await settle(page);
    if (at === "fit-view") return;
    await page.keyboard.press("Control+1");
    await settle(page);
  };
  // What is dragged at fit-view goes farther on the map than what is dragged at 100%: that is best done last.
  const nearFirst = distances.toReversed();
  for (const at of nearFirst) {
    const fit = at === "fit-view";
    await go(at);
    const middle = middleOf((await eyeOn(page)).box);
    const scroll = () => scrollAround(page, middle, fit ? 12 : 30, effort);
    runs.push(viewing({ name: "pan by wheel", at }, await record(page, { act: scroll })));
    await go(at);
    const pull = () =>
      dragAround(
        page,
        { ...middle, x: middle.x + 150 },
        { button: "middle", radius: fit ? 100 : 200, away: 0 },
        effort,
      );
    const release = () => page.mouse.up({ button: "middle" });
    runs.push(viewing({ name: "pan by drag", at }, await record(page, { act: pull, finish: release })));
    await go(at);
    // From afar towards the cards; from near out to where cards are no longer read, and back.
    const zoom = () => zoomThereAndBack(page, middle, fit ? -25 : 25, effort);
    runs.push(viewing({ name: "zoom by wheel", at }, await record(page, { act: zoom })));
    await go(at);
    runs.push(await dragCards(subject, { name: "drag one card", at }, effort));
  }
  await go("fit-view");
  runs.push(await dive(page, mostMs));
  await go("fit-view");
  const rects = rectsOf(subject.sizes, await subject.places());
  await drawRubberBand(page, rectTouching(rects, selectionSize, await eyeOn(page)));
  await settle(page);
  for (const at of nearFirst) {
    await go(at);
    runs.push(await dragCards(subject, { name: "drag a selection of 200", at }, effort));
  }
  return runs;
}

function viewing(gesture: Gesture, recorded: Recorded): GestureRun {
  return { ...gesture, recorded, cardsMoved: null, problem: recorded.viewChanged ? null : "the view did not move" };
}

/** From all of the map to 100% and back, animated, a few times. */
async function dive(page: Page, mostMs: number): Promise<GestureRun> {
  const travels: Recorded[] = [];
  const start = performance.now();
  for (let dives = 0; dives < 3 && (dives === 0 || performance.now() - start < 2 * mostMs); dives++) {
    for (const shortcut of ["Control+1", "Control+0"]) {
      travels.push(await record(page, { act: () => page.keyboard.press(shortcut), until: "rest" }));
    }
  }
  const recorded = {
    frames: travels.flatMap(({ frames }) => frames),
    afterMs: Math.max(...travels.map(({ afterMs }) => afterMs)),
    viewChanged: travels.every(({ viewChanged }) => viewChanged),
  };
  return viewing({ name: "dive", at: null }, recorded);
}

async function dragCards(subject: Subject, gesture: Gesture, effort: Effort): Promise<GestureRun> {
  const { page, sizes, places } = subject;
  const before = await places();
  const at = whereToHold(rectsOf(sizes, before), await eyeOn(page));
  if (at === null) return { ...gesture, recorded: nothing, cardsMoved: 0, problem: "no card can be taken hold of" };
  const recorded = await record(page, {
    // From afar a pixel is far enough: cards that come to lie on others are in the way of the next gesture.
    act: () => dragAround(page, at, { button: "left", radius: 45, away: gesture.at === "100%" ? 30 : 1 }, effort),
    finish: () => page.mouse.up(),
  });
  const cardsMoved = await countMoved(before, places);
  const wanted = gesture.name === "drag one card" ? 1 : selectionSize;
  const problem =
    Math.abs(cardsMoved - wanted) > wanted / 4 ? `${cardsMoved} cards were moved instead of ${wanted}` : null;
  return { ...gesture, recorded, cardsMoved, problem };
}

/** How many cards stand elsewhere than before, once that has been kept. */
async function countMoved(before: ReadonlyMap<string, Point>, places: Subject["places"]): Promise<number> {
  for (const start = performance.now(); ; await setTimeout(100)) {
    const now = await places();
    const moved = Array.from(now).filter(([id, { x, y }]) => x !== before.get(id)?.x || y !== before.get(id)?.y);
    if (moved.length > 0 || performance.now() - start > keptPatienceMs) return moved.length;
  }
}

function rectsOf(sizes: ReadonlyMap<string, Size>, places: ReadonlyMap<string, Point>): Map<string, Rect> {
  const rects = new Map<string, Rect>();
  for (const [id, size] of sizes) {
    const place = places.get(id);
    if (place !== undefined) rects.set(id, { ...place, ...size });
  }
  return rects;
}
