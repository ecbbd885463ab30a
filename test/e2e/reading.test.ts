import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SourceQuotation } from "#shared/contract/results/sources.ts";
import { makeReadingLibrary, type ReadingLibrary } from "./reading-library.ts";
import {
  dialog,
  dragByCard,
  dragHighlight,
  highlight,
  pane,
  paragraph,
  passageCard,
  read,
  selectWords,
} from "./reading-steps.ts";
import {
  boxOf,
  canvas,
  card,
  centreOf,
  inspector,
  library,
  mapTitled,
  openMap,
  seeUndo,
  statusLine,
  storedMap,
  undo,
} from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

let made: ReadingLibrary;
let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  made = await makeReadingLibrary();
  warrant = await startWarrant({ folder: made.folder });
  page = await warrant.openWindow({ width: 1440, height: 900 });
});
beforeEach(() => read(warrant, page, made.sourceId));
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

async function quotations(): Promise<readonly SourceQuotation[]> {
  return (await warrant.ask("source.get", { sourceId: made.sourceId })).quotations;
}

/** The quotation with these words. */
async function quotationOf(words: string): Promise<SourceQuotation> {
  const found = (await quotations()).find(({ quotation }) => quotation.exact === words);
  if (found === undefined) throw new Error(`nobody said ${words}`);
  return found;
}

/** A new map, open and empty. */
async function emptyMap(title: string): Promise<void> {
  await warrant.ask("map.create", { title });
  await openMap(page, title);
}

describe("reading", () => {
  test("[W331] a source is opened from the inspector; text and place are there after a reload, and Escape closes it", async () => {
    await page.getByRole("button", { name: "Close the reading pane" }).click();
    const sources = library(page).getByRole("region", { name: "Sources" });
    const header = sources.getByRole("button", { name: /^Sources/ });
    if ((await header.getAttribute("aria-expanded")) === "false") await header.click();
    await sources.getByTitle(made.label).first().click();
    await inspector(page).getByRole("button", { name: "Read", exact: true }).click();
    await paragraph(page, 1).focus();
    await page.keyboard.press("End");
    const last = paragraph(page, made.paragraphs.length);
    await expect.poll(() => last.evaluate((row) => row === document.activeElement)).toBe(true);
    await expect
      .poll(async () => {
        const stored = (await warrant.ask("settings.get", {}))["window.readerPlaces"];
        return JSON.stringify(stored ?? {});
      })
      .toContain(made.sourceId);
    const before = await pane(page)
      .locator(".reader-scroll")
      .evaluate((element) => element.scrollTop);
    await page.reload();
    await last.waitFor();
    await expect
      .poll(async () =>
        Math.abs(
          (await pane(page)
            .locator(".reader-scroll")
            .evaluate((element) => element.scrollTop)) - before,
        ),
      )
      .toBeLessThan(40);
    await last.focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => pane(page).count()).toBe(0);
    await page.keyboard.press("r");
    await pane(page).waitFor();
  });

  test("[W332] quotations are highlighted at their places, in the colour of their claims' position, with speaker and claims in their names", async () => {
    const words = made.quoted[0] ?? "";
    const { speaker, claims } = await quotationOf(words);
    const name = (await highlight(page, words).getAttribute("aria-label")) ?? "";
    expect(name).toContain(speaker.name);
    for (const { claim } of claims) expect(name).toContain(claim.text);
    const positions = (await warrant.ask("library.get", {})).positions;
    const position = positions.find(({ id }) => id === claims[0]?.claim.positionId);
    const colour = await page.evaluate((hex) => {
      const probe = document.createElement("i");
      probe.style.color = hex;
      return probe.style.color;
    }, position?.colourLight ?? "");
    expect(await highlight(page, words).evaluate((mark) => getComputedStyle(mark).backgroundImage)).toContain(colour);
    // What is copied from a paragraph is its words alone: no number, no page.
    const text = await paragraph(page, 1).locator(".reader-words").textContent();
    expect(text).toBe(made.paragraphs[0]);
  });

  test("[W333] a click on a highlight shows its claims; one of them is selected and shown", async () => {
    const words = made.quoted[0] ?? "";
    const claim = (await quotationOf(words)).claims[0]?.claim;
    await highlight(page, words).click();
    await passageCard(page)
      .getByRole("button", { name: claim?.text ?? "" })
      .first()
      .click();
    await inspector(page)
      .getByRole("heading", { name: claim?.text ?? "" })
      .waitFor();
  });

  test("[W334] a quotation in the inspector opens its passage, marked and with the keyboard", async () => {
    const words = made.quoted.at(-1) ?? "";
    const claim = (await quotationOf(words)).claims[0]?.claim;
    await page.getByRole("button", { name: "Facts, quotations and notes" }).click();
    await inspector(page)
      .getByRole("tab", { name: /^Quotations/ })
      .waitFor();
    await library(page)
      .getByRole("textbox", { name: "Search claims" })
      .or(library(page).getByRole("searchbox"))
      .first()
      .fill(claim?.text ?? "");
    await library(page)
      .getByRole("option", { name: claim?.text ?? "" })
      .first()
      .click();
    await inspector(page)
      .getByRole("button", { name: `“${words}”`, exact: true })
      .click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""))
      .toContain(words);
    await pane(page).locator(".flash").first().waitFor();
    await library(page)
      .getByRole("textbox", { name: "Search claims" })
      .or(library(page).getByRole("searchbox"))
      .first()
      .fill("");
  });
});

