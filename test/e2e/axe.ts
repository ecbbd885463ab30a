import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Fails with the rules and elements when axe finds a serious or critical violation in the page as it is now. */
export async function expectAccessible(page: Page, view: string): Promise<void> {
  // Legacy mode works in this page alone; there are no frames to go through.
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  // A page that axe saw nothing of would pass too.
  expect(passes.length, `${view}: rules that passed`).toBeGreaterThan(5);
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => ({
      rule: id,
      elements: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ""}`),
    }));
  expect(grave, view).toEqual([]);
}
