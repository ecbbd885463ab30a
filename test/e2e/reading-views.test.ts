import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectAccessible } from "./axe.ts";
import { makeReadingLibrary, type ReadingLibrary } from "./reading-library.ts";
import { dialog, highlight, pane, paragraph, passageCard, read, selectWords } from "./reading-steps.ts";
import { inspector, library, seeUndo, undo } from "./steps.ts";
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

/** The number of the paragraph that has the keyboard, from 1; null when none has. */
function focusedParagraph(): Promise<number | null> {
  return page.evaluate(() => {
    const row = document.activeElement?.closest<HTMLElement>("[data-row]");
    return row ? Number(row.dataset.row) + 1 : null;
  });
}

describe("coverage", () => {
  test("[W341] the head counts the paragraphs that a claim uses; the unused are gone through by button and by key", async () => {
    const { paragraphs, unused } = made;
    const used = paragraphs.length - unused.length;
    await pane(page).getByText(`${used} of ${paragraphs.length} paragraphs used`, { exact: true }).waitFor();
    const button = pane(page).getByRole("button", { name: "Next unused paragraph" });
    for (const number of unused.slice(0, 2)) {
      await button.click();
      await expect.poll(focusedParagraph).toBe(number);
    }
    await page.keyboard.press("u");
    await expect.poll(focusedParagraph).toBe(unused[2]);
    await page.keyboard.press("Shift+U");
    await expect.poll(focusedParagraph).toBe(unused[1]);
    expect(await paragraph(page, unused[1] ?? 0).textContent()).toContain("Not used yet.");
  });

  test("[W341] H goes from highlight to highlight, into the next paragraphs", async () => {
    for (const words of made.quoted.slice(0, 3)) {
      await page.keyboard.press("h");
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""))
        .toContain(words.slice(0, 12));
    }
  });
});

