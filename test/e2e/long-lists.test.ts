import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "./axe.ts";
import { fillLongLibrary, hub, long, openTitle } from "./long-library.ts";
import { allPlaces, isWithin, marked, scrollThrough } from "./long-list-steps.ts";
import { canvas, inspector, library, statusLine, storedMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

/** More rows than fit into any list at once, with those kept around; far fewer than there are. */
const fewRows = 60;

let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "warrant-long-"));
  fillLongLibrary(join(folder, "library.warrant"));
  warrant = await startWarrant({ folder });
  page = await warrant.openWindow();
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

function section(name: "Maps" | "Claims" | "Sources"): Locator {
  return library(page).getByRole("region", { name });
}

/** A part of the inspector by its heading. */
function part(name: RegExp): Locator {
  return inspector(page).getByRole("region", { name });
}

/** The mounted rows of a list: those that say which they are, of how many. */
function rowsOf(list: Locator): Locator {
  return list.locator("[aria-posinset]");
}

/** The place in its list of the row that has the keyboard, and whether it is wholly in view. */
function focusedRow(): Promise<{ readonly place: number; readonly of: number; readonly inView: boolean } | null> {
  return page.evaluate(() => {
    const row = document.activeElement?.closest("[aria-posinset]");
    const scroller = row?.closest(".scroll, .map-tabs");
    if (!row || !scroller) return null;
    const [inner, outer] = [row.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const inView =
      inner.top >= outer.top - 1 &&
      inner.bottom <= outer.bottom + 1 &&
      inner.left >= outer.left - 1 &&
      inner.right <= outer.right + 1;
    return {
      place: Number(row.getAttribute("aria-posinset")),
      of: Number(row.getAttribute("aria-setsize")),
      inView,
    };
  });
}

async function expectFocus(place: number, of: number): Promise<void> {
  await expect.poll(focusedRow).toEqual({ place, of, inView: true });
}

/** Goes to both ends of the list that has the keyboard, and through it by pages and steps. */
async function walk(count: number): Promise<void> {
  await page.keyboard.press("End");
  await expectFocus(count, count);
  await page.keyboard.press("ArrowUp");
  await expectFocus(count - 1, count);
  await page.keyboard.press("Home");
  await expectFocus(1, count);
  for (const place of [2, 3, 4]) {
    await page.keyboard.press("ArrowDown");
    await expectFocus(place, count);
  }
  await page.keyboard.press("PageDown");
  await expect.poll(async () => (await focusedRow())?.place).toBeGreaterThan(4);
  const { place: further = 0 } = (await focusedRow()) ?? {};
  await page.keyboard.press("PageUp");
  await expect.poll(async () => (await focusedRow())?.place).toBeLessThan(further);
}

describe("the library", () => {
  test("[W228] mounts few rows of its maps, and scrolling comes by every one", async () => {
    const { places, most } = await scrollThrough(section("Maps"));
    expect(most).toBeLessThan(fewRows);
    expect(places).toEqual(allPlaces(long.maps));
  });

  test("[W229] the keyboard walks all maps; Tab comes to one row of the list only", async () => {
    const list = section("Maps");
    await section("Maps").getByRole("button", { name: "New map" }).focus();
    await page.keyboard.press("Tab");
    await expectFocus(1, long.maps);
    expect(await list.locator("li [tabindex='0']").count()).toBe(1);
    await walk(long.maps);
    await page.keyboard.press("Tab");
    await expect.poll(() => list.evaluate((element) => element.contains(document.activeElement))).toBe(false);
  });

  test("[W230] the keyboard stays on its row while the list is scrolled away and while others before it go and come back", async () => {
    const list = section("Maps");
    await list.locator("li [tabindex='0']").focus();
    await page.keyboard.press("End");
    await expectFocus(long.maps, long.maps);
    const name = () => page.evaluate(() => document.activeElement?.getAttribute("title"));
    const before = await name();
    await list.locator(".scroll").evaluate((scroller) => scroller.scrollTo({ top: 0 }));
    await expect.poll(() => rowsOf(list).first().getAttribute("aria-posinset")).toBe("1");
    expect(await name()).toBe(before);
    await warrant.ask("maps.delete", { mapIds: ["m3"] });
    await expect.poll(async () => (await focusedRow())?.of).toBe(long.maps - 1);
    expect(await name()).toBe(before);
    await page.keyboard.press("ArrowUp");
    await expectFocus(long.maps - 2, long.maps - 1);
    await warrant.ask("history.undo", {});
    // The list stays where it is scrolled: the row may have gone a little out of view.
    await expect.poll(focusedRow).toMatchObject({ place: long.maps - 1, of: long.maps });
  });

  test("[W228] mounts few rows of its claims, and scrolling comes by every one", async () => {
    const { places, most } = await scrollThrough(section("Claims"));
    expect(most).toBeLessThan(fewRows);
    expect(places).toEqual(allPlaces(long.claims));
  });

  test("[W229] the keyboard walks all claims", async () => {
    await section("Claims").getByRole("option").first().click();
    await walk(long.claims);
  });

  test("[W228] mounts few rows of its sources, and scrolling and the keyboard come by every one", async () => {
    await section("Sources").getByRole("button", { name: "Sources", exact: true }).click();
    const { places, most } = await scrollThrough(section("Sources"));
    expect(most).toBeLessThan(fewRows);
    expect(places).toEqual(allPlaces(long.sources));
    await section("Sources").locator("li [tabindex='0']").focus();
    await walk(long.sources);
    await section("Sources").getByRole("button", { name: "Sources", exact: true }).click();
  });

  test("[W231] each filter is found by typing a few words of it, among hundreds", async () => {
    await section("Claims").getByRole("button", { name: "Filter claims" }).click();
    const popover = page.getByRole("dialog", { name: "Filter claims" });
    const speaker = popover.getByRole("combobox", { name: "Speaker" });
    await speaker.click();
    const options = popover.getByRole("listbox", { name: "Speaker" });
    const { places, most } = await scrollThrough(options);
    expect(most).toBeLessThan(fewRows);
    expect(places).toEqual(allPlaces(long.speakers + 1));
    await expectAccessible(page, "an open list of speakers");
    await page.keyboard.press("End");
    await expect.poll(() => marked(speaker)).toMatchObject({ place: long.speakers + 1, inView: true });
    // Escape closes the list, and only the list.
    await page.keyboard.press("Escape");
    await options.waitFor({ state: "detached" });
    await page.keyboard.type("number 142");
    await page.keyboard.press("Enter");
    expect(await speaker.inputValue()).toBe("Speaker number 142");
    const said = await warrant.ask("claims.list", { speakerId: "w142" });
    const { total } = said;
    await expect
      .poll(() => section("Claims").getByRole("option").first().getAttribute("aria-setsize"))
      .toBe(String(total));
    await popover.getByRole("button", { name: "Clear" }).click();
    await expect.poll(() => speaker.inputValue()).toBe("Anyone");
    await page.keyboard.press("Escape");
    await popover.waitFor({ state: "detached" });
  });
});

describe("the palette and the choice of a claim", () => {
  test("[W232] the palette mounts few rows, says how many it leaves out, and finds any by its words", async () => {
    await page.keyboard.press("Control+k");
    const dialog = page.getByRole("dialog", { name: "Find or do anything" });
    const field = dialog.getByRole("combobox");
    await dialog.getByRole("option").first().waitFor();
    expect(await dialog.getByRole("option").count()).toBeLessThan(fewRows);
    // The sources, which come last, are asked for when the palette opens.
    const sources = dialog.getByRole("group", { name: `Sources, first 30 of ${long.sources}` });
    await expect
      .poll(async () => {
        await page.keyboard.press("End");
        return sources.count();
      })
      .toBe(1);
    await page.keyboard.press("Home");
    const setSize = Number(await dialog.getByRole("option").first().getAttribute("aria-setsize"));
    const { places } = await scrollThrough(dialog.getByRole("listbox"));
    expect(places).toEqual(allPlaces(setSize));
    await sources.waitFor();
    await page.keyboard.press("End");
    await expect.poll(() => marked(field)).toMatchObject({ place: setSize, inView: true });
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => marked(field)).toMatchObject({ place: 1, inView: true });
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => marked(field)).toMatchObject({ place: setSize, inView: true });
    await page.keyboard.type("map number 577");
    await expect.poll(async () => (await marked(field))?.text).toContain("Map number 577");
    await page.keyboard.press("Enter");
    await page.getByRole("application", { name: "Map: Map number 577" }).waitFor();
  });

  test("[W232] the choice of a claim offers every claim of the map, and mounts few", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(openTitle);
    await page.getByRole("option", { name: openTitle }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("application", { name: `Map: ${openTitle}` }).waitFor();
    await section("Claims").getByRole("searchbox").fill("hundreds");
    await section("Claims").getByRole("option", { name: hub.text }).click();
    await canvas(page).focus();
    await page.keyboard.press("l");
    const dialog = page.getByRole("dialog", { name: "Link this claim to" });
    const here = dialog.getByRole("group", { name: "On this map" });
    await here.waitFor();
    const { places, most } = await scrollThrough(dialog.getByRole("listbox"));
    expect(most).toBeLessThan(fewRows);
    expect(places.size).toBeGreaterThanOrEqual(long.placed - 1);
    expect(places).toEqual(allPlaces(places.size));
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });
});

