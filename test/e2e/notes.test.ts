import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLibrary } from "#main/store/library.ts";
import type { NoteRow } from "#shared/contract/results/notes.ts";
import { linkTo, parseNote } from "#shared/model/note-text.ts";
import { expectAccessible } from "./axe.ts";
import { card, chooseFromMenu, inspector, library, openMap, seeUndo, undo } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const title = "Doors";
const claim = "A back door lets everybody in";
const other = "Locks keep honest people honest";
const text = "They said no back doors at all. They meant it.";

let warrant: Warrant;
let page: Page;
let ids: { readonly mapId: string; readonly claimId: string; readonly otherId: string; readonly sourceId: string };

beforeAll(async () => {
  warrant = await startWarrant({ seed: false });
  const { mapId } = await warrant.ask("map.create", { title });
  const { claimId } = await warrant.ask("claim.create", { text: claim, place: { mapId, x: 0, y: 0 } });
  const reason = await warrant.ask("claim.create", {
    text: other,
    place: { mapId, x: 0, y: 260 },
    link: { kind: "support", target: { claimId } },
  });
  const sourceId = await makeSource(warrant);
  const { quotationId } = await warrant.ask("quotation.create", {
    sourceId,
    newSpeaker: { kind: "person", name: "Ada" },
    exact: "no back doors",
    claim: { claimId },
  });
  await warrant.ask("note.create", { subject: { inferenceId: reason.inferenceId ?? "" }, text: "On the argument." });
  await warrant.ask("note.create", { subject: { quotationId }, text: "On the quotation." });
  await warrant.ask("note.create", { subject: { mapId }, text: "On the map." });
  ids = { mapId, claimId, otherId: reason.claimId, sourceId };
  page = await warrant.openWindow({ width: 1280, height: 900 });
  await openMap(page, title);
  await heading("Claims").click();
  await heading("Notes").click();
});

afterAll(async () => {
  expect(consoleProblems).toEqual([]);
  await warrant.stop();
  discard(warrant);
});

/** A source with a text. */
async function makeSource(of: Warrant): Promise<string> {
  const { sourceId } = await of.ask("source.create", { type: "article-newspaper", label: "The Locksmith" });
  await of.stopHost();
  const held = openLibrary(of.libraryPath);
  const textHash = createHash("sha256").update(text).digest("hex");
  held.change("Attach text", (tx) => tx.update("sources", sourceId, { text, textHash }));
  held.close();
  await of.startHost();
  return sourceId;
}

function heading(name: string) {
  return library(page).getByRole("button", { name, exact: true });
}

function panel() {
  return library(page).getByRole("region", { name: "Notes" });
}

/** A note of the panel, by words of its text. */
function row(words: string) {
  return panel().getByRole("list", { name: "Notes", exact: true }).getByRole("listitem").filter({ hasText: words });
}

async function stored(words: string): Promise<NoteRow> {
  const found = (await warrant.ask("notes.list", {})).rows.find(({ note }) => note.text.includes(words));
  if (!found) throw new Error(`there is no note with ${words}`);
  return found;
}

async function seeRows(...words: readonly string[]): Promise<void> {
  const rows = panel().getByRole("list", { name: "Notes", exact: true }).getByRole("listitem");
  await expect.poll(() => rows.count()).toBe(words.length);
  for (const each of words) await row(each).waitFor();
}

test("[W371] a note on a claim links by [[ and the keyboard alone, and completes a tag", async () => {
  await warrant.ask("tag.add", { subject: { claimId: ids.claimId }, name: "check-again" });
  await card(page, claim).click();
  await inspector(page).getByRole("button", { name: "Write a note" }).click();
  const field = inspector(page).getByRole("textbox", { name: "New note" });
  await field.pressSequentially("Unlike [[honest");
  const suggestions = inspector(page).getByRole("listbox", { name: "Link to" });
  await suggestions.getByRole("option", { name: other }).waitFor();
  await field.press("Enter");
  await suggestions.waitFor({ state: "detached" });
  expect(await field.inputValue()).toBe(`Unlike [[${other}]]`);
  await field.pressSequentially(", on [[");
  // All that can be linked to is offered: claims, maps and sources, which the arrows go through.
  await suggestions.getByRole("option", { name: "The Locksmith" }).waitFor();
  await field.press("ArrowUp");
  await field.press("Enter");
  await field.pressSequentially(". #chec");
  await inspector(page).getByRole("listbox", { name: "Tags" }).getByRole("option", { name: "check-again" }).waitFor();
  await field.press("Tab");
  await field.press("Control+Enter");
  await seeUndo(page, "Write note");

  const { note, tags } = await stored("Unlike");
  expect(note.text).toBe(
    `Unlike ${linkTo({ kind: "claim", id: ids.otherId }, other)}, on ${linkTo({ kind: "source", id: ids.sourceId }, "The Locksmith")}. #check-again`,
  );
  expect(tags.map(({ name }) => name)).toEqual(["check-again"]);
  await inspector(page).getByRole("link", { name: other }).waitFor();
});

