import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectAccessible } from "./axe.ts";
import {
  addSources,
  dropFiles,
  dropFromDisk,
  fileRow,
  holdOver,
  keep,
  labelsOfSources,
  quotedWords,
  seeAllRead,
  source,
  standings,
  textAround,
} from "./source-steps.ts";
import { chooseFromMenu, library } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const bbc = { id: "s-bbc-2017", label: "WhatsApp must not be 'place for terrorists to hide'" };
const own = "Nobody is quoted from this text. It was written for a test.\n\nIt has a second paragraph.";
const seeded = 5;

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
/** Each test begins with the seeds as they are, in a fresh window. */
beforeEach(async () => {
  while ((await warrant.ask("history.get", {})).undo !== null) await warrant.ask("history.undo", {});
  await page.reload();
  await page.getByRole("main").and(page.locator(":not([aria-busy=true])")).waitFor();
});

describe("files that are dropped", () => {
  test("[W301] say what will happen while they are held over the window", async () => {
    const letGo = await holdOver(page, [
      { name: "one.txt", text: own },
      { name: "two.txt", text: `${own} Another.` },
    ]);
    await page.getByText("Drop 2 items to add them").waitFor();
    await letGo();
    await page.getByText("Drop 2 items to add them").waitFor({ state: "detached" });
    await seeAllRead(page);
    await page.keyboard.press("Escape");
  });

  test("[W302] are recognised by their quotations and attached to the source that they belong to", async () => {
    const words = quotedWords(bbc.id);
    await dropFiles(page, [{ name: "some-name.txt", text: textAround(words) }]);
    await seeAllRead(page);
    await addSources(page).getByText(`${words.length} of ${words.length} quotations found, word for word.`).waitFor();
    expect(
      await addSources(page)
        .getByRole("radio", { name: `Text of “${bbc.label}”` })
        .isChecked(),
    ).toBe(true);
    await keep(page, "Attach 1 text");
    await page.getByText(`1 text attached. Quotations: ${words.length} exact.`).waitFor();
    expect(await standings(warrant, bbc.id)).toEqual({ exact: words.length });
    expect((await source(warrant, bbc.id)).source.file).toMatchObject({ name: "some-name.txt" });
    expect(await labelsOfSources(warrant)).toHaveLength(seeded);
  });

  test("[W303] are undone by the message that tells of them", async () => {
    await dropFiles(page, [
      { name: "a.txt", text: textAround(quotedWords(bbc.id)) },
      { name: "b.txt", text: own },
    ]);
    await seeAllRead(page);
    await keep(page, "Add 1 source, attach 1 text");
    expect(await labelsOfSources(warrant)).toHaveLength(seeded + 1);
    await page.getByRole("listitem").getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => labelsOfSources(warrant)).toHaveLength(seeded);
    expect(await standings(warrant, bbc.id)).toEqual({ unattached: quotedWords(bbc.id).length });
  });

  test("[W304] that cannot be read say why, each by itself, and the others are added", async () => {
    await dropFiles(page, [
      { name: "empty.txt", text: "" },
      { name: "damaged.pdf", text: "%PDF-1.7\nthis is no PDF" },
      { name: "program.bin", text: "\u0000\u0001\u0002\u0003MZ\u0000\u0000\u0007\u0000".repeat(50) },
      { name: "whole.txt", text: own },
    ]);
    await seeAllRead(page);
    for (const [name, words] of [
      ["empty.txt", /empty/i],
      ["damaged.pdf", /damaged/i],
      ["program.bin", /./],
    ] as const) {
      await fileRow(page, name).click();
      const fault = addSources(page).getByRole("region", { name }).locator(".import-fault");
      expect(await fault.textContent()).toMatch(words);
    }
    await addSources(page).getByText("1 new source and 3 could not be read.").waitFor();
    await keep(page, "Add 1 source");
    expect(await labelsOfSources(warrant)).toHaveLength(seeded + 1);
  });

  test("[W305] leave nothing behind when the import is cancelled", async () => {
    await dropFiles(
      page,
      Array.from({ length: 60 }, (_, index) => ({ name: `file ${index}.txt`, text: `${own} Number ${index}.` })),
    );
    await addSources(page).getByText("60 items").waitFor();
    await addSources(page).getByRole("button", { name: "Cancel" }).click();
    await addSources(page).waitFor({ state: "detached" });
    expect(await labelsOfSources(warrant)).toHaveLength(seeded);
    expect((await warrant.ask("history.get", {})).undo).toBeNull();
    // Nothing of it comes back with the next one.
    await page.keyboard.press("Control+o");
    await addSources(page).getByRole("button", { name: "Choose files…" }).waitFor();
    await page.keyboard.press("Escape");
  });

  test("[W306] add to those that are listed already, and Delete leaves one out", async () => {
    await dropFiles(page, [{ name: "first.txt", text: `${own} First.` }]);
    await seeAllRead(page);
    await dropFiles(page, [{ name: "second.txt", text: `${own} Second.` }]);
    await fileRow(page, "second.txt").waitFor();
    await seeAllRead(page);
    await fileRow(page, "first.txt").press("Delete");
    await keep(page, "Add 1 source");
    expect(await labelsOfSources(warrant)).toContain("second");
    expect(await labelsOfSources(warrant)).not.toContain("first");
  });

  test("[W307] that are there already are proposed to be left out", async () => {
    await dropFiles(page, [{ name: "mine.txt", text: own }]);
    await seeAllRead(page);
    await keep(page, "Add 1 source");
    await dropFiles(page, [{ name: "again.txt", text: own }]);
    await seeAllRead(page);
    await addSources(page)
      .getByRole("radio", { name: "Leave it out: it is already there, as “mine”" })
      .and(page.locator(":checked"))
      .waitFor();
    expect(await addSources(page).getByRole("button", { name: "Add files", exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
  });

  test("[W308] cannot both become the text of one source", async () => {
    await dropFiles(page, [
      { name: "one.txt", text: textAround(quotedWords(bbc.id)) },
      { name: "two.txt", text: textAround(quotedWords(bbc.id).slice(2)) },
    ]);
    await seeAllRead(page);
    // The one with more of its quotations is proposed, the other becomes a source of its own.
    await fileRow(page, "two.txt").getByText("New source").waitFor();
    const itsText = addSources(page).getByRole("radio", { name: `Text of “${bbc.label}”` });
    await fileRow(page, "two.txt").click();
    await itsText.click();
    // What was only proposed gives way to what a person chose.
    await fileRow(page, "one.txt").getByText("New source").waitFor();
    await fileRow(page, "one.txt").click();
    await itsText.click();
    await addSources(page).getByRole("alert").getByText("A source has one text").waitFor();
    expect(await addSources(page).getByRole("button", { name: "Attach 2 texts" }).isDisabled()).toBe(true);
    await fileRow(page, "one.txt").press("Delete");
    await keep(page, "Attach 1 text");
    expect((await source(warrant, bbc.id)).source.file).toMatchObject({ name: "two.txt" });
  });
});

describe("other ways in", () => {
  test.each(["chosen", "dropped"])(
    "[W309] a folder that is %s is taken with all that is in it, but for what nobody means",
    async (way) => {
      const folder = mkdtempSync(join(tmpdir(), "warrant-folder-"));
      mkdirSync(join(folder, "deeper", "Page_files"), { recursive: true });
      writeFileSync(join(folder, ".DS_Store"), "litter");
      writeFileSync(join(folder, "photo.png"), "not a text");
      writeFileSync(join(folder, "one.txt"), `${own} One.`);
      writeFileSync(join(folder, "deeper", "Page.html"), `<title>A page</title><p>${own}</p>`);
      writeFileSync(join(folder, "deeper", "Page_files", "script.txt"), "company of a saved page");
      if (way === "dropped") await dropFromDisk(page, folder);
      else {
        await page.keyboard.press("Control+o");
        const chooser = page.waitForEvent("filechooser");
        await addSources(page).getByRole("button", { name: "Choose a folder…" }).click();
        await (await chooser).setFiles(folder);
      }
      await seeAllRead(page);
      await fileRow(page, "one.txt").waitFor();
      await fileRow(page, "Page.html").waitFor();
      await addSources(page).getByText("2 items").waitFor();
      await addSources(page).getByText("3 files were left aside as neither text nor map").waitFor();
      rmSync(folder, { recursive: true, force: true });
      await keep(page, "Add 2 sources");
      expect(await labelsOfSources(warrant)).toHaveLength(seeded + 2);
    },
  );

  test("[W310] text that is pasted is read as it was marked up, and has no file", async () => {
    await page.keyboard.press("Control+o");
    await addSources(page).getByRole("textbox", { name: "Or paste or write a text" }).waitFor();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", "<p>A first paragraph that was pasted.</p><p>And a second one.</p>");
      clipboardData.setData("text/plain", "A first paragraph that was pasted.\n\nAnd a second one.");
      document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    });
    await seeAllRead(page);
    await fileRow(page, "Pasted text.html").waitFor();
    await addSources(page).getByText("2 paragraphs").waitFor();
    const title = addSources(page).getByRole("textbox", { name: "Title", exact: true });
    await title.fill("What was pasted");
    await keep(page, "Add 1 source");
    const added = (await warrant.ask("sources.list", {})).find(({ source: each }) => each.title === "What was pasted");
    expect(added?.source).toMatchObject({ hasText: true, file: null });
  });

  test("[W311] facts found in a file are proposed, and the person's changes are what is kept", async () => {
    const html = `<html><head><title>As found</title><meta name="author" content="Ann Other">
      <meta property="article:published_time" content="2020-05-06"></head>
      <body><article><h1>As found</h1><p>${own}</p><p>${own} More of it.</p></article></body></html>`;
    await dropFiles(page, [{ name: "page.html", text: html }]);
    await seeAllRead(page);
    const dialog = addSources(page);
    expect(await dialog.getByRole("textbox", { name: "Title", exact: true }).inputValue()).toBe("As found");
    expect(await dialog.getByRole("textbox", { name: "Date of publication" }).inputValue()).toBe("2020-05-06");
    await dialog.getByRole("textbox", { name: "Title", exact: true }).fill("As the person has it");
    await dialog.getByRole("textbox", { name: "Date of publication" }).fill("");
    await keep(page, "Add 1 source");
    const added = (await warrant.ask("sources.list", {})).at(-1)?.source;
    expect(added).toMatchObject({ title: "As the person has it", label: "As the person has it", issued: null });
    expect(added?.authors).toEqual([{ family: "Other", given: "Ann" }]);
  });

  test("[W312] a text can be attached to a source that was picked by hand, which says what would become of it", async () => {
    const words = quotedWords(bbc.id);
    await dropFiles(page, [{ name: "a.txt", text: textAround(words) }]);
    await seeAllRead(page);
    await addSources(page).getByRole("radio", { name: "Text of another source" }).click();
    const field = addSources(page).getByRole("combobox", { name: "Source" });
    await field.click();
    await field.pressSequentially("Europol");
    await field.press("Enter");
    await addSources(page)
      .getByText(/^0 of 29 quotations found: 29 lost\.$/)
      .waitFor();
    await keep(page, "Attach 1 text");
    expect(await standings(warrant, "s-stack-2024")).toEqual({ lost: 29 });
  });

  test("[W313] Add text, from a source's menu, attaches to that source", async () => {
    await openSources();
    const row = library(page).getByRole("region", { name: "Sources" }).getByRole("button", { name: bbc.label });
    await row.click({ button: "right" });
    await page.getByRole("menuitem", { name: "Add text…" }).click();
    await addSources(page).getByRole("textbox", { name: "Or paste or write a text" }).fill(own);
    await addSources(page).getByRole("button", { name: "Use this text" }).click();
    await seeAllRead(page);
    await keep(page, "Attach 1 text");
    expect((await source(warrant, bbc.id)).source.hasText).toBe(true);
  });

  test("[W314] references become a source each, without a text", async () => {
    const bib = "@article{a, title={A first work}, author={Doe, Jane}, year={2001}}\n@book{b, title={A second work}}";
    await dropFiles(page, [{ name: "works.bib", text: bib }]);
    await seeAllRead(page);
    await keep(page, "Add 2 sources");
    expect(await labelsOfSources(warrant)).toEqual(expect.arrayContaining(["A first work", "A second work"]));
  });
});