describe("the inspector", () => {
  test("[W233] mounts few rows of the hub's arguments, quotations, notes and maps, and scrolling comes by every one", async () => {
    await section("Claims").getByRole("option", { name: hub.text }).click();
    await part(/^Who says it/).waitFor();
    expect(await inspector(page).getByRole("listitem").count()).toBeLessThan(2 * fewRows);
    for (const [name, count] of [
      [/^Who says it/, long.quotations],
      [/^Against it/, long.hubArguments / 2],
      [/^For it/, long.hubArguments / 2],
      [/^Notes/, long.notes],
      [/^On maps/, long.hubMaps + 1],
    ] as const) {
      const { places, most } = await scrollThrough(part(name));
      expect(most, String(name)).toBeLessThan(fewRows);
      expect(places, String(name)).toEqual(allPlaces(count));
    }
  });

  test("[W233] what stands below a long list is where the list ends, and the keyboard walks each list", async () => {
    await inspector(page).evaluate((element) => element.scrollTo({ top: 0 }));
    await part(/^Against it/)
      .getByRole("button")
      .first()
      .focus();
    await walk(long.hubArguments / 2);
    await page.keyboard.press("End");
    await expectFocus(long.hubArguments / 2, long.hubArguments / 2);
    // From the end of one list Tab goes on to the next.
    for (let press = 0; press < 4; press++) await page.keyboard.press("Tab");
    await expect.poll(() => part(/^For it/).evaluate((element) => element.contains(document.activeElement))).toBe(true);
    const gap = await inspector(page).evaluate((element) => {
      const sections = [...element.querySelectorAll("section")];
      const [against, next] = sections.filter((each) => /^(Against|For) it/.test(each.textContent));
      const last = [...(against?.querySelectorAll("li") ?? [])].at(-1);
      if (!last || !next) throw new Error("a section is missing");
      return next.getBoundingClientRect().top - last.getBoundingClientRect().bottom;
    });
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(gap).toBeLessThan(60);
  });

  test("[W233] a source's quotations and digest are mounted as they come into view, numbered rightly", async () => {
    await part(/^Who says it/)
      .getByRole("button", { name: /^Gazette/ })
      .first()
      .click();
    const panel = inspector(page).getByRole("tabpanel");
    await inspector(page)
      .getByRole("tab", { name: `Quotations · ${long.quotations}` })
      .waitFor();
    const quoted = await scrollThrough(panel);
    expect(quoted.most).toBeLessThan(fewRows);
    expect(quoted.places).toEqual(allPlaces(long.quotations));
    await inspector(page).evaluate((element) => element.scrollTo({ top: 0 }));
    await inspector(page)
      .getByRole("tab", { name: `Digest · ${long.digest}` })
      .click();
    const digest = await scrollThrough(panel);
    expect(digest.most).toBeLessThan(fewRows);
    expect(digest.places).toEqual(allPlaces(long.digest));
    const last = panel.getByRole("listitem").last();
    expect(await last.evaluate((item) => (item instanceof HTMLLIElement ? item.value : null))).toBe(long.digest);
  });
});

