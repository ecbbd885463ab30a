import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openLibrary } from "#main/store/library.ts";
import type { RecordSet } from "#shared/contract/results.ts";
import { expectAccessible } from "./axe.ts";
import { inspector, library } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const time = "2024-01-01T00:00:00.000Z";
const times = { createdAt: time, updatedAt: time };
const onNothing = { claimId: null, inferenceId: null, quotationId: null, mapId: null, sourceId: null, passage: null };
const manyClaims = 130;

const text = [
  "The first paragraph is about something else 🙂.",
  "The minister said that a heron needs water, and a quiet place.",
  "Émigré birds come back.",
].join("\n");
const quoted = "a heron needs water";

/** A little of every kind, and many claims about kites. */
function records(): RecordSet {
  return {
    positions: [
      { id: "wet", name: "Wet", colourLight: "#0b6e4f", colourDark: "#5cc8a1", glyph: "key-round", rank: 0 },
      { id: "dry", name: "Dry", colourLight: "#a8550a", colourDark: "#ffb067", glyph: "shield", rank: 1 },
    ],
    tags: [{ id: "t1", name: "birds" }],
    speakers: [{ id: "sp1", kind: "person", name: "Zoë Heronsdale", role: "Minister", organisation: null }],
    sources: [
      {
        id: "so1",
        type: "report",
        title: "Of herons",
        label: "Of herons",
        containerTitle: "The Marsh",
        authors: [],
        issued: "2017-03-26",
        issuedBasis: null,
        url: null,
        accessed: null,
        digest: [],
        text,
        textHash: "a".repeat(64),
        file: null,
        pages: [],
        ...times,
      },
    ],
    quotations: [
      {
        id: "q1",
        sourceId: "so1",
        speakerId: "sp1",
        role: null,
        exact: quoted,
        prefix: "said that ",
        suffix: ", and",
        start: text.indexOf(quoted),
        end: text.indexOf(quoted) + quoted.length,
        date: null,
        standing: "exact",
      },
    ],
    claims: [
      { id: "c1", text: "Every heron needs water.", positionId: "wet", ...times },
      { id: "c2", text: "Water is scarce, and the heron knows.", positionId: "dry", ...times },
      ...Array.from({ length: manyClaims }, (_, index) => ({
        id: `k${index}`,
        text: `Kite ${index} flies.`,
        positionId: null,
        ...times,
      })),
    ],
    claimQuotations: [{ id: "cq1", claimId: "c1", quotationId: "q1", stance: "asserts" }],
    taggings: [{ id: "g1", tagId: "t1", claimId: "c2", sourceId: null, noteId: null }],
    maps: [
      { id: "m1", title: "A map of lakes", description: "", direction: "down", ...times },
      {
        id: "m2",
        title: "Heronry",
        description: "",
        direction: "down",
        createdAt: time,
        updatedAt: "2023-01-01T00:00:00.000Z",
      },
    ],
    placements: [{ id: "p1", mapId: "m1", claimId: "c1", inferenceId: null, x: 0, y: 0, collapsed: false }],
    notes: [{ ...onNothing, id: "n1", claimId: "c1", text: "Ask an ornithologist.", resolvedAt: null, ...times }],
  };
}

let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "warrant-finding-"));
  const filled = openLibrary(join(folder, "library.warrant"));
  filled.fill(records());
  filled.close();
  warrant = await startWarrant({ folder, seed: false });
});
afterAll(async () => {
  await warrant.stop();
  discard(warrant);
});
beforeEach(async () => {
  page = await warrant.openWindow();
  await page.keyboard.press("Control+k");
  await dialog().getByRole("option").first().waitFor();
});
afterEach(async () => {
  await page.close();
  expect(consoleProblems).toEqual([]);
});

const dialog = (): Locator => page.getByRole("dialog", { name: "Find or do anything" });
const field = (): Locator => dialog().getByRole("combobox", { name: "Find or do anything" });
const found = (): Locator => dialog().getByRole("group", { name: "In the library" }).getByRole("option");
const hit = (kind: string, words: string): Locator =>
  found()
    .filter({ hasText: words })
    .filter({ has: page.locator(".hit-facts", { hasText: kind }) });

async function choose(kind: string, words: string): Promise<void> {
  const wanted = hit(kind, words);
  await wanted.first().waitFor();
  // With the arrows, as one does who never leaves the keyboard.
  for (let step = 0; step < 20 && (await wanted.first().getAttribute("aria-selected")) !== "true"; step++) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await dialog().waitFor({ state: "detached" });
}

test("[W421] a claim is found in its context and shown on the map", async () => {
  await page.keyboard.type("heron wat");
  await expect
    .poll(() => hit("Claim", "Every heron needs water.").innerText())
    .toContain("Zoë Heronsdale · on this map");
  const marks = () => hit("Claim", "Every heron needs water.").locator("mark").allInnerTexts();
  await expect.poll(marks).toEqual(["heron", "water"]);
  await choose("Claim", "Every heron needs water.");
  await inspector(page).getByText("Every heron needs water.").first().waitFor();
});

test("[W422] a passage and a quotation open the source at their place", async () => {
  await page.keyboard.type("quiet place");
  await choose("Passage", "a quiet place");
  const reader = page.getByRole("region", { name: "Reading pane" });
  await reader.getByText("a quiet place").waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("heron needs");
  await choose("Quotation", quoted);
  await reader.getByText(quoted).first().waitFor();
});

