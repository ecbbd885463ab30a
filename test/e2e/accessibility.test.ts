import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "./axe.ts";
import {
  boxOf,
  canvas,
  card,
  cards,
  chooseFromMenu,
  inspector,
  library,
  mapTitled,
  middleOfLink,
  newMap,
  openMap,
  undo,
} from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

/** A small map of each kind of thing; dialogs are looked at over it, since axe takes a second for a large one. */
const title = "One of each";
const claim = "Every message should be readable by its sender and receiver alone";
const reason = "Readers in between will be careless";
const objection = "Some senders plan murder";

type View = { readonly name: string; readonly open: (page: Page) => Promise<unknown> };

async function makeSmallMap(warrant: Warrant): Promise<void> {
  const { positions } = await warrant.ask("library.get", {});
  const { mapId } = await warrant.ask("map.create", { title });
  const target = await warrant.ask("claim.create", {
    text: claim,
    positionId: positions[1]?.id ?? null,
    place: { mapId, x: 200, y: 0 },
  });
  const place = { mapId, x: 0, y: 240 };
  const link = { kind: "support", target: { claimId: target.claimId } } as const;
  const step = await warrant.ask("claim.create", { text: reason, place, link });
  const { claimId } = await warrant.ask("claim.create", {
    text: objection,
    positionId: positions[0]?.id ?? null,
    place: { mapId, x: 400, y: 240 },
    link: { kind: "attack", target: { inferenceId: step.inferenceId ?? "" } },
  });
  await warrant.ask("premise.add", { inferenceId: step.inferenceId ?? "", claimId: await placedClaim(warrant, mapId) });
  await warrant.ask("note.create", { subject: { claimId }, text: "Since when?" });
  await warrant.ask("tag.add", { subject: { claimId: target.claimId }, name: "in principle" });
}

/** Puts the first claim of the library, which is quoted, on the map. */
async function placedClaim(warrant: Warrant, mapId: string): Promise<string> {
  const claimId = (await warrant.ask("claims.list", { limit: 1 })).rows[0]?.claim.id ?? "";
  await warrant.ask("map.place", { mapId, claims: [{ claimId, x: 0, y: 400 }] });
  return claimId;
}

async function selectClaim(page: Page): Promise<void> {
  await card(page, claim).click();
  await inspector(page).getByRole("heading", { name: claim }).waitFor();
}

async function selectArgument(page: Page): Promise<void> {
  const at = await middleOfLink(page, new RegExp(`^Undercut: ${objection}`));
  await page.mouse.click(at.x, at.y);
  await inspector(page).getByRole("heading", { name: "An undercut" }).waitFor();
}

async function groundOf(page: Page) {
  const { x, y } = await boxOf(canvas(page));
  return { x: x + 20, y: y + 20 };
}