describe("the tabs", () => {
  test("[W234] of many open maps few tabs are mounted; the one in front is in view, and keys and wheel come by all", async () => {
    const maps = await warrant.ask("maps.list", {});
    const tabs = maps.slice(0, 120).map(({ id }) => id);
    await warrant.ask("settings.set", { key: "window.tabs", value: tabs });
    await warrant.ask("settings.set", { key: "window.mapId", value: tabs[100] ?? null });
    const many = await warrant.openWindow({ width: 900, height: 600 });
    try {
      const bar = many.getByRole("navigation", { name: "Open maps" });
      const current = bar.locator("[aria-current=page]");
      await current.waitFor();
      expect(await bar.getByRole("listitem").count()).toBeLessThan(fewRows);
      await expect.poll(() => isWithin(current, bar)).toBe(true);
      await current.focus();
      for (const [key, place] of [
        ["ArrowLeft", 100],
        ["End", 120],
        ["Home", 1],
        ["ArrowRight", 2],
      ] as const) {
        await many.keyboard.press(key);
        await expect
          .poll(() =>
            many.evaluate(() => document.activeElement?.closest("[aria-posinset]")?.getAttribute("aria-posinset")),
          )
          .toBe(String(place));
        await expect.poll(() => isWithin(many.locator(":focus"), bar)).toBe(true);
      }
      await bar.hover();
      const before = await bar.evaluate((element) => element.scrollLeft);
      await many.mouse.wheel(0, 400);
      await expect.poll(() => bar.evaluate((element) => element.scrollLeft)).toBeGreaterThan(before);
      await expectAccessible(many, "many tabs");
    } finally {
      await many.close();
    }
  });
});

