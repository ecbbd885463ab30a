import type { Locator, Page } from "playwright-core";
import { boxOf } from "./steps.ts";
import type { Warrant } from "./window.ts";

/** What a reader does in the reading pane, and what they see there. */

export function pane(page: Page): Locator {
  return page.getByRole("region", { name: "Reading pane" });
}

/** A paragraph of the text, by its number from 1. */
export function paragraph(page: Page, number: number): Locator {
  return pane(page).locator(`[data-row="${number - 1}"]`);
}

/** The beginning of a highlight, by words of it. */
export function highlight(page: Page, words: string): Locator {
  return pane(page).locator("mark[role=button]").filter({ hasText: words }).first();
}

/** The card with what stands on a passage, after a click or Enter. */
export function passageCard(page: Page): Locator {
  return page.getByRole("dialog", { name: "About this passage" });
}

export function dialog(page: Page, name: string | RegExp): Locator {
  return page.getByRole("dialog", { name });
}

/** Opens a source's text in a window, as if it had been left so, at its beginning. */
export async function read(warrant: Warrant, page: Page, sourceId: string): Promise<void> {
  await warrant.ask("settings.set", { key: "window.readerSourceId", value: sourceId });
  await page.reload();
  await pane(page).locator("[data-row][tabindex='0']").focus();
  await page.keyboard.press("Home");
  await paragraph(page, 1).and(page.locator(":focus")).waitFor();
}

/** Drags the mouse over these words of a paragraph. */
export async function selectWords(page: Page, number: number, words: string): Promise<void> {
  await paragraph(page, number).scrollIntoViewIfNeeded();
  const ends = await paragraph(page, number)
    .locator(".reader-words")
    .evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const whole = element.textContent ?? "";
      const from = whole.indexOf(wanted);
      if (from < 0) throw new Error(`no such words: ${wanted}`);
      const rectAt = (place: number) => {
        walker.currentNode = element;
        let passed = 0;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (place < passed + length) {
            const range = document.createRange();
            range.setStart(node, place - passed);
            range.setEnd(node, place - passed + 1);
            return range.getBoundingClientRect();
          }
          passed += length;
        }
        throw new Error("past the end");
      };
      const [first, last] = [rectAt(from), rectAt(from + wanted.length - 1)];
      return { x: first.left + 1, y: first.top + first.height / 2, toX: last.right, toY: last.top + last.height / 2 };
    }, words);
  await page.mouse.move(ends.x, ends.y);
  await page.mouse.down();
  await page.mouse.move((ends.x + ends.toX) / 2, (ends.y + ends.toY) / 2, { steps: 4 });
  await page.mouse.move(ends.toX, ends.toY, { steps: 4 });
  await page.mouse.up();
  await page.getByRole("toolbar", { name: "The selected words" }).waitFor();
}

/** Drags a highlight to a place in the window, and does not let go. */
export async function dragHighlight(page: Page, words: string, to: { x: number; y: number }): Promise<void> {
  const { x, y } = await highlight(page, words).evaluate((element) => {
    const line = element.getClientRects()[0] ?? element.getBoundingClientRect();
    return { x: line.x + line.width / 2, y: line.y + line.height / 2 };
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 8, y + 4, { steps: 3 });
  await page.mouse.move(to.x - 10, to.y, { steps: 6 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
}

/** Rests the mouse on a highlight and drags it by its card to a place in the window. */
export async function dragByCard(page: Page, words: string, to: { x: number; y: number }): Promise<void> {
  await highlight(page, words).hover();
  const card = page.getByRole("dialog", { name: "What stands on this passage" });
  await card.waitFor();
  const grip = await boxOf(card.getByTitle(/^Drag it onto the map/).first());
  await page.mouse.move(grip.x + 30, grip.y + 10, { steps: 4 });
  await page.mouse.down();
  await page.mouse.move(grip.x + 40, grip.y + 14, { steps: 3 });
  await page.mouse.move(to.x - 10, to.y, { steps: 6 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
}
