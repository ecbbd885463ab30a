import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { Point, Rect } from "#shared/layout/geometry.ts";

/** How long a hand goes on with one gesture. */
export type Effort = {
  readonly steps: number;
  /** However few steps have been made by then (but four), it ends: a slow page answers one a second. */
  readonly mostMs: number;
};

const beatMs = 1000 / 60;
const fewestSteps = 4;
const mostAhead = 2;

/**
 * Makes a step about every 60th of a second, as a mouse does: whether or not the
 * page has answered the one before. But it is never more than two steps ahead, so
 * that a slow page is not left with a queue.
 */
async function onTheBeat({ steps, mostMs }: Effort, step: (share: number) => Promise<void>): Promise<void> {
  const start = performance.now();
  const unanswered: Promise<void>[] = [];
  let due = start;
  for (let made = 1; made <= steps; made++) {
    unanswered.push(step(made / steps));
    if (unanswered.length > mostAhead) await unanswered.shift();
    due = Math.max(due + beatMs, performance.now());
    await setTimeout(Math.max(0, due - performance.now()));
    if (made >= fewestSteps && performance.now() - start > mostMs) break;
  }
  await Promise.all(unanswered);
}

/** Once around a circle that begins at its rightmost point, seen from `centre`. */
function around(radius: number, share: number): Point {
  const angle = 2 * Math.PI * share;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** Scrolls in all directions in turn, `speed` pixels a step. */
export async function scrollAround(page: Page, at: Point, speed: number, effort: Effort): Promise<void> {
  await page.mouse.move(at.x, at.y);
  await onTheBeat(effort, (share) => {
    const { x, y } = around(speed, share);
    return page.mouse.wheel(x, y);
  });
}

/** Holds Ctrl and turns the wheel, first one way and then as far back; 100 is a seventh more or less of the zoom. */
export async function zoomThereAndBack(page: Page, at: Point, turn: number, effort: Effort): Promise<void> {
  await page.mouse.move(at.x, at.y);
  await page.keyboard.down("Control");
  await onTheBeat(effort, (share) => page.mouse.wheel(0, share <= 0.5 ? turn : -turn));
  await page.keyboard.up("Control");
}

export type DragOptions = {
  readonly button: "left" | "middle";
  /** Of the circle, in pixels of the window. */
  readonly radius: number;
  /** How far right and down of its beginning it ends, so that what was dragged has moved. */
  readonly away: number;
};

/** Presses a button at `at` and moves the mouse about in a circle; the button stays down. */
export async function dragAround(
  page: Page,
  at: Point,
  { button, radius, away }: DragOptions,
  effort: Effort,
): Promise<void> {
  await page.mouse.move(at.x, at.y);
  await page.mouse.down({ button });
  await onTheBeat(effort, (share) => {
    const { x, y } = around(radius, share);
    return page.mouse.move(at.x + x - radius + away * share, at.y + y + away * share);
  });
  // However early the circle was broken off.
  await page.mouse.move(at.x + away, at.y + away);
}

/** Draws a rubber band from corner to corner, with Shift. */
export async function drawRubberBand(page: Page, { x, y, width, height }: Rect): Promise<void> {
  await page.keyboard.down("Shift");
  await page.mouse.move(x, y);
  await page.mouse.down();
  await onTheBeat({ steps: 5, mostMs: Number.POSITIVE_INFINITY }, (share) =>
    page.mouse.move(x + share * width, y + share * height),
  );
  await page.mouse.up();
  await page.keyboard.up("Shift");
}