describe("with very much selected", () => {
  test("[W235] selecting every card and asking to delete them takes as many questions as deleting one", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const questions = async (work: () => Promise<void>) => {
      // What was done before may still ask.
      let before: number;
      do {
        before = asked.length;
        await page.waitForTimeout(500);
      } while (asked.length > before);
      asked.length = 0;
      await work();
      return asked.filter((url) => url.includes("/command/") && !url.includes("settings")).length;
    };
    const askToDelete = async (title: RegExp) => {
      await page.keyboard.press("Shift+Delete");
      const dialog = page.getByRole("alertdialog", { name: title });
      await dialog.getByRole("button", { name: "Delete from library" }).and(page.locator(":enabled")).waitFor();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    };
    await canvas(page).focus();
    await page.keyboard.press("Home");
    await statusLine(page).getByText("1 selected", { exact: true }).waitFor();
    const forOne = await questions(() => askToDelete(/^Delete this claim/));
    await canvas(page).focus();
    const forAll = await questions(async () => {
      await page.keyboard.press("Control+a");
      await statusLine(page).getByText(`${long.placed} selected`, { exact: true }).waitFor();
      await inspector(page)
        .getByRole("heading", { name: `${long.placed} claims` })
        .waitFor();
      await askToDelete(/^Delete 200 claims/);
    });
    expect(forOne).toBeGreaterThan(0);
    expect(forAll).toBeLessThanOrEqual(forOne);
  });

  test("[W236] a deletion names a few of the maps it touches and counts the others", async () => {
    await canvas(page).focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Shift+Delete");
    const dialog = page.getByRole("alertdialog");
    await dialog.getByText(`from ${long.hubMaps + 1} maps`).waitFor();
    expect((await dialog.textContent())?.length).toBeLessThan(1_000);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  });
});

test("[W240] a change that only moves cards has no list of claims, sources or speakers read again", async () => {
  const { id: mapId } = (await warrant.ask("maps.list", {})).find(({ title }) => title === openTitle) ?? { id: "" };
  const { placementId, x, y } = (await storedMap(warrant, openTitle)).cards[0] ?? { placementId: "", x: 0, y: 0 };
  const asked: string[] = [];
  const note = (request: Request) => asked.push(new URL(request.url()).pathname);
  page.on("request", note);
  try {
    await warrant.ask("map.move", { mapId, moves: [{ placementId, x: x - 30, y }] });
    await expect.poll(() => asked).toContain("/command/maps.list");
    expect(asked.filter((path) => /list|library|claim|source/.test(path))).toEqual(["/command/maps.list"]);
    await warrant.ask("claim.create", { text: "One more claim" });
    await expect.poll(() => asked).toContain("/command/claims.list");
  } finally {
    page.off("request", note);
  }
});

test("[W237] a submenu stays open when the pointer goes into it in one movement", async () => {
  await page.getByRole("banner").getByRole("button", { name: "Menu", exact: true }).click();
  const entry = page.getByRole("menuitem", { name: "View", exact: true });
  await entry.hover();
  const inside = page.getByRole("menuitem", { name: /^Show or hide minimap/ });
  await inside.waitFor();
  const box = await inside.boundingBox();
  if (box === null) throw new Error("no submenu");
  // One movement, with no step between.
  await page.mouse.move(box.x + 10, box.y + 10);
  await expect.poll(() => inside.evaluate((item) => item.hasAttribute("data-highlighted"))).toBe(true);
  await inside.click();
  await page.getByRole("menu").first().waitFor({ state: "detached" });
});

describe("accessible at full length", () => {
  for (const [colourScheme, width, height] of [
    ["light", 1280, 800],
    ["dark", 900, 600],
  ] as const) {
    test(`[W239] axe finds nothing serious in the long lists, ${colourScheme}, ${width}×${height}`, async () => {
      const look = await warrant.openWindow({ colourScheme, width, height });
      try {
        const claims = look.getByRole("region", { name: "Claims" });
        await claims.getByRole("searchbox").fill("hundreds");
        await claims.getByRole("option", { name: hub.text }).click();
        await look.getByRole("heading", { name: hub.text }).waitFor();
        await expectAccessible(look, `hub, ${colourScheme}`);
        await look.getByRole("complementary", { name: "Inspector" }).evaluate((element) => element.scrollTo(0, 9_000));
        await expectAccessible(look, `hub, further down, ${colourScheme}`);
        await look.keyboard.press("Control+k");
        await look.getByRole("option").first().waitFor();
        for (let press = 0; press < 5; press++) await look.keyboard.press("PageDown");
        await expectAccessible(look, `palette, ${colourScheme}`);
      } finally {
        await look.close();
      }
    });
  }
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