describe("search", () => {
  test("[W342] Ctrl+F finds whatever the case and the accents, counts, goes on and back, marks, and Escape ends it", async () => {
    await page.keyboard.press("Control+f");
    const field = pane(page).getByRole("textbox", { name: "Find in the text" });
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    await field.fill("MALAGA");
    const count = made.unused.length;
    await pane(page).getByText(`1 of ${count}`, { exact: true }).waitFor();
    await expect.poll(() => pane(page).locator(".found.current").textContent()).toBe("Málaga");
    await page.keyboard.press("Enter");
    await pane(page).getByText(`2 of ${count}`, { exact: true }).waitFor();
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.press("Shift+F3");
    await pane(page).getByText(`${count} of ${count}`, { exact: true }).waitFor();
    await expect.poll(() => pane(page).locator(".found.current").count()).toBe(1);
    await field.fill("no such words here");
    await pane(page).getByText("Not found", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    expect(await field.count()).toBe(0);
    expect(await pane(page).locator(".found").count()).toBe(0);
    await expect.poll(focusedParagraph).not.toBe(null);
  });
});

describe("digest", () => {
  test("[W343] it stands as a list where the numbers differ, beside its paragraphs where they agree, and is changed sentence by sentence", async () => {
    const { digest } = await warrant.ask("source.get", { sourceId: made.sourceId });
    await pane(page).getByRole("button", { name: "Digest beside the text" }).click();
    const list = pane(page).getByRole("complementary", { name: "Digest" });
    await list.getByRole("button", { name: digest[0] ?? "" }).click();
    await list.getByRole("textbox").fill("It begins with a summary.");
    await page.keyboard.press("Control+Enter");
    await seeUndo(page, "Edit digest");
    await list.getByText("It begins with a summary.").waitFor();
    // By key: rows that are measured anew may move the button away from under the mouse.
    await list.getByRole("button", { name: "Add a sentence" }).press("Enter");
    await list.getByRole("textbox", { name: `Sentence ${digest.length + 1} of the digest` }).fill("It ends.");
    await page.keyboard.press("Control+Enter");
    await expect
      .poll(async () => (await warrant.ask("source.get", { sourceId: made.sourceId })).digest)
      .toEqual(["It begins with a summary.", ...digest.slice(1), "It ends."]);

    const each = made.paragraphs.map((_, index) => `Sentence of paragraph ${index + 1}.`);
    await warrant.ask("source.edit", { sourceId: made.sourceId, digest: each });
    await paragraph(page, 2).getByRole("button", { name: "Sentence of paragraph 2." }).click();
    await paragraph(page, 2).getByRole("textbox").fill("The second one speaks.");
    await page.keyboard.press("Control+Enter");
    await paragraph(page, 2).getByText("The second one speaks.").waitFor();
    await undo(page, "Edit digest");
    await paragraph(page, 2).getByText("Sentence of paragraph 2.").waitFor();
    await pane(page).getByRole("button", { name: "Digest beside the text" }).click();
    await expect.poll(() => paragraph(page, 2).getByText("Sentence of paragraph 2.").count()).toBe(0);
  });

  test("[W344] a source without a text shows its digest with its quotations beside it, and a way to attach the text", async () => {
    const rows = await warrant.ask("sources.list", {});
    const bare = rows.find(({ source }) => !source.hasText)?.source;
    const detail = await warrant.ask("source.get", { sourceId: bare?.id ?? "" });
    const sentence = pane(page)
      .getByRole("region", { name: "Digest" })
      .getByText(detail.digest[0] ?? "");
    const sources = library(page).getByRole("region", { name: "Sources" });
    await sources.getByRole("button", { name: "Sources", exact: true }).click();
    await sources.getByRole("button", { name: detail.source.label }).press("Enter");
    await sentence.waitFor();
    const quoted = pane(page).getByRole("region", { name: "Quotations" });
    await quoted.getByText(`“${detail.quotations[0]?.quotation.exact}”`).waitFor();
    await expectAccessible(page, "source without a text");
    await pane(page).getByRole("button", { name: "Attach its text…" }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
  });
});

describe("highlights over one another", () => {
  test("[W345] overlapping and nested ones, also over the end of a paragraph, have lines and names of their own; the card lists all", async () => {
    const { sourceId, paragraphs } = made;
    const text = paragraphs.join("\n");
    const speakerId = (await warrant.ask("source.get", { sourceId })).quotations[0]?.speaker.id ?? "";
    const place = (words: string) => ({ sourceId, speakerId, exact: words, start: text.indexOf(words) });
    await warrant.ask("quotation.create", place("Part 1 begins here. Somebody said"));
    await warrant.ask("quotation.create", place("begins here"));
    await warrant.ask("quotation.create", place("here. Somebody"));
    const over = text.slice(text.indexOf("Nobody answered"), text.indexOf("\n") + 7);
    await warrant.ask("quotation.create", place(over));
    const pieces = paragraph(page, 1).locator("mark");
    await expect.poll(() => pieces.filter({ hasText: /^here$/ }).count()).toBe(1);
    const here = pieces.filter({ hasText: /^here$/ });
    const lines = await here.evaluate((mark) => getComputedStyle(mark).backgroundPositionY);
    expect(
      new Set(
        lines
          .split(",")
          .slice(0, 3)
          .map((each) => each.trim()),
      ).size,
    ).toBe(3);
    await here.click();
    await expect.poll(() => passageCard(page).getByRole("region").count()).toBe(3);
    await page.keyboard.press("Escape");
    expect(await paragraph(page, 1).locator(".reader-words").textContent()).toBe(paragraphs[0]);
    await highlight(page, "Nobody answered it.").waitFor();
    expect(await paragraph(page, 2).locator("mark").first().textContent()).toBe("Part 2");
    for (let step = 0; step < 4; step += 1) await warrant.ask("history.undo", {});
  });

  test("[W346] a quotation is edited and deleted from its card", async () => {
    const { sourceId, paragraphs } = made;
    const speakerId = (await warrant.ask("source.get", { sourceId })).quotations[0]?.speaker.id ?? "";
    const start = paragraphs.join("\n").indexOf("Nobody");
    await warrant.ask("quotation.create", { sourceId, speakerId, exact: "Nobody answered", start });
    await highlight(page, "Nobody answered").click();
    await passageCard(page).getByRole("button", { name: "Edit quotation…" }).click();
    const form = dialog(page, "Edit quotation");
    await form.getByRole("textbox", { name: /^Words/ }).fill("Nobody answered it");
    await form.getByRole("textbox", { name: /^Role at the time/ }).fill("Bystander");
    await form.getByRole("button", { name: "Save" }).click();
    await highlight(page, "Nobody answered it").waitFor();
    await highlight(page, "Nobody answered it").click();
    await passageCard(page).getByText("Bystander").waitFor();
    await passageCard(page).getByRole("button", { name: "Delete quotation" }).click();
    await expect.poll(() => highlight(page, "Nobody answered").count()).toBe(0);
    await seeUndo(page, "Delete quotation");
  });

  test("[W346] a quotation that the text words otherwise is told of, and decided on from there", async () => {
    const { sourceId, paragraphs } = made;
    const speakerId = (await warrant.ask("source.get", { sourceId })).quotations[0]?.speaker.id ?? "";
    const said = { sourceId, speakerId, exact: "Nobody answered it", start: paragraphs.join("\n").indexOf("Nobody") };
    const { quotationId } = await warrant.ask("quotation.create", said);
    await warrant.ask("quotation.edit", { quotationId, exact: "Nobody ever answered it" });
    await pane(page).getByText("1 quotation to decide").waitFor();
    await pane(page).getByRole("button", { name: "Decide…" }).click();
    await page.getByRole("dialog").getByText("ever").first().waitFor();
    await page.keyboard.press("Escape");
    for (let step = 0; step < 2; step += 1) await warrant.ask("history.undo", {});
    await expect.poll(() => pane(page).getByText("to decide").count()).toBe(0);
  });
});

describe("room and looks", () => {
  test("[W347] in a narrow window the library and the inspector make room; asking for one closes the text", async () => {
    await page.setViewportSize({ width: 900, height: 600 });
    await expect.poll(() => library(page).count()).toBe(0);
    await expect.poll(() => inspector(page).count()).toBe(0);
    const [text, map] = [await pane(page).boundingBox(), await page.getByRole("main").boundingBox()];
    expect(text?.width).toBeGreaterThan(400);
    expect(map?.width).toBeGreaterThan(250);
    await page.keyboard.press("Control+b");
    await library(page).waitFor();
    await expect.poll(() => pane(page).count()).toBe(0);
    await inspector(page).waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press("r");
    await paragraph(page, 1).waitFor();
    await library(page).waitFor();
  });

  for (const colourScheme of ["light", "dark"] as const) {
    test(`[W22] axe finds nothing grave in text, bar, dialogs, card and search: ${colourScheme}`, async () => {
      await page.emulateMedia({ colorScheme: colourScheme });
      await selectWords(page, 1, "begins here");
      await expectAccessible(page, "selected words");
      await page.keyboard.press("c");
      await dialog(page, "New claim with this quotation").waitFor();
      await expectAccessible(page, "new claim");
      await page.keyboard.press("Escape");
      await selectWords(page, 1, "begins here");
      await page.keyboard.press("q");
      await dialog(page, "Quote").waitFor();
      await expectAccessible(page, "quote");
      await page.keyboard.press("Escape");
      await dialog(page, "Quote").waitFor({ state: "detached" });
      await highlight(page, made.quoted[0] ?? "").click();
      await passageCard(page).waitFor();
      await expectAccessible(page, "card");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+f");
      await page.keyboard.type("weather");
      await pane(page).locator(".found.current").first().waitFor();
      await expectAccessible(page, "search");
      await page.keyboard.press("Escape");
      await page.emulateMedia({ colorScheme: "light" });
    });
  }

  test("nothing was written to the console", () => {
    expect(consoleProblems).toEqual([]);
  });
});
