import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "./axe.ts";
import { card, cards, newMap, statusLine, undo, writeClaimAt } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

/** What Chromium itself writes when the host is not there: no fault of the page's. */
function isNetworkTrouble(message: string): boolean {
  return /^Failed to load resource: (net::ERR_|the server responded with a status of (403|503))/.test(message);
}

describe("while Warrant stops and comes back", () => {
  let warrant: Warrant;
  let page: Page;

  beforeAll(async () => {
    warrant = await startWarrant();
    page = await warrant.openWindow();
    await newMap(page, "Before and after");
    await writeClaimAt(page, { x: 200, y: 100 }, "It was kept");
  });
  afterAll(async () => {
    await warrant?.stop();
    if (warrant) discard(warrant);
  });

  test("[W26] an edit that cannot be saved says so, and says what to do", async () => {
    await warrant.stopHost();
    await card(page, "It was kept").click();
    await page.keyboard.press("Control+d");
    const banner = page.getByRole("alert").filter({ hasText: "Warrant is no longer running" });
    await banner.waitFor();
    expect(await banner.textContent()).toContain("Start it again");
    await statusLine(page).getByText("Not connected").waitFor();
    expect(await cards(page).count()).toBe(1);
  });

  test("[W26] when Warrant is started again, the window takes up where it was", async () => {
    await warrant.startHost();
    // As `npm start` does: a new window in the same browser brings the new run's cookie.
    const second = await warrant.openWindow({ beside: page });
    await statusLine(page).getByText("Saved on this computer").waitFor();
    await page.getByRole("alert").waitFor({ state: "detached" });
    await undo(page, "Write claim");
    await card(page, "It was kept").waitFor({ state: "detached" });
    await card(second, "It was kept").waitFor({ state: "detached" });
    await second.close();
  });
});

test("[W238] an idle window says at once that Warrant has stopped, without waiting for its next look", async () => {
  const warrant = await startWarrant();
  try {
    const page = await warrant.openWindow();
    // Long intervals never come round, so that nothing but the end of the event stream can tell.
    await page.addInitScript(() => {
      const setInterval = window.setInterval.bind(window);
      const without = (work: () => void, delayMs?: number) => ((delayMs ?? 0) > 5_000 ? 0 : setInterval(work, delayMs));
      Object.assign(window, { setInterval: without });
    });
    let lastAsked = Date.now();
    page.on("request", () => {
      lastAsked = Date.now();
    });
    await page.reload();
    await statusLine(page).getByText("Saved on this computer").waitFor();
    await page.getByRole("application").waitFor();
    // Where the map was left is saved a little later: a refusal of that would tell too.
    await expect.poll(() => Date.now() - lastAsked > 2_000).toBe(true);
    await warrant.stopHost();
    await page.getByRole("alert").filter({ hasText: "Warrant is no longer running" }).waitFor();
    await statusLine(page).getByText("Not connected").waitFor();
  } finally {
    await warrant.stop();
    discard(warrant);
  }
});

describe("when the library cannot be opened", () => {
  test("[W27] a library that another Warrant holds is said to be so, by its process; once free it opens", async () => {
    const holder = await startWarrant();
    const second = await startWarrant({ folder: holder.folder });
    try {
      for (const colourScheme of ["light", "dark"] as const) {
        const page = await second.openWindow({ colourScheme });
        await page.getByRole("heading", { name: "The library is open in another Warrant" }).waitFor();
        await page.getByText(`Process ${process.pid} holds it.`).waitFor();
        await expectAccessible(page, `locked, ${colourScheme}`);
        if (colourScheme === "light") await page.close();
        else {
          await holder.stop();
          // A try within a second of the one before is not a new one.
          await expect
            .poll(async () => {
              const again = page.getByRole("button", { name: "Try again" });
              // It may be gone by the time it is pressed.
              if (await again.isVisible()) await again.click({ timeout: 1_000 }).catch(() => null);
              return page.getByRole("application").isVisible();
            })
            .toBe(true);
        }
      }
    } finally {
      await holder.stop();
      await second.stop();
      discard(second);
    }
  });

  test("[W27] a damaged library is moved aside, never deleted; a backup or a new beginning is offered, and works", async () => {
    const before = await startWarrant();
    const { mapId } = await before.ask("map.create", { title: "Backed up" });
    await before.ask("claim.create", { text: "Still here", place: { mapId, x: 0, y: 0 } });
    await before.ask("library.backUp", {});
    await before.stop();
    damage(before.libraryPath);
    const damaged = readFileSync(before.libraryPath);

    const warrant = await startWarrant({ folder: before.folder });
    try {
      const dark = await warrant.openWindow({ colourScheme: "dark" });
      await dark.getByRole("heading", { name: "The library file is damaged" }).waitFor();
      await expectAccessible(dark, "damaged, dark");
      await dark.close();
      const page = await warrant.openWindow();
      await page.getByRole("heading", { name: "The library file is damaged" }).waitFor();
      await expectAccessible(page, "damaged, light");
      const movedTo = await page
        .getByText(/nothing in it was deleted/)
        .locator("code")
        .textContent();
      expect(readFileSync(movedTo ?? "").equals(damaged)).toBe(true);
      await page.getByRole("button", { name: "Start anew" }).waitFor();
      await page
        .getByRole("button", { name: /^Restore the backup of / })
        .first()
        .click();
      await page.getByRole("navigation", { name: "Open maps" }).waitFor();
      await page.getByRole("button", { name: /^Backed up 1 claim$/ }).click();
      await card(page, "Still here").waitFor();
      expect(readFileSync(movedTo ?? "").equals(damaged)).toBe(true);
    } finally {
      await warrant.stop();
      discard(warrant);
    }
  });
});

/** Overwrites the middle of the file with nonsense. */
function damage(path: string): void {
  const file = openSync(path, "r+");
  const size = readFileSync(path).length;
  for (let at = 4_096; at < size; at += 4_096) writeSync(file, Buffer.alloc(512, 0xa5), 0, 512, at);
  closeSync(file);
}

test("[W2] the console stayed clean but for the network", () => {
  expect(consoleProblems.filter((message) => !isNetworkTrouble(message))).toEqual([]);
});
