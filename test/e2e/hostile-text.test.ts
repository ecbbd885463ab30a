import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportImage, readSvg } from "./images.ts";
import { card, inspector, library, openMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

/** Text that would run if it were ever taken for HTML or SVG; each field has its own mark. */
function hostile(mark: string): string {
  return `<img src=x onerror="window.__pwned=1"> </text><script>window.__pwned=1</script> &lt;b&gt; ${mark}`;
}

const claim = hostile("claim");
const title = hostile("title");

let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  warrant = await startWarrant();
  const { mapId } = await warrant.ask("map.create", { title, description: hostile("description") });
  const { positionId } = await warrant.ask("position.create", {
    name: hostile("position").slice(-100),
    colourLight: "#444444",
    colourDark: "#bbbbbb",
    glyph: "eye",
  });
  const place = { mapId, x: 0, y: 0 };
  const { claimId } = await warrant.ask("claim.create", { text: claim, positionId, place });
  // Long enough to be cut on the card, so that it has a tooltip with the whole.
  const long = await warrant.ask("claim.create", {
    text: `${hostile("long")} ${"and so on ".repeat(60)}`,
    place: { mapId, x: 0, y: 300 },
    link: { kind: "support", target: { claimId } },
  });
  const { speakerId } = await warrant.ask("speaker.create", {
    kind: "person",
    name: hostile("speaker"),
    role: hostile("role"),
  });
  const sourceId = (await warrant.ask("sources.list", {}))[0]?.source.id ?? "";
  await warrant.ask("quotation.create", { sourceId, speakerId, exact: hostile("quotation"), claim: { claimId } });
  await warrant.ask("note.create", { subject: { claimId }, text: hostile("note") });
  await warrant.ask("tag.add", { subject: { claimId }, name: '<img src=x onerror="window.__pwned=1">' });
  await warrant.ask("inference.edit", { inferenceId: long.inferenceId ?? "", scheme: hostile("scheme") });
  await warrant.ask("frame.create", { mapId, title: hostile("frame"), x: -40, y: -60, width: 340, height: 260 });
  page = await warrant.openWindow();
  await openMap(page, title);
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

/** Nothing of the text has become an element or has run. */
async function expectHarmless(): Promise<void> {
  const made = await page.evaluate(() => ({
    ran: Reflect.get(window, "__pwned"),
    images: document.querySelectorAll("img").length,
    scriptsInBody: document.body.querySelectorAll("script").length,
    handlers: [...document.querySelectorAll("*")].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith("on")),
    ).length,
  }));
  expect(made).toEqual({ ran: undefined, images: 0, scriptsInBody: 0, handlers: 0 });
}

test("[W23] hostile text is text on the card, on the frame and in the overview of the map", async () => {
  const drawn = await card(page, claim).locator("text").allTextContents();
  expect(drawn.join(" ")).toContain("<img src=x");
  expect(drawn.join("")).toContain("</text><script>");
  await page.getByRole("group", { name: "Frame: <img" }).waitFor();
  await page.getByRole("img", { name: "Overview of the map: 2 claims" }).waitFor();
  await expectHarmless();
});

test("[W23] hostile text is text in the library, the tabs and the window's title", async () => {
  await library(page).getByRole("searchbox", { name: "Search claims" }).fill("pwned");
  await library(page).getByRole("option", { name: claim }).getByText(claim, { exact: true }).waitFor();
  await page.getByRole("navigation", { name: "Open maps" }).getByRole("button", { name: title, exact: true }).waitFor();
  expect(await page.title()).toContain(title);
  await expectHarmless();
});

test("[W23] hostile text is text in the inspector of claim, argument and map", async () => {
  await inspector(page).getByRole("heading", { name: title }).waitFor();
  await inspector(page).getByText(hostile("description")).waitFor();
  await card(page, claim).click();
  await inspector(page).getByRole("heading", { name: claim }).waitFor();
  await inspector(page)
    .getByText(`“${hostile("quotation")}”`)
    .waitFor();
  await inspector(page).getByText(hostile("note"), { exact: true }).waitFor();
  await inspector(page)
    .getByText(`${hostile("speaker")}, ${hostile("role")}`)
    .waitFor();
  await inspector(page).getByText('<img src=x onerror="window.__pwned=1">', { exact: true }).waitFor();
  await inspector(page).getByRole("button", { name: "Open this argument" }).first().click();
  await inspector(page).getByText(hostile("scheme")).waitFor();
  await expectHarmless();
});

test("[W23] hostile text is text in the palette, in the tooltip of a card and in dialogs", async () => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("pwned claim");
  await page.getByRole("option", { name: claim }).getByText(claim, { exact: true }).waitFor();
  await expectHarmless();
  await page.keyboard.press("Escape");

  await card(page, hostile("long")).hover();
  await page.getByRole("tooltip").filter({ hasText: "<img src=x" }).first().waitFor({ state: "attached" });
  await expectHarmless();

  await card(page, claim).click();
  await page.keyboard.press("Shift+Delete");
  await page.getByRole("alertdialog").getByText(claim, { exact: true }).waitFor();
  await page.getByRole("alertdialog").getByText(`It goes from 1 map: ${title}.`).waitFor();
  await expectHarmless();
  await page.keyboard.press("Escape");
});

test("[W23] hostile text is text in messages", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await page.getByText("Undone: Draw frame").first().waitFor();
  await expectHarmless();
});

test("[W24] an exported SVG holds hostile text as text, and nothing that runs", async () => {
  const image = await exportImage(page, { format: "SVG", theme: "Light", scale: 1 });
  expect(image.fileName).toMatch(/^[^<>/\\"]+\.svg$/);
  const svg = await readSvg(page, image.bytes);
  // Lines are broken within words that are too long for a card: spaces aside, the text is whole.
  const unspaced = (text: string) => text.replace(/\s/g, "");
  expect(unspaced(svg.text)).toContain(unspaced(claim));
  for (const name of ["img", "image", "script", "foreignObject", "a", "use", "iframe"]) {
    expect(svg.elementNames).not.toContain(name);
  }
  expect(svg.attributeNames.filter((name) => name.startsWith("on") || name.includes("href"))).toEqual([]);

  // Shown by a browser as a page of its own, where scripts of an SVG run.
  const viewer = await page.context().newPage();
  await viewer.goto(`data:image/svg+xml;base64,${image.bytes.toString("base64")}`);
  expect(await viewer.evaluate(() => [document.documentElement.localName, Reflect.get(window, "__pwned")])).toEqual([
    "svg",
    undefined,
  ]);
  await viewer.close();
  await expectHarmless();
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
