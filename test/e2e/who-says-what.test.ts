import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectAccessible } from "./axe.ts";
import { readPng } from "./images.ts";
import { pane } from "./reading-steps.ts";
import { boxOf, canvas, inspector, library, mapTitled, newMap, openMap, statusLine, undo } from "./steps.ts";
import { focusedCell, focusIsInView, grid, placeOfFocus, show, timelineList } from "./who-says-what-steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const rudd = "Amber Rudd";

describe("on the debate", () => {
  let warrant: Warrant;
  let page: Page;

  beforeAll(async () => {
    warrant = await startWarrant();
    page = await warrant.openWindow();
  });
  afterAll(async () => {
    await warrant?.stop();
    if (warrant) discard(warrant);
  });
  beforeEach(async () => {
    await page.keyboard.press("Escape");
    if (await pane(page).isVisible())
      await pane(page)
        .getByRole("button", { name: /^Close/ })
        .first()
        .click();
  });

  test("[W391] the middle of the window shows the map, its timeline, or who says what; keys 1, 2 and 3 switch, and it stays", async () => {
    await canvas(page).waitFor();
    await show(page, "Timeline");
    await timelineList(page).waitFor();
    expect(await canvas(page).count()).toBe(0);
    await page.keyboard.press("3");
    await grid(page).waitFor();
    await page.keyboard.press("1");
    await canvas(page).waitFor();
    await page.keyboard.press("2");
    await timelineList(page).waitFor();
    await expect.poll(() => warrant.ask("settings.get", {})).toMatchObject({ "window.centreView": "timeline" });
    await page.reload();
    await timelineList(page).waitFor();
    // The map that the keys are for is there when its claims are counted.
    await statusLine(page)
      .getByText(/^\d+ claims/)
      .waitFor();
    // What is done on the map brings the map.
    await page.keyboard.press("n");
    await page.getByRole("textbox", { name: "Text of the new claim" }).waitFor();
    await page.keyboard.press("Escape");
    await canvas(page).waitFor();
  });

  test("[W392] a cell of the matrix opens its passage in the reader, with its claim in the inspector", async () => {
    await show(page, "Who says what");
    expect(await grid(page).getAttribute("aria-rowcount")).toBe("17");
    expect(await grid(page).getAttribute("aria-colcount")).toBe("22");
    await page.getByText("16 speakers · 21 contested claims").waitFor();
    const cell = grid(page).getByRole("gridcell", { name: /^Mark Rowley asserts: Some social media companies/ });
    await cell.click();
    // The article has no text here: its digest stands with the quotation beside it.
    await pane(page).waitFor();
    await inspector(page)
      .getByRole("heading", { name: /Some social media companies refuse/ })
      .waitFor();
  });

  test("[W393] a cell with several passages lists them in order of time; the keyboard goes back to it", async () => {
    await show(page, "Who says what");
    const cell = grid(page).getByRole("gridcell", { name: new RegExp(`^${rudd} asserts: Encrypted messaging`) });
    await cell.scrollIntoViewIfNeeded();
    await cell.click();
    const passages = page.getByRole("dialog", { name: "Passages" });
    await passages.getByRole("listitem").first().waitFor();
    expect(await passages.getByRole("listitem").allInnerTexts()).toEqual([
      expect.stringContaining("“no place for terrorists to hide”"),
      expect.stringContaining("“provide a secret place"),
    ]);
    await page.keyboard.press("Escape");
    await passages.waitFor({ state: "detached" });
    await expect.poll(() => cell.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await passages.getByRole("button").nth(1).click();
    await pane(page).waitFor();
  });

  test("[W394] silent cells are empty and can be reached; the heads show speaker and claim", async () => {
    await show(page, "Who says what");
    await grid(page).getByRole("rowheader", { name: rudd }).click();
    await inspector(page)
      .getByRole("button", { name: `Edit name: ${rudd}` })
      .waitFor();
    await page.keyboard.press("ArrowRight");
    expect(await focusedCell(page)).toBe("0,0");
    const silent = page.locator(":focus");
    expect(await silent.getAttribute("aria-label")).toMatch(/^Amber Rudd is silent on: /);
    expect(await silent.innerText()).toBe("");
    await page.keyboard.press("ArrowUp");
    expect(await focusedCell(page)).toBe("-1,0");
    await page.keyboard.press("Enter");
    const text = (await page.locator(":focus .matrix-claim-text").innerText()).trim();
    await inspector(page).getByRole("heading", { name: text }).waitFor();
  });

  test("[W395] the matrix is narrowed to the map, to positions and to speakers, and says how much it shows", async () => {
    await show(page, "Who says what");
    const filter = page.getByRole("dialog", { name: "Filter who says what" });
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await filter.getByRole("button", { name: "Privacy" }).click();
    await page
      .getByText("2 speakers · 3 contested claims")
      .or(page.getByText(/· 3 contested claims/))
      .first()
      .waitFor();
    await filter.getByRole("combobox", { name: "Speakers" }).fill("yvette");
    await filter.getByRole("option").first().click();
    await page.getByText("1 speaker · 3 contested claims").waitFor();
    await filter.getByRole("button", { name: "Done" }).click();
    await expect
      .poll(() => grid(page).getByRole("rowheader").allInnerTexts())
      .toEqual([expect.stringContaining("Yvette Cooper")]);
    const asked = await warrant.ask("matrix.get", { positionIds: ["privacy"] });
    expect(await grid(page).getAttribute("aria-colcount")).toBe(String(asked.claims.length + 1));
    await page.getByRole("button", { name: "Filter (2 set)" }).click();
    await filter.getByRole("button", { name: "Clear" }).click();
    await filter.getByRole("radio", { name: "This map" }).click();
    const { id } = await mapTitled(warrant, "Encryption: security and privacy");
    const here = await warrant.ask("matrix.get", { mapId: id });
    await page.getByText(`${here.speakers.length} speakers · ${here.total} contested claims`).waitFor();
    await filter.getByRole("radio", { name: "Whole library" }).click();
    await page.getByText("16 speakers · 21 contested claims").waitFor();
    await page.keyboard.press("Escape");
  });

  test("[W396] the timeline has the map's claims by when they were said first; a saying opens its passage", async () => {
    await openMapInTimeline("Meetings about meetings, 2017");
    const { id } = await mapTitled(warrant, "Meetings about meetings, 2017");
    const { entries } = await warrant.ask("timeline.get", { mapId: id });
    const rows = timelineList(page).getByRole("listitem");
    expect(await rows.first().getAttribute("aria-setsize")).toBe(String(entries.length));
    const first = entries[0];
    await rows
      .first()
      .getByRole("button", { name: first?.claim.text ?? "?" })
      .waitFor();
    const saying = first?.sayings[0];
    await rows
      .first()
      .getByRole("button", { name: `${saying?.speaker.name}, ${saying?.role}, asserts it, 26 March 2017` })
      .click();
    await pane(page).waitFor();
    await inspector(page)
      .getByRole("heading", { name: first?.claim.text ?? "?" })
      .waitFor();
  });

  test("[W397] in the timeline the arrows go up, down and across, End to the last claim; what has the keyboard is in view", async () => {
    await openMapInTimeline("Encryption: security and privacy");
    await timelineList(page).getByRole("listitem").first().getByRole("button").first().focus();
    await page.keyboard.press("Home");
    await expect.poll(() => page.evaluate(placeOfFocus)).toBe("1");
    await page.keyboard.press("ArrowRight");
    expect(await page.locator(":focus").getAttribute("class")).toBe("timeline-saying");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.evaluate(placeOfFocus)).toBe("2");
    await page.keyboard.press("End");
    await expect.poll(() => page.evaluate(placeOfFocus)).toBe("54");
    await expect.poll(() => focusIsInView(page)).toBe(true);
    // The last ones are those that nobody is quoted for.
    expect(await page.locator("li:has(:focus)").getByRole("button").count()).toBe(1);
    await page.keyboard.press("Home");
    await expect.poll(() => page.evaluate(placeOfFocus)).toBe("1");
    await expect.poll(() => focusIsInView(page)).toBe(true);
  });

  test("[W398] the timeline zooms by buttons, by key and by the wheel, and back", async () => {
    await openMapInTimeline("Encryption: security and privacy");
    const width = async () => (await boxOf(timelineList(page))).width;
    const whole = await width();
    await page.getByRole("button", { name: "Zoom in" }).click();
    await expect.poll(width).toBeGreaterThan(whole + 100);
    const nearer = await width();
    await page.keyboard.press("Control+=");
    await expect.poll(width).toBeGreaterThan(nearer);
    const { x, y, width: wide, height } = await boxOf(page.getByRole("main", { name: "Timeline" }));
    await page.mouse.move(x + wide / 2, y + height / 2);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -300);
    await page.keyboard.up("Control");
    await expect.poll(width).toBeGreaterThan(nearer + 300);
    await page.getByRole("button", { name: "Fit all of the time" }).click();
    await expect.poll(width).toBe(whole);
  });

  test("[W399] a map without claims, and one where nothing is dated, say so in the timeline", async () => {
    await show(page, "Map");
    await newMap(page, "Nothing said");
    await show(page, "Timeline");
    await page.getByText("This map has no claims yet.").waitFor();
    const { id: mapId } = await mapTitled(warrant, "Nothing said");
    await warrant.ask("claim.create", { text: "Nobody ever said this.", place: { mapId, x: 0, y: 0 } });
    await page.getByText(/^Nothing here has a date yet\./).waitFor();
    await timelineList(page).getByRole("button", { name: "No position: Nobody ever said this." }).waitFor();
    expect(await timelineList(page).getByText("No one is quoted for it.").count()).toBe(1);
  });

  test("[W400] the Export button exports what is in the middle, as PNG, SVG or CSV", async () => {
    await openMapInTimeline("Meetings about meetings, 2017");
    const { id: mapId } = await mapTitled(warrant, "Meetings about meetings, 2017");
    const csv = await exported("Export timeline", "CSV");
    expect(csv.name).toBe("Meetings about meetings, 2017, timeline.csv");
    const same = await warrant.ask("timeline.exportCsv", { mapId });
    expect(csv.bytes.toString("base64")).toBe(same.base64);
    const svg = await exported("Export timeline", "SVG");
    expect(svg.bytes.toString("utf8")).toContain("Yvette Cooper");
    await show(page, "Who says what");
    const png = await exported("Export who says what", "PNG");
    const { width, height } = readPng(png.bytes);
    const image = await warrant.ask("matrix.export", { format: "png", scale: 2 });
    expect([png.name, width, height]).toEqual(["Who says what.png", image.width, image.height]);
    const table = await exported("Export who says what", "CSV");
    expect(table.bytes.toString("utf8")).toContain('"asserts"');
  });

  test("[W401] speakers stand in the library; one shows all it says, and is edited and undone", async () => {
    const speakers = library(page).getByRole("region", { name: "Speakers" });
    await speakers.getByRole("button", { name: "Speakers", exact: true }).click();
    await speakers.getByRole("searchbox").fill("kaye");
    await speakers.getByRole("listitem").getByRole("button").click();
    const { sayings } = await warrant.ask("speaker.get", { speakerId: "sp-david-kaye" });
    await inspector(page)
      .getByRole("region", { name: `What they say · ${sayings.length}` })
      .waitFor();
    const role = inspector(page).getByRole("button", { name: /^Edit role/ });
    await role.click();
    await inspector(page).getByRole("textbox", { name: "Role" }).fill("Law professor");
    await page.keyboard.press("Control+Enter");
    await undo(page, "Edit speaker");
    await role.filter({ hasText: "Special Rapporteur" }).waitFor();
    // Who is quoted has no button that deletes; who is not has one.
    expect(await inspector(page).getByRole("button", { name: "Delete speaker" }).count()).toBe(0);
    await warrant.ask("speaker.create", { kind: "person", name: "Nobody Yet" });
    await speakers.getByRole("searchbox").fill("nobody yet");
    await speakers.getByRole("listitem").getByRole("button").click();
    await inspector(page).getByRole("button", { name: "Delete speaker" }).click();
    await page.getByText("Speaker deleted. Undo brings them back.").waitFor();
    await speakers.getByText("Nobody matches.").waitFor();
    await speakers.getByRole("button", { name: "Speakers", exact: true }).click();
  });

  test("[W402] a claim's quotations come in order of time, each with its speaker, who can be shown", async () => {
    await show(page, "Who says what");
    const head = grid(page).getByRole("columnheader", { name: /Encrypted messaging must not/ });
    await head.scrollIntoViewIfNeeded();
    await head.click();
    const says = inspector(page).getByRole("region", { name: "Who says it" });
    await says
      .getByRole("button", { name: `${rudd}, Home Secretary` })
      .first()
      .click();
    await inspector(page)
      .getByRole("button", { name: `Edit name: ${rudd}` })
      .waitFor();
    // From there to a claim, and back on the map.
    await inspector(page)
      .getByRole("button", { name: /Encrypted messaging must not/ })
      .first()
      .click();
    await inspector(page)
      .getByRole("heading", { name: /Encrypted messaging must not/ })
      .waitFor();
  });

  test("[W403] at 900 × 600 the switch and the tools of each view are within the window, and can be pressed", async () => {
    const small = await warrant.openWindow({ width: 900, height: 600 });
    for (const [view, tools] of [
      ["Timeline", ["Zoom in", "Zoom out", "Fit all of the time"]],
      ["Who says what", ["Filter"]],
      ["Map", []],
    ] as const) {
      await show(small, view);
      for (const name of [...tools, null]) {
        const control =
          name === null
            ? small.getByRole("main").getByRole("radio", { name: view, exact: true })
            : small.getByRole("main").getByRole("button", { name, exact: true });
        const { x, y, width, height } = await boxOf(control);
        expect([x >= 0, y >= 0, x + width <= 900, y + height <= 600], `${view} ${name}`).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }
      expect(
        await small.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]),
      ).toEqual([900, 600]);
    }
    await small.close();
  });

  test.each(["light", "dark"] as const)("[W404] axe finds nothing grave in these views: %s", async (colourScheme) => {
    const looked = await warrant.openWindow({ colourScheme });
    await show(looked, "Timeline");
    await timelineList(looked).waitFor();
    await expectAccessible(looked, "the timeline");
    await show(looked, "Who says what");
    await grid(looked).getByRole("gridcell").first().waitFor();
    await expectAccessible(looked, "who says what");
    await grid(looked).getByRole("rowheader").first().click();
    await inspector(looked)
      .getByRole("region", { name: /^What they say/ })
      .waitFor();
    await library(looked).getByRole("button", { name: "Speakers", exact: true }).click();
    await expectAccessible(looked, "a speaker, and the speakers");
    await looked.getByRole("button", { name: "Filter", exact: true }).click();
    await looked.getByRole("dialog", { name: "Filter who says what" }).waitFor();
    await expectAccessible(looked, "the filter");
    await looked.keyboard.press("Escape");
    await grid(looked)
      .getByRole("gridcell", { name: /2 passages$/ })
      .first()
      .click();
    await looked.getByRole("dialog", { name: "Passages" }).getByRole("listitem").first().waitFor();
    await expectAccessible(looked, "a cell's passages");
    await looked.keyboard.press("Escape");
    await looked.keyboard.press("Escape");
    await looked
      .getByRole("banner")
      .getByRole("button", { name: /^Export/ })
      .click();
    await looked.getByRole("dialog", { name: "Export who says what" }).waitFor();
    await expectAccessible(looked, "the export of who says what");
    await looked.keyboard.press("Escape");
    await library(looked).getByRole("button", { name: "Speakers", exact: true }).click();
    await looked.close();
  });

  async function openMapInTimeline(title: string): Promise<void> {
    await show(page, "Map");
    await openMap(page, title);
    await show(page, "Timeline");
    await timelineList(page).getByRole("listitem").first().waitFor();
  }

  /** Exports by the bar's button: the name and the bytes of the file that the browser saves. */
  async function exported(name: string, format: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    await page
      .getByRole("banner")
      .getByRole("button", { name: /^Export/ })
      .click();
    const dialog = page.getByRole("dialog", { name });
    await dialog.getByRole("radio", { name: format }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Export", exact: true }).click(),
    ]);
    await dialog.waitFor({ state: "detached" });
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
