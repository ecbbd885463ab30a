import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectAccessible } from "./axe.ts";
import { aifFile, argdownFile, canvasFile, csvPair, kialoFile, outlineFile, sunday } from "./map-files.ts";
import {
  addSources,
  dropFiles,
  dropFromDisk,
  fileRow,
  keep,
  labelsOfSources,
  seeAllRead,
  type TestFile,
} from "./source-steps.ts";
import { chooseFromMenu, linksInWords, mapTitled, storedMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const own = "Nobody is quoted from this text. It was written for a test.\n\nIt has a second paragraph.";
const title = "Open on Sundays?";
const links = [
  { kind: "support", premises: [sunday.workers], target: sunday.open },
  { kind: "attack", premises: [sunday.cost], target: sunday.open },
];

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

async function titlesOfMaps(): Promise<readonly string[]> {
  return (await warrant.ask("maps.list", {})).map((map) => map.title);
}

async function countOfClaims(): Promise<number> {
  return (await warrant.ask("claims.list", {})).total;
}

/** What a fact of the map in the dialog says. */
function fact(name: string) {
  return addSources(page).locator(`xpath=.//dt[.="${name}"]/following-sibling::dd[1]`);
}

function frontTab() {
  return page.getByRole("navigation", { name: "Open maps" }).locator("[aria-current=page]");
}

describe("files of maps that are dropped", () => {
  test.each<readonly [string, readonly TestFile[], string, number, boolean]>([
    ["Argdown", [argdownFile], title, 3, false],
    ["Kialo text", [kialoFile], title, 3, false],
    ["AIF", [aifFile], "sunday", 3, false],
    // The node that shows an address becomes a claim, and says so.
    ["JSON Canvas", [canvasFile], "sunday", 4, true],
    ["CSV of claims", csvPair, "sunday", 3, false],
  ])(
    "[W471] %s: says what the map is and holds, and one button adds and opens it",
    async (format, files, named, claims, placed) => {
      await dropFiles(page, files);
      await seeAllRead(page);
      await addSources(page)
        .getByText(new RegExp(`^${format} · `))
        .waitFor();
      await fact("Holds").getByText(`${claims} claims and 2 arguments`).waitFor();
      await fact("Places")
        .getByText(placed ? "Every card stays where the file has it." : "Laid out by Warrant")
        .waitFor();
      const called = await addSources(page).getByRole("textbox", { name: "Title" }).inputValue();
      expect(called).toBe(named);
      // Nothing is to be decided: the keyboard is on the one thing left to do.
      const add = addSources(page).getByRole("button", { name: "Add 1 map", exact: true });
      await expect.poll(() => add.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.keyboard.press("Enter");
      await addSources(page).waitFor({ state: "detached" });
      await frontTab().getByText(called, { exact: true }).waitFor();
      expect(linksInWords(await storedMap(warrant, called))).toEqual(expect.arrayContaining(links));
    },
  );

  test("[W471] Warrant's own: what was exported comes back whole", async () => {
    await dropFiles(page, [argdownFile]);
    await seeAllRead(page);
    await keep(page, "Add 1 map");
    const { id: mapId } = await mapTitled(warrant, title);
    const { base64 } = await warrant.ask("map.write", { mapId, format: "warrant" });
    await page.keyboard.press("Control+z");
    await expect.poll(titlesOfMaps).not.toContain(title);
    await dropFiles(page, [{ name: "back.warrant.json", base64 }]);
    await seeAllRead(page);
    await fact("Places").getByText("Every card stays where the file has it.").waitFor();
    await fact("Not carried over").getByText("Nothing: all of the file is there.").waitFor();
    await keep(page, "Add 1 map");
    expect(linksInWords(await storedMap(warrant, title))).toEqual(expect.arrayContaining(links));
  });

  test("[W472] are undone in one step by the message that tells of them", async () => {
    const [maps, claims] = [await titlesOfMaps(), await countOfClaims()];
    await dropFiles(page, [argdownFile]);
    await seeAllRead(page);
    await addSources(page).getByRole("textbox", { name: "Title" }).fill("Sundays in our town");
    await keep(page, "Add 1 map");
    await page.getByText("“Sundays in our town” added: 3 claims and 2 arguments.").waitFor();
    expect(await countOfClaims()).toBe(claims + 3);
    await page.getByRole("listitem").getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(titlesOfMaps).toEqual(maps);
    expect(await countOfClaims()).toBe(claims);
    expect((await warrant.ask("history.get", {})).undo).toBeNull();
  });

  test("[W473] come along with sources in one change", async () => {
    const [maps, sources] = [await titlesOfMaps(), await labelsOfSources(warrant)];
    await dropFiles(page, [argdownFile, { name: "mine.txt", text: own }, outlineFile]);
    await seeAllRead(page);
    await fileRow(page, "sunday.argdown").getByText("New map").waitFor();
    await fileRow(page, "mine.txt").getByText("New source").waitFor();
    // An outline may as well be a text, until it is said that it is a map.
    await fileRow(page, "sunday.md").getByText("New source").waitFor();
    await addSources(page).getByText("1 new map and 2 new sources.").waitFor();
    await keep(page, "Add 1 map and 2 sources");
    expect(await titlesOfMaps()).toHaveLength(maps.length + 1);
    await page.keyboard.press("Control+z");
    await expect.poll(titlesOfMaps).toEqual(maps);
    expect(await labelsOfSources(warrant)).toEqual(sources);
    expect((await warrant.ask("history.get", {})).undo).toBeNull();
  });

  test("[W473] that were dropped one after the other are taken back together by the message", async () => {
    const [maps, sources] = [await titlesOfMaps(), await labelsOfSources(warrant)];
    await dropFiles(page, [argdownFile]);
    await seeAllRead(page);
    await dropFiles(page, [{ name: "mine.txt", text: own }]);
    await fileRow(page, "mine.txt").getByText("New source").waitFor();
    await seeAllRead(page);
    await keep(page, "Add 1 map and 1 source");
    await page.getByText("1 map and 1 source added.").waitFor();
    await page.getByRole("listitem").getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(titlesOfMaps).toEqual(maps);
    await expect.poll(() => labelsOfSources(warrant)).toEqual(sources);
  });

  test("[W474] say what could not be carried over, before and after", async () => {
    await dropFiles(page, [canvasFile]);
    await seeAllRead(page);
    await fact("Not carried over")
      .getByText(/^\d+ things? of \d+ kinds?$/)
      .click();
    const before = addSources(page).getByRole("table", { name: "Not carried over" });
    const told = await before.getByRole("row").allTextContents();
    expect(told.join("\n")).toContain("nodes[3]");
    await keep(page, "Add 1 map");
    await page.getByRole("listitem").getByRole("button", { name: "What was lost" }).click();
    const after = page.getByRole("dialog", { name: "What was lost" });
    expect(await after.getByRole("table", { name: "Not carried over" }).getByRole("row").allTextContents()).toEqual(
      told,
    );
    await page.keyboard.press("Escape");
  });

  test("[W475] that are hostile are refused in words that name the place; nothing is changed, the others can be added", async () => {
    const claims = await countOfClaims();
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const twice = JSON.stringify({
      nodes: [
        { nodeID: "1", text: sunday.open, type: "I", timestamp: "" },
        { nodeID: "1", text: sunday.cost, type: "I", timestamp: "" },
      ],
      edges: [],
      locutions: [],
    });
    await dropFiles(page, [
      { name: "twice.aif.json", text: twice },
      { name: "deep.warrant.json", text: deep },
      { name: "cut.canvas", text: canvasFile.text.slice(0, 200) },
      argdownFile,
    ]);
    await seeAllRead(page);
    for (const [name, words] of [
      ["twice.aif.json", /nodes\[1\]/],
      ["deep.warrant.json", /\w+/],
      ["cut.canvas", /line 1|position|character|breaks off|end/i],
    ] as const) {
      await fileRow(page, name).click();
      expect(await addSources(page).getByRole("region", { name }).locator(".import-fault").textContent()).toMatch(
        words,
      );
    }
    expect(await countOfClaims()).toBe(claims);
    await addSources(page).getByText("1 new map and 3 could not be read.").waitFor();
    await keep(page, "Add 1 map");
    expect(await countOfClaims()).toBe(claims + 3);
  });

  test("[W476] leave nothing behind when the import is cancelled, large as they may be", async () => {
    const claims = await countOfClaims();
    const lines = Array.from({ length: 10_000 }, (_, index) => `1.${index + 1}. Pro: Reason number ${index} for it.`);
    await dropFiles(page, [
      { name: "large.txt", text: `Discussion Title: Large\n\n1. There are many reasons.\n${lines.join("\n")}\n` },
    ]);
    await seeAllRead(page);
    await fact("Holds").getByText("10,001 claims and 10,000 arguments").waitFor();
    await addSources(page).getByRole("button", { name: "Cancel" }).click();
    await addSources(page).waitFor({ state: "detached" });
    expect(await countOfClaims()).toBe(claims);
    expect((await warrant.ask("history.get", {})).undo).toBeNull();
  });
});

describe("Import map", () => {
  test("[W477] reads what comes as a map, whatever it seems to be", async () => {
    await chooseFromMenu(page, "File", "Import map…");
    const dialog = page.getByRole("dialog", { name: "Import a map" });
    const chooser = page.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: "Choose files…" }).click();
    await (await chooser).setFiles([
      { name: outlineFile.name, mimeType: "text/markdown", buffer: Buffer.from(outlineFile.text) },
    ]);
    await seeAllRead(page);
    await addSources(page)
      .getByText(/^Markdown outline · /)
      .waitFor();
    await fact("Holds").getByText("3 claims and 2 arguments").waitFor();
    await keep(page, "Add 1 map");
    expect(await titlesOfMaps()).toContain(title);
  });

  test("[W478] takes a map that is pasted, in the format that is chosen", async () => {
    await page.keyboard.press("Control+Shift+O");
    const dialog = page.getByRole("dialog", { name: "Import a map" });
    await dialog.getByRole("combobox", { name: "Format" }).selectOption("Argdown");
    await dialog.getByRole("textbox", { name: "Or paste or write one" }).focus();
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      // What editors put beside the text is of no use here.
      clipboardData.setData("text/html", `<p>${text}</p>`);
      clipboardData.setData("text/plain", text);
      document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }, argdownFile.text);
    await seeAllRead(page);
    await fact("Holds").getByText("3 claims and 2 arguments").waitFor();
    await keep(page, "Add 1 map");
    expect(linksInWords(await storedMap(warrant, title))).toEqual(expect.arrayContaining(links));
  });

  test("[W479] a text can be read as a map instead, and a map in another format", async () => {
    await dropFiles(page, [outlineFile]);
    await seeAllRead(page);
    await addSources(page).getByText("Read it as a map instead").click();
    await addSources(page).getByRole("combobox", { name: "Read it as" }).selectOption("Kialo text");
    await addSources(page).locator(".import-fault").waitFor();
    await seeAllRead(page);
    expect(await addSources(page).locator(".import-row").count()).toBe(1);
    await addSources(page).getByText("Read it in another format").click();
    await addSources(page).getByRole("combobox", { name: "Read it as" }).selectOption("Markdown outline");
    await fact("Holds").getByText("3 claims and 2 arguments").waitFor();
    await keep(page, "Add 1 map");
    expect(linksInWords(await storedMap(warrant, title))).toEqual(expect.arrayContaining(links));
  });
});