test("[W422] a source, a map, a speaker and a note open where they are read", async () => {
  await page.keyboard.type("of herons");
  await choose("Source", "Of herons");
  await page.getByRole("region", { name: "Reading pane" }).getByText("Émigré birds come back.").waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("zoe heronsd");
  await choose("Speaker", "Zoë Heronsdale");
  await inspector(page).getByText("Zoë Heronsdale").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("ornithol");
  await choose("Note", "Ask an ornithologist.");
  await library(page).getByText("Ask an ornithologist.").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("heronry");
  await choose("Map", "Heronry");
  await expect.poll(() => page.title()).toBe("Heronry — Warrant");
});

test("[W423] actions that match come first", async () => {
  await page.keyboard.type("undo heron");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("new map");
  await expect.poll(() => dialog().getByRole("option").first().innerText()).toContain("New map");
});

test("[W424] the filters are set, combined and taken off with the keyboard alone", async () => {
  await page.keyboard.type("heron");
  await expect.poll(() => found().count()).toBeGreaterThan(5);
  await page.keyboard.press("Tab");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Kind");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  expect(await page.getByRole("checkbox", { name: "Claims" }).isChecked()).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByRole("checkbox", { name: "Claims" }).waitFor({ state: "detached" });
  await expect.poll(() => found().count()).toBe(2);
  // Past the button that takes the kinds off.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  expect(await page.getByRole("checkbox", { name: "Dry" }).isChecked()).toBe(true);
  await page.keyboard.press("Escape");
  await expect.poll(() => found().allInnerTexts()).toHaveLength(1);
  await hit("Claim", "Water is scarce").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => found().count()).toBe(2);
});

test("[W424] source, speaker, tag and time narrow too; the filters are gone at the next opening", async () => {
  await page.keyboard.type("heron");
  const pick = async (name: string, typed: string) => {
    await dialog().getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog", { name, exact: true }).getByRole("combobox").fill(typed);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
  };
  await pick("Tag", "birds");
  await expect.poll(() => found().allInnerTexts()).toHaveLength(1);
  await hit("Claim", "Water is scarce").waitFor();
  await dialog().getByRole("button", { name: "Take off Tag: birds" }).click();
  await pick("Speaker", "zoe");
  await pick("Source", "herons");
  await hit("Claim", "Every heron").waitFor();
  await expect.poll(() => found().count()).toBe(2);
  await dialog().getByRole("button", { name: "Date", exact: true }).click();
  await page.getByLabel("From").fill("2018-");
  await page.getByText("Write a year, a month or a day").waitFor();
  await page.getByLabel("From").fill("2018");
  await page.keyboard.press("Escape");
  await dialog().getByText("Nothing matches with these filters:").waitFor();
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("heron");
  await expect.poll(() => found().count()).toBeGreaterThan(5);
});

test("[W425] where the filters leave nothing, they are named and can be dropped", async () => {
  await page.keyboard.type("ornithologist");
  await hit("Note", "ornithologist").waitFor();
  await dialog().getByRole("button", { name: "Kind" }).click();
  await page.getByRole("checkbox", { name: "Maps" }).check();
  await page.keyboard.press("Escape");
  await dialog().getByText("Nothing matches with these filters: Maps.").waitFor();
  await dialog().getByRole("button", { name: "Drop the filters" }).click();
  await hit("Note", "ornithologist").waitFor();
  expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
});

test("[W426] phrases, accents and any text at all", async () => {
  await page.keyboard.type('"needs water"');
  await hit("Claim", "Every heron needs water.").waitFor();
  expect(await hit("Claim", "Water is scarce").count()).toBe(0);
  await field().fill("“water needs”");
  await dialog().getByText("Nothing matches. Try fewer or other words.").waitFor();
  await field().fill("emigre");
  await hit("Passage", "Émigré birds").waitFor();
  for (const hostile of [
    'heron" OR "',
    "heron* ^(",
    "NEAR(heron, 5)",
    "text:heron AND",
    "heron -needs",
    "'; --",
    "\\",
  ]) {
    await field().fill(hostile);
    await field().press("End");
    await expect
      .poll(() =>
        dialog()
          .getByText(/could not be done|Searching/)
          .count(),
      )
      .toBe(0);
  }
  await field().fill("heron*");
  await hit("Claim", "Every heron needs water.").waitFor();
});

test("[W427] what follows comes as one scrolls, to the last", async () => {
  await page.keyboard.type("kite");
  await expect.poll(() => found().count()).toBeGreaterThan(5);
  await expect
    .poll(async () => {
      await page.keyboard.press("End");
      return Number(await found().last().getAttribute("aria-setsize"));
    })
    .toBe(manyClaims);
  await expect
    .poll(async () => {
      await page.keyboard.press("End");
      return found().last().innerText();
    })
    .toContain("Kite 129 flies.");
});

test.each(["light", "dark"] as const)("[W428] axe finds nothing serious, %s", async (colourScheme) => {
  await page.close();
  page = await warrant.openWindow({ colourScheme, ...(colourScheme === "dark" ? { width: 900, height: 600 } : {}) });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("heron");
  await hit("Claim", "Every heron needs water.").waitFor();
  await expectAccessible(page, `hits, ${colourScheme}`);
  await dialog().getByRole("button", { name: "Kind" }).click();
  await page.getByRole("checkbox", { name: "Maps" }).check();
  await expectAccessible(page, `choice of kinds, ${colourScheme}`);
  await page.keyboard.press("Escape");
  await field().fill("ornithologist");
  await dialog().getByRole("button", { name: "Drop the filters" }).waitFor();
  await expectAccessible(page, `nothing found, ${colourScheme}`);
});