test("[W315] hundreds of items are gone through and added by the keyboard alone", async () => {
  const entries = Array.from({ length: 300 }, (_, index) => `@book{b${index}, title={Work number ${index}}}`);
  await dropFiles(page, [{ name: "works.bib", text: entries.join("\n") }]);
  await seeAllRead(page);
  await addSources(page).getByText("300 new sources.").waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className ?? "")).toContain("import-row");
  await page.keyboard.press("End");
  await addSources(page).getByRole("heading", { name: "Work number 299" }).waitFor();
  await page.keyboard.press("Delete");
  await addSources(page).getByText("299 new sources and 1 left out.").waitFor();
  // Only the rows near the view are there.
  expect(await addSources(page).locator(".import-row").count()).toBeLessThan(60);
  await page.keyboard.press("Control+Enter");
  await addSources(page).waitFor({ state: "detached" });
  expect(await labelsOfSources(warrant)).toHaveLength(seeded + 299);
  await page.keyboard.press("Control+z");
  await expect.poll(() => labelsOfSources(warrant)).toHaveLength(seeded);
});

describe("the facts of a source", () => {
  test("[W316] are written for a new one, dates checked in words", async () => {
    await page.keyboard.press("Control+o");
    await addSources(page).getByRole("button", { name: "Type the facts instead…" }).click();
    const dialog = page.getByRole("dialog", { name: "New source" });
    const submit = dialog.getByRole("button", { name: "Add source" });
    expect(await submit.isDisabled()).toBe(true);
    await dialog.getByRole("textbox", { name: "Title", exact: true }).fill("A speech that was heard");
    await dialog.getByRole("combobox", { name: "Kind" }).selectOption("Speech");
    await dialog.getByRole("button", { name: "Person" }).click();
    await page.keyboard.type("Jane");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Doe");
    await dialog.getByRole("button", { name: "Organisation" }).click();
    await expect.poll(() => dialog.getByRole("textbox", { name: "Organisation of author 2" }).count()).toBe(1);
    await page.keyboard.type("The Board");
    const date = dialog.getByRole("textbox", { name: "Date of publication" });
    await date.fill("spring 2017");
    await dialog.getByText("Write the date like 2017, 2017-03 or 2017-03-26.").waitFor();
    await date.fill("2017-02-30");
    await dialog.getByText("That month has no such day.").waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await date.fill("2017-02");
    await submit.click();
    await dialog.waitFor({ state: "detached" });
    expect((await warrant.ask("sources.list", {})).at(-1)?.source).toMatchObject({
      title: "A speech that was heard",
      type: "speech",
      authors: [{ family: "Doe", given: "Jane" }, { literal: "The Board" }],
      issued: "2017-02",
      hasText: false,
    });
  });

  test("[W317] are edited from the library and the menu; what is not touched stays", async () => {
    await openSources();
    const row = library(page).getByRole("region", { name: "Sources" }).getByRole("button", { name: bbc.label });
    await row.press("F2");
    const dialog = page.getByRole("dialog", { name: "Facts of the source" });
    await dialog.getByRole("textbox", { name: "Publication or publisher" }).fill("BBC News");
    await warrant.ask("source.edit", { sourceId: bbc.id, url: "https://example.org/a" });
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    expect((await source(warrant, bbc.id)).source).toMatchObject({
      containerTitle: "BBC News",
      url: "https://example.org/a",
      title: bbc.label,
    });
    await row.click();
    await chooseFromMenu(page, "File", "Edit facts of source…");
    await dialog.getByRole("textbox", { name: "Title", exact: true }).waitFor();
    await page.keyboard.press("Escape");
  });

  test("[W318] go with the source when it is deleted, which says what goes", async () => {
    await openSources();
    const row = library(page).getByRole("region", { name: "Sources" }).getByRole("button", { name: bbc.label });
    await row.press("Delete");
    const dialog = page.getByRole("alertdialog");
    await dialog.getByText(`With it go ${quotedWords(bbc.id).length} quotations`).waitFor();
    await dialog.getByRole("button", { name: "Delete source" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(await labelsOfSources(warrant)).not.toContain(bbc.label);
    await page.keyboard.press("Control+z");
    await expect.poll(() => labelsOfSources(warrant)).toContain(bbc.label);
  });

  test.each(["CSL-JSON", "BibTeX"])("[W319] are saved as %s", async (format) => {
    const download = page.waitForEvent("download");
    await chooseFromMenu(page, "File", `Export sources as ${format}…`);
    const file = await download;
    const stream = await file.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).toString("utf8")).toContain("Top tech firms avoid encryption issue");
  });
});