const views: readonly View[] = [
  {
    name: "the map, nothing selected",
    open: (page) => inspector(page).getByRole("heading", { name: title }).waitFor(),
  },
  { name: "a claim selected", open: selectClaim },
  { name: "an argument selected", open: selectArgument },
  {
    name: "several selected",
    open: async (page) => {
      await selectClaim(page);
      await page.keyboard.press("Control+a");
      await inspector(page).getByText("Do with them").waitFor();
    },
  },
  {
    name: "a source in the inspector",
    open: async (page) => {
      const sources = library(page).getByRole("region", { name: "Sources" });
      await sources.getByRole("button", { name: "Sources", exact: true }).click();
      await sources.getByRole("listitem").first().getByRole("button").click();
      await inspector(page)
        .getByRole("tab", { name: /^Quotations/ })
        .waitFor();
    },
  },
  {
    name: "the palette",
    open: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog", { name: "Find or do anything" }).getByRole("option").first().waitFor();
    },
  },
  {
    name: "the export dialog",
    open: async (page) => {
      await page.keyboard.press("Control+e");
      await page.getByRole("dialog", { name: "Export image" }).waitFor();
    },
  },
  {
    name: "the new map dialog",
    open: async (page) => {
      await page.keyboard.press("Control+Alt+n");
      await page.getByRole("dialog", { name: "New map" }).waitFor();
    },
  },
  {
    name: "the rename dialog",
    open: async (page) => {
      await inspector(page).getByRole("button", { name: "Rename map…" }).click();
      await page.getByRole("dialog", { name: "Rename map" }).getByRole("textbox").waitFor();
    },
  },
  {
    name: "the delete map dialog",
    open: async (page) => {
      await chooseFromMenu(page, "File", "Delete map…");
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "the link to dialog",
    open: async (page) => {
      await selectClaim(page);
      await page.keyboard.press("l");
      await page.getByRole("dialog", { name: "Link this claim to" }).getByRole("option").first().waitFor();
    },
  },
  {
    name: "the dialog that writes a claim",
    open: async (page) => {
      await selectClaim(page);
      await page.keyboard.press("a");
      await page.getByRole("dialog", { name: "Add an objection" }).waitFor();
    },
  },
  {
    name: "the positions dialog",
    open: async (page) => {
      await chooseFromMenu(page, "Edit", "Positions…");
      await page.getByRole("dialog", { name: "Positions" }).getByRole("textbox").first().waitFor();
    },
  },
  {
    name: "the shortcuts",
    open: async (page) => {
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    },
  },
  {
    name: "the note dialog",
    open: async (page) => {
      await selectClaim(page);
      await page.keyboard.press("m");
      await page.getByRole("dialog", { name: "Note on this claim" }).waitFor();
    },
  },
  {
    name: "the quotation dialog",
    open: async (page) => {
      await selectClaim(page);
      await inspector(page).getByRole("button", { name: "Add a quotation" }).click();
      await page.getByRole("dialog", { name: "Add a quotation" }).getByRole("combobox").first().waitFor();
    },
  },
  {
    name: "the add premise dialog",
    open: async (page) => {
      await selectArgument(page);
      await inspector(page).getByRole("button", { name: "Add a linked premise" }).click();
      await page.getByRole("dialog", { name: "Add a linked premise" }).getByRole("option").first().waitFor();
    },
  },
  {
    name: "the delete claim dialog",
    open: async (page) => {
      await selectClaim(page);
      await page.keyboard.press("Shift+Delete");
      await page.getByRole("alertdialog").getByText("It goes from").waitFor();
    },
  },
  {
    name: "the delete argument dialog",
    open: async (page) => {
      await selectArgument(page);
      await page.keyboard.press("Shift+Delete");
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "the claims filter",
    open: async (page) => {
      await library(page).getByRole("button", { name: "Filter claims" }).click();
      await page.getByRole("dialog", { name: "Filter claims" }).waitFor();
    },
  },
  {
    name: "a card's menu",
    open: async (page) => {
      await card(page, claim).click({ button: "right" });
      await page.getByRole("menuitem", { name: /Add an objection/ }).waitFor();
    },
  },
  {
    name: "the map's menu",
    open: async (page) => {
      const at = await groundOf(page);
      await page.mouse.click(at.x, at.y, { button: "right" });
      await page.getByRole("menuitem", { name: "Write a claim here" }).waitFor();
    },
  },
  {
    name: "the main menu",
    open: async (page) => {
      await page.getByRole("banner").getByRole("button", { name: "Menu", exact: true }).click();
      await page.getByRole("menuitem", { name: "Edit", exact: true }).click();
      await page.getByRole("menuitem", { name: /Select all/ }).waitFor();
    },
  },
  {
    name: "a card being written",
    open: async (page) => {
      const at = await groundOf(page);
      await page.mouse.dblclick(at.x, at.y);
      await page.getByRole("textbox", { name: "Text of the new claim" }).waitFor();
    },
  },
  {
    name: "a text being edited in the inspector, and a tag added",
    open: async (page) => {
      await selectClaim(page);
      await inspector(page).getByRole("button", { name: "Add a tag" }).click();
      await inspector(page).getByRole("combobox", { name: "New tag" }).waitFor();
    },
  },
  {
    name: "a search that finds nothing",
    open: async (page) => {
      await library(page).getByRole("searchbox", { name: "Search claims" }).fill("zzzz");
      await library(page).getByText("Nothing matches.").waitFor();
    },
  },
];

describe.each(["light", "dark"] as const)("in the %s theme", (colourScheme) => {
  let warrant: Warrant;
  let page: Page;

  beforeAll(async () => {
    warrant = await startWarrant();
    await makeSmallMap(warrant);
    page = await warrant.openWindow({ colourScheme });
  });
  afterAll(async () => {
    await warrant?.stop();
    if (warrant) discard(warrant);
  });

  test("[W22] axe finds nothing grave in the overview", async () => {
    await expect.poll(() => cards(page).count()).toBeGreaterThan(10);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(colourScheme);
    await expectAccessible(page, "the overview");
    await cards(page).first().click();
    await inspector(page).getByText("Who says it").waitFor();
    await expectAccessible(page, "the overview, a claim selected");
    await page.keyboard.press("Control+d");
    await undo(page, "Duplicate claim");
    await page.keyboard.press("Control+a");
    await inspector(page).getByText("Do with them").waitFor();
    await expectAccessible(page, "the overview, everything selected and a message on show");
  });

  test("[W22] axe finds nothing grave in an empty map", async () => {
    await newMap(page, "Nothing here");
    await canvas(page).getByText("This map is empty.").waitFor();
    await expectAccessible(page, "an empty map");
    await openMap(page, title);
    const { id } = await mapTitled(warrant, title);
    await expect.poll(() => warrant.ask("settings.get", {})).toMatchObject({ "window.mapId": id });
  });

  test.each(views)("[W22] axe finds nothing grave in $name", async ({ name, open }) => {
    // Each view from a fresh window: nothing of the one before is left.
    await page.reload();
    await card(page, claim).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(colourScheme);
    await open(page);
    await expectAccessible(page, name);
  });
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