describe("pictures", () => {
  test.each(["svg", "png"] as const)(
    "[W480] a %s that carries its map opens it; one without says so",
    async (format) => {
      const map = await mapTitled(warrant, "No place to hide, 2017");
      const pictures = await Promise.all(
        [true, false].map((carry) => warrant.ask("map.export", { mapId: map.id, format, carry })),
      );
      const [carrying, bare] = pictures.map(({ base64 }) => base64);
      const path = join(warrant.folder, `with.${format}`);
      writeFileSync(path, Buffer.from(carrying ?? "", "base64"));
      // On the map itself, as from a file manager.
      await dropFromDisk(page, path);
      await seeAllRead(page);
      await dropFiles(page, [{ name: `without.${format}`, base64: bare ?? "" }]);
      await fileRow(page, `without.${format}`).waitFor();
      await seeAllRead(page);
      await fileRow(page, `without.${format}`).click();
      expect(await addSources(page).locator(".import-fault").textContent()).toMatch(/carries no map/);
      await fileRow(page, `with.${format}`).click();
      expect(await addSources(page).getByRole("textbox", { name: "Title" }).inputValue()).toBe(map.title);
      await addSources(page).getByRole("radio", { name: "Use the library’s" }).check();
      const claims = await countOfClaims();
      await keep(page, "Add 1 map");
      // Two maps of one title cannot be told apart in the library: the message and the tab have the new one's.
      await page.getByText(`“${map.title} (2)” added`).waitFor();
      await frontTab().getByText(`${map.title} (2)`, { exact: true }).waitFor();
      expect(await titlesOfMaps()).toEqual(expect.arrayContaining([map.title, `${map.title} (2)`]));
      expect(await countOfClaims()).toBe(claims);
    },
  );
});

describe.each(["light", "dark"] as const)("in the %s theme", (colourScheme) => {
  test("[W22] axe finds nothing grave in what imports maps", async () => {
    const other = await warrant.openWindow({ colourScheme, width: 900, height: 600 });
    await other.keyboard.press("Control+Shift+O");
    await other.getByRole("dialog", { name: "Import a map" }).waitFor();
    await expectAccessible(other, "the ways in of a map");
    await dropFiles(other, [canvasFile, argdownFile, { name: "cut.canvas", text: canvasFile.text.slice(0, 200) }]);
    await seeAllRead(other);
    await addSources(other)
      .getByText(/things? of \d+ kinds?$/)
      .click();
    await expectAccessible(other, "a map with losses");
    await addSources(other).getByRole("textbox", { name: "Title" }).fill("");
    await expectAccessible(other, "a map without a title");
    await fileRow(other, "cut.canvas").click();
    await expectAccessible(other, "a map that could not be read");
    await other.close();
  });
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