test("[W372] Escape closes the suggestions first, and what is typed stays", async () => {
  await card(page, claim).click();
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Note on this claim" });
  const field = dialog.getByRole("textbox", { name: "Note" });
  await field.pressSequentially("Plain [[hon");
  await dialog.getByRole("listbox", { name: "Link to" }).waitFor();
  await field.press("Escape");
  await dialog.getByRole("listbox", { name: "Link to" }).waitFor({ state: "detached" });
  await field.pressSequentially("est");
  expect(await field.inputValue()).toBe("Plain [[honest");
  expect(await dialog.getByRole("listbox", { name: "Link to" }).count()).toBe(0);
  await field.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect(stored("Plain")).rejects.toThrow();
});

test("[W373] links in a note lead to the claim, the map and the source, and say so when they are gone", async () => {
  const gone = linkTo({ kind: "claim", id: "no-such-claim" }, "Deleted words");
  await warrant.ask("note.create", {
    subject: { claimId: ids.claimId },
    text: `To ${linkTo({ kind: "map", id: ids.mapId }, title)} and ${gone}.`,
  });
  await row("Unlike").getByRole("link", { name: other }).click();
  await inspector(page).getByRole("button", { name: other }).first().waitFor();
  await row("Deleted words").getByRole("link", { name: "Deleted words" }).click();
  await page.getByText("The claim is not in the library. It may have been deleted.").waitFor();
  await row("Unlike").getByRole("link", { name: "The Locksmith" }).click();
  await page.getByRole("region", { name: "Reading pane" }).getByText("They meant it").first().waitFor();
  await page.keyboard.press("Escape");
  await row("Deleted words").getByRole("link", { name: title }).click();
  await page.getByRole("application", { name: `Map: ${title}` }).waitFor();
});

test("[W374] a note on a source and one on a passage say what they are about, and lead there", async () => {
  await warrant.ask("note.create", { subject: { sourceId: ids.sourceId }, text: "On the source." });
  await warrant.ask("note.create", {
    subject: { sourceId: ids.sourceId, start: 32, end: 45 },
    text: "On the passage.",
  });
  await row("On the passage.").getByRole("button", { name: "Passage: “They meant it”" }).click();
  await page.getByRole("region", { name: "Reading pane" }).getByText("They meant it").first().waitFor();
  await row("On the source.").getByRole("button", { name: "Source: The Locksmith" }).click();
  await inspector(page).getByText("The Locksmith").first().waitFor();
  await row("On the argument.")
    .getByRole("button", { name: `Argument: ${other}` })
    .click();
  await inspector(page).getByText("On the argument.").waitFor();
  await page
    .getByRole("region", { name: "Reading pane" })
    .getByRole("button", { name: /^Close/ })
    .click();
});

test("[W375] notes are searched, and narrowed by what they are about, state and tag", async () => {
  await panel().getByRole("searchbox", { name: "Search notes" }).fill("on the");
  await seeRows("On the argument.", "On the quotation.", "On the map.", "On the source.", "On the passage.", "Unlike");
  await panel().getByRole("button", { name: "On passages" }).click();
  await panel().getByRole("button", { name: "On maps" }).click();
  await seeRows("On the map.", "On the passage.");
  await panel().getByRole("searchbox", { name: "Search notes" }).fill("nothing like it");
  await panel().getByRole("button", { name: "Show all notes" }).click();
  await row("Unlike").getByRole("button", { name: "#check-again" }).click();
  await seeRows("Unlike");
  await panel().getByRole("button", { name: "Take off the filter #check-again" }).click();
  await row("On the map.").waitFor();
});

test("[W376] a resolved note is marked, folds away in the inspector, and opens again", async () => {
  await row("Deleted words").getByRole("checkbox", { name: "Resolved" }).click();
  await seeUndo(page, "Resolve note");
  await panel().getByRole("radio", { name: "Resolved" }).click();
  await seeRows("Deleted words");
  await panel().getByRole("radio", { name: "All" }).click();
  await card(page, claim).click();
  const fold = inspector(page).getByRole("button", { name: "1 resolved" });
  await fold.waitFor();
  expect(await inspector(page).getByText("Deleted words").count()).toBe(0);
  await fold.press("Enter");
  await inspector(page).getByRole("link", { name: "Deleted words" }).waitFor();
  await undo(page, "Resolve note");
  await fold.waitFor({ state: "detached" });
  await inspector(page).getByRole("link", { name: "Deleted words" }).waitFor();
});