async function openSources(): Promise<void> {
  const section = library(page).getByRole("region", { name: "Sources" });
  const heading = section.getByRole("button", { name: "Sources", exact: true });
  if ((await heading.getAttribute("aria-expanded")) === "false") await heading.click();
  await section.getByRole("listitem").first().waitFor();
}

describe.each(["light", "dark"] as const)("in the %s theme", (colourScheme) => {
  test("[W22] axe finds nothing grave in what adds sources", async () => {
    const other = await warrant.openWindow({ colourScheme });
    await other.keyboard.press("Control+o");
    await addSources(other).getByRole("button", { name: "Choose files…" }).waitFor();
    await expectAccessible(other, "the ways in");
    await dropFiles(other, [
      { name: "bbc.txt", text: textAround(quotedWords(bbc.id).slice(3)) },
      { name: "mine.txt", text: own },
      { name: "empty.txt", text: "" },
    ]);
    await seeAllRead(other);
    await fileRow(other, "bbc.txt").click();
    await expectAccessible(other, "a text that was recognised");
    await fileRow(other, "mine.txt").click();
    await addSources(other).getByRole("textbox", { name: "Date of publication" }).fill("soon");
    await expectAccessible(other, "a new source, wrongly dated");
    await fileRow(other, "empty.txt").click();
    await expectAccessible(other, "a file that could not be read");
    await other.keyboard.press("Escape");
    await chooseFromMenu(other, "File", "New source by its facts…");
    await other.getByRole("button", { name: "Person" }).click();
    await expectAccessible(other, "the facts of a new source");
    await other.keyboard.press("Escape");
    await holdOver(other, [{ name: "bbc.txt", text: own }]);
    await other.getByText("Drop 1 item to add it").waitFor();
    await expectAccessible(other, "a file held over the window");
    await other.close();
  });
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
