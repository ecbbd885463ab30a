import type { Locator, Page } from "playwright-core";

export function grid(page: Page): Locator {
  return page.getByRole("grid", { name: "Who says what" });
}

export function timelineList(page: Page): Locator {
  return page.getByRole("list", { name: "Claims in order of time" });
}

export async function show(page: Page, view: "Map" | "Timeline" | "Who says what"): Promise<void> {
  await page.getByRole("main").getByRole("radio", { name: view, exact: true }).click();
}

/** Row and column of the cell with the keyboard, −1 for the heads. */
export function focusedCell(page: Page): Promise<string> {
  return page.evaluate(() => {
    const cell = document.activeElement;
    return cell instanceof HTMLElement ? `${cell.dataset.row},${cell.dataset.column}` : "";
  });
}

/** Whether the element with the keyboard is wholly in view and not covered by what stays in place. */
export function focusIsInView(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return false;
    const { left, top, width, height } = element.getBoundingClientRect();
    return [0.1, 0.5, 0.9].every((share) => {
      const seen = document.elementFromPoint(left + width * share, top + height * share);
      return seen !== null && (element.contains(seen) || seen.contains(element));
    });
  });
}

/** The place of the row that has the keyboard, as it says itself. Runs in the page. */
export function placeOfFocus(): string | null {
  return document.activeElement?.closest("[aria-posinset]")?.getAttribute("aria-posinset") ?? null;
}