describe("selecting words", () => {
  test("[W335] Claim: words by mouse, a claim in one's own words on the open map, one change, and the highlight at once", async () => {
    await emptyMap("Claims from a text");
    await selectWords(page, 1, "Nobody answered it");
    await page
      .getByRole("toolbar")
      .getByRole("button", { name: /^Claim/ })
      .click();
    const form = dialog(page, "New claim with this quotation");
    expect(await form.getByRole("blockquote").or(form.locator("blockquote")).first().textContent()).toBe(
      "“Nobody answered it”",
    );
    expect(await form.getByRole("checkbox", { name: "Put it on the open map" }).isChecked()).toBe(true);
    await form.getByRole("textbox", { name: "Claim, in your own words" }).fill("It went unanswered.");
    await form.getByRole("button", { name: "Add claim" }).click();
    await card(page, "It went unanswered.").waitFor();
    await highlight(page, "Nobody answered it").waitFor();
    await inspector(page).getByRole("heading", { name: "It went unanswered." }).waitFor();
    const start = made.paragraphs[0]?.indexOf("Nobody answered it");
    expect((await quotationOf("Nobody answered it")).quotation).toMatchObject({ start, standing: "exact" });
    await undo(page, "Add claim");
    await expect.poll(() => highlight(page, "Nobody answered it").count()).toBe(0);
    expect((await storedMap(warrant, "Claims from a text")).cards).toEqual([]);
  });

  test("[W336] Quote: by keys alone, from F6 to an existing claim", async () => {
    const claimText = (await quotationOf(made.quoted[2] ?? "")).claims[0]?.claim.text ?? "";
    await paragraph(page, 1).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("F6");
    await page.keyboard.press("Shift+F6");
    await expect.poll(() => paragraph(page, 1).evaluate((row) => row === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toBe("Part 1 begins here");
    await page.keyboard.press("q");
    const form = dialog(page, "Quote");
    await form
      .getByRole("combobox", { name: "Search claims" })
      .or(form.getByRole("textbox", { name: "Search claims" }))
      .first()
      .fill(claimText);
    await form.getByRole("option", { name: claimText }).first().waitFor();
    await page.keyboard.press("Enter");
    await form.getByRole("button", { name: "Choose another" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await highlight(page, "Part 1 begins here").waitFor();
    expect((await quotationOf("Part 1 begins here")).claims.map(({ claim }) => claim.text)).toEqual([claimText]);
    await seeUndo(page, "Add quotation");
    await undo(page, "Add quotation");
  });

  test("[W337] Reason for and Objection to need a selected claim, and link the new one to it on the map", async () => {
    await emptyMap("Answers from a text");
    const { id: mapId } = await mapTitled(warrant, "Answers from a text");
    await page.keyboard.press("Escape");
    await selectWords(page, 1, "begins here");
    const bar = page.getByRole("toolbar", { name: "The selected words" });
    expect(await bar.getByRole("button", { name: /^Reason for/ }).getAttribute("aria-disabled")).toBe("true");
    await page.keyboard.press("s");
    await page.getByText("Select the claim that it answers first").first().waitFor();
    const { claimId } = await warrant.ask("claim.create", {
      text: "Parts have beginnings.",
      place: { mapId, x: 0, y: 0 },
    });
    await card(page, "Parts have beginnings.").click();
    for (const [letter, kind, words, label] of [
      ["s", "support", "Somebody said", "Add reason"],
      ["a", "attack", "Nobody answered", "Add objection"],
    ] as const) {
      await card(page, "Parts have beginnings.").click();
      await selectWords(page, 1, words);
      await page.keyboard.press(letter);
      const form = page.getByRole("dialog");
      await form.getByRole("textbox", { name: "Claim, in your own words" }).fill(`It is said: ${words}.`);
      await page.keyboard.press("Control+Enter");
      await card(page, `It is said: ${words}.`).waitFor();
      await seeUndo(page, label);
      const { links, cards } = await storedMap(warrant, "Answers from a text");
      const from = cards.find(({ text }) => text === `It is said: ${words}.`)?.claimId;
      expect(
        links.some(
          (link) =>
            link.kind === kind &&
            link.premiseClaimIds[0] === from &&
            "claimId" in link.target &&
            link.target.claimId === claimId,
        ),
      ).toBe(true);
    }
    // Without them the first highlight is the quotation again.
    for (let step = 0; step < 2; step += 1) await warrant.ask("history.undo", {});
  });

  test("[W338] Note: on the passage, by its letter; the passage is marked", async () => {
    await selectWords(page, 3, "about the weather");
    await page.keyboard.press("m");
    const form = page.getByRole("dialog");
    await form.getByRole("textbox").first().fill("Why is this here?");
    await page.keyboard.press("Control+Enter");
    await highlight(page, "about the weather").waitFor();
    const notes = (await warrant.ask("source.get", { sourceId: made.sourceId })).notes;
    expect(notes.find(({ text }) => text === "Why is this here?")?.passage).toMatchObject({
      exact: "about the weather",
    });
  });
});

describe("onto the map", () => {
  test("[W339] a highlight dragged to empty ground puts its claims there; on a card it is quoted for that claim", async () => {
    await emptyMap("Dragged from a text");
    const { id: mapId } = await mapTitled(warrant, "Dragged from a text");
    const words = made.quoted[0] ?? "";
    const { claims } = await quotationOf(words);
    const ground = await boxOf(canvas(page));
    await dragHighlight(page, words, { x: ground.x + ground.width / 2, y: ground.y + 160 });
    await page.getByText("Put its claim here").waitFor();
    await page.mouse.up();
    await expect
      .poll(async () => (await storedMap(warrant, "Dragged from a text")).cards.map(({ claimId }) => claimId).sort())
      .toEqual(claims.map(({ claim }) => claim.id).sort());
    const { claimId } = await warrant.ask("claim.create", {
      text: "Take this as well.",
      place: { mapId, x: -100, y: 420 },
    });
    await statusLine(page)
      .getByText(`${claims.length + 1} claims`)
      .waitFor();
    await page.keyboard.press("Control+0");
    const target = await centreOf(card(page, "Take this as well."));
    await dragByCard(page, words, target);
    await page.getByText("Quote it for this claim").waitFor();
    await page.mouse.up();
    await expect.poll(async () => (await quotationOf(words)).claims.map(({ claim }) => claim.id)).toContain(claimId);
    await undo(page, "Add quotation");
  });

  test("[W340] the same by keys: from a highlight's card its claim goes on the map, and it is quoted for the selected one", async () => {
    await emptyMap("By keys from a text");
    const { id: mapId } = await mapTitled(warrant, "By keys from a text");
    const words = made.quoted[0] ?? "";
    const { claims } = await quotationOf(words);
    await paragraph(page, 1).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const place = passageCard(page).getByRole("button", { name: "Put this claim on the map" }).first();
    await place.focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await storedMap(warrant, "By keys from a text")).cards.map(({ claimId }) => claimId))
      .toEqual([claims[0]?.claim.id]);
    const { claimId } = await warrant.ask("claim.create", {
      text: "One more by keys.",
      place: { mapId, x: 0, y: 300 },
    });
    await card(page, "One more by keys.").click();
    await highlight(page, words).focus();
    await page.keyboard.press("Enter");
    await passageCard(page).getByRole("button", { name: "Quote for the selected claim" }).press("Enter");
    await expect.poll(async () => (await quotationOf(words)).claims.map(({ claim }) => claim.id)).toContain(claimId);
  });

  test("nothing was written to the console", () => {
    expect(consoleProblems).toEqual([]);
  });
});