test("[W377] a note is changed in the panel with its links kept, and deleted with a way back", async () => {
  const item = row("Unlike");
  await item.hover();
  await item.getByRole("button", { name: "Edit note" }).click();
  const field = panel().getByRole("textbox", { name: "Note" });
  expect(await field.inputValue()).toBe(`Unlike [[${other}]], on [[The Locksmith]]. #check-again`);
  await field.press("Control+Home");
  await field.pressSequentially("Quite ");
  await field.press("Control+Enter");
  await row("Quite Unlike").waitFor();
  expect(parseNote((await stored("Quite")).note.text).filter(({ kind }) => kind === "link")).toHaveLength(2);
  await row("Quite Unlike").hover();
  await row("Quite Unlike").getByRole("button", { name: "Delete note" }).click();
  await row("Quite Unlike").waitFor({ state: "detached" });
  await undo(page, "Delete note");
  await row("Quite Unlike").waitFor();
});

test("[W378] arrows go from note to note, and each control is reached by Tab", async () => {
  const boxes = panel().getByRole("checkbox", { name: "Resolved" });
  await boxes.first().focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  const focused = await page.evaluate(() => document.activeElement?.closest("li")?.getAttribute("aria-posinset"));
  expect(focused).toBe("2");
});

test("[W379] notes go as a file into another library, and what could not come is told", async () => {
  const download = page.waitForEvent("download");
  await panel().getByRole("button", { name: "More for notes" }).click();
  await page.getByRole("menuitem", { name: "Export all notes…" }).click();
  const file = join(warrant.folder, "notes.jsonld");
  await (await download).saveAs(file);
  const dialog = page.getByRole("dialog", { name: "Notes exported" });
  await dialog.getByText("links within texts").waitFor();
  await dialog.getByRole("button", { name: "Done" }).click();
  expect(JSON.parse(readFileSync(file, "utf8")).total).toBe(7);

  const second = await startWarrant({ seed: false });
  try {
    await makeSource(second);
    await second.ask("claim.create", { text: claim });
    const there = await second.openWindow();
    const choosing = there.waitForEvent("filechooser");
    await chooseFromMenu(there, "File", "Import notes…");
    await (await choosing).setFiles(file);
    const losses = there.getByRole("dialog", { name: "Notes imported" });
    await losses.getByText("notes on arguments that are not in this library").waitFor();
    await losses.getByText("notes on maps that are not in this library").waitFor();
    await losses.getByRole("button", { name: "Done" }).click();
    const rows = (await second.ask("notes.list", {})).rows;
    expect(rows.map(({ subject }) => subject.kind).sort()).toEqual(["claim", "claim", "passage", "passage", "source"]);
    await undo(there, "Import notes");
    expect((await second.ask("notes.list", {})).total).toBe(0);

    const broken = join(second.folder, "broken.json");
    writeFileSync(broken, "{");
    const again = there.waitForEvent("filechooser");
    await chooseFromMenu(there, "File", "Import notes…");
    await (await again).setFiles(broken);
    await there.getByText("This file is not JSON, or it is damaged.").waitFor();
  } finally {
    await second.stop();
    discard(second);
  }
});

test("[W380] an empty library says how notes are written", async () => {
  const second = await startWarrant({ seed: false });
  try {
    const there = await second.openWindow({ width: 900, height: 600 });
    await library(there).getByRole("button", { name: "Notes", exact: true }).click();
    await library(there).getByText("There is no note yet.").waitFor();
  } finally {
    await second.stop();
    discard(second);
  }
});

test.each(["light", "dark"] as const)(
  "[W381] the notes, their editor and their files are accessible, %s",
  async (colourScheme) => {
    const own = await warrant.openWindow({ colourScheme });
    await openMap(own, title);
    await own.evaluate(() => document.fonts.ready);
    await card(own, claim).click();
    await inspector(own).getByRole("button", { name: "Write a note" }).click();
    await inspector(own).getByRole("textbox", { name: "New note" }).pressSequentially("See [[");
    await inspector(own).getByRole("option", { name: "The Locksmith" }).waitFor();
    await expectAccessible(own, "the notes and a note being written");
    await own.keyboard.press("Escape");
    await own.keyboard.press("Escape");
    const file = join(warrant.folder, "foreign.json");
    writeFileSync(file, JSON.stringify([{ type: "Annotation", bodyValue: "Hm.", target: "https://nowhere.example" }]));
    const choosing = own.waitForEvent("filechooser");
    await chooseFromMenu(own, "File", "Import notes…");
    await (await choosing).setFiles(file);
    await own.getByRole("dialog", { name: "No note was imported" }).waitFor();
    await expectAccessible(own, "the losses of an import");
    await own.close();
  },
);
