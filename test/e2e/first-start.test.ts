import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canvas, card, cards, inspector, library, statusLine, storedMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

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

test("[W1] the first start shows six maps, the overview open", async () => {
  const maps = await warrant.ask("maps.list", {});
  expect(maps).toHaveLength(6);
  const rows = library(page).getByRole("region", { name: "Maps" }).getByRole("listitem");
  await expect.poll(() => rows.count()).toBe(6);
  const [overview] = maps;
  if (overview === undefined) throw new Error("no map");
  expect(overview.claims).toBeGreaterThanOrEqual(40);
  for (const map of maps) {
    await library(page)
      .getByRole("button", { name: `${map.title} ${map.claims} claims`, exact: true })
      .waitFor();
  }
  await page.getByRole("application", { name: `Map: ${overview.title}` }).waitFor();
  await expect.poll(() => page.title()).toBe(`${overview.title} — Warrant`);
});

test("[W1] the overview's cards, links and counts are the library's", async () => {
  const [overview] = await warrant.ask("maps.list", {});
  const view = await storedMap(warrant, overview?.title ?? "");
  // Elements have those that are in view and large enough: here all of them are.
  const large = await warrant.openWindow({ width: 4_800, height: 3_600 });
  await canvas(large).waitFor();
  await large.keyboard.press("Control+0");
  await expect.poll(() => cards(large).count()).toBe(view.cards.length);
  await expect.poll(() => canvas(large).locator("[aria-roledescription='argument']").count()).toBe(view.links.length);
  for (const { text } of view.cards) await card(large, text).first().waitFor();
  await large.close();
  expect(await statusLine(page).textContent()).toContain(
    `${overview?.claims} claims · ${overview?.inferences} arguments`,
  );
  await statusLine(page).getByText("Saved on this computer").waitFor();
});

test("[W1] the first map is large enough to read, and its cards are in view", async () => {
  const inView = await cards(page).evaluateAll(
    (elements) =>
      elements.filter((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      }).length,
  );
  expect(inView).toBeGreaterThanOrEqual(5);
  const zoom = await canvas(page)
    .getByRole("button", { name: /^Zoom \d+%/ })
    .textContent();
  expect(Number.parseInt(zoom ?? "", 10)).toBeGreaterThanOrEqual(50);
});

test("[W1] the library lists every claim and source", async () => {
  const { counts } = await warrant.ask("library.get", {});
  const claims = library(page).getByRole("region", { name: "Claims" });
  await claims.getByText(String(counts.claims), { exact: true }).waitFor();
  const first = claims.getByRole("option").first();
  expect(await first.getAttribute("aria-setsize")).toBe(String(counts.claims));
  const sources = library(page).getByRole("region", { name: "Sources" });
  await sources.getByRole("button", { name: "Sources", exact: true }).click();
  await expect.poll(() => sources.getByRole("listitem").count()).toBe(counts.sources);
  expect(counts.sources).toBe(5);
});

test("[W1] a source opens with its facts, its quotations, its digest and the claims that came from it", async () => {
  const [row] = await warrant.ask("sources.list", {});
  if (row === undefined) throw new Error("no source");
  const detail = await warrant.ask("source.get", { sourceId: row.source.id });
  await library(page)
    .getByRole("button", { name: new RegExp(row.source.label.slice(0, 20)) })
    .click();
  const panel = inspector(page);
  await panel.getByRole("heading", { name: detail.source.title ?? detail.source.label }).waitFor();
  await panel.getByRole("tab", { name: `Quotations · ${detail.quotations.length}` }).waitFor();
  const [quotation] = detail.quotations;
  if (quotation === undefined) throw new Error("no quotation");
  await panel.getByText(`“${quotation.quotation.exact}”`).first().waitFor();
  await panel.getByRole("tab", { name: /^Digest/ }).click();
  await panel.getByText(detail.digest[0] ?? "nothing").waitFor();
  await panel.getByRole("tab", { name: /^Quotations/ }).click();
  const claim = quotation.claims[0]?.claim;
  if (claim === undefined) throw new Error("no claim");
  await panel.getByRole("button", { name: claim.text }).first().click();
  await panel.getByRole("heading", { name: claim.text }).waitFor();
});

test("[W40] a quotation that no claim uses can be deleted from its source, and undo brings it back", async () => {
  const [row] = await warrant.ask("sources.list", {});
  if (row === undefined) throw new Error("no source");
  const ask = () => warrant.ask("source.get", { sourceId: row.source.id });
  await library(page)
    .getByRole("button", { name: new RegExp(row.source.label.slice(0, 20)) })
    .click();
  const { quotations } = await ask();
  const unused = quotations.filter(({ claims }) => claims.length === 0);
  expect(unused).toHaveLength(1);
  // Rows are mounted as they come into view.
  const before = quotations.findIndex(({ claims }) => claims.length === 0) / quotations.length;
  const list = inspector(page).getByRole("tabpanel").locator(".virtual-rows");
  await list.evaluate((element, share) => {
    const scroller = element.closest(".scroll");
    const top = element.getBoundingClientRect().top - (scroller?.getBoundingClientRect().top ?? 0);
    scroller?.scrollBy(0, top + share * element.clientHeight);
  }, before);
  // Only that one has the button.
  const buttons = inspector(page).getByRole("button", { name: /^Delete the quotation/ });
  await expect.poll(() => buttons.count()).toBe(1);
  await buttons.click();
  await expect.poll(async () => (await ask()).quotations.length).toBe(quotations.length - 1);
  await expect.poll(() => buttons.count()).toBe(0);
  await page.keyboard.press("Control+z");
  await expect.poll(ask).toMatchObject({ quotations: quotations.map(({ quotation }) => ({ quotation })) });
  await expect.poll(() => buttons.count()).toBe(1);
});

test("[W1] the claims can be searched, and narrowed by position, speaker, source and tag", async () => {
  const claims = library(page).getByRole("region", { name: "Claims" });
  const total = () => claims.getByRole("option").first().getAttribute("aria-setsize");
  const { positions, speakers } = await warrant.ask("library.get", {});

  const found = await warrant.ask("claims.list", { search: "WhatsApp" });
  expect(found.total).toBeGreaterThan(0);
  await claims.getByRole("searchbox", { name: "Search claims" }).fill("WhatsApp");
  await expect.poll(total).toBe(String(found.total));

  const [position] = positions;
  if (position === undefined) throw new Error("no position");
  const narrowed = await warrant.ask("claims.list", { search: "WhatsApp", positionIds: [position.id] });
  expect(narrowed.total).toBeGreaterThan(0);
  expect(narrowed.total).toBeLessThan(found.total);
  await claims.getByRole("button", { name: new RegExp(`^${position.name},`) }).click();
  await expect.poll(total).toBe(String(narrowed.total));
  await claims.getByRole("button", { name: new RegExp(`^${position.name},`) }).click();
  await claims.getByRole("button", { name: "Clear search" }).click();

  const speaker = speakers.find(({ name }) => name === "Amber Rudd");
  if (speaker === undefined) throw new Error("no speaker");
  const said = await warrant.ask("claims.list", { speakerId: speaker.id });
  await claims.getByRole("button", { name: "Filter claims" }).click();
  const popover = page.getByRole("dialog", { name: "Filter claims" });
  const pick = async (field: string, words: string) => {
    await popover.getByRole("combobox", { name: field }).fill(words);
    await popover.getByRole("option", { name: words }).first().click();
  };
  await pick("Speaker", speaker.name);
  await popover.getByRole("button", { name: "Done" }).click();
  await expect.poll(total).toBe(String(said.total));
  await claims.getByRole("button", { name: `Take off the filter ${speaker.name}` }).click();

  const [source] = await warrant.ask("sources.list", {});
  const [tag] = (await warrant.ask("library.get", {})).tags;
  if (source === undefined || tag === undefined) throw new Error("no source or tag");
  for (const [field, name, query] of [
    ["Source", source.source.label, { sourceId: source.source.id }],
    ["Tag", tag.name, { tagId: tag.id }],
  ] as const) {
    const passing = await warrant.ask("claims.list", query);
    expect(passing.total).toBeGreaterThan(0);
    await claims.getByRole("button", { name: "Filter claims" }).click();
    await pick(field, name);
    await expect.poll(total).toBe(String(passing.total));
    await popover.getByRole("button", { name: "Clear" }).click();
    await popover.getByRole("button", { name: "Done" }).click();
  }
  await expect.poll(total).toBe(String((await warrant.ask("claims.list", {})).total));
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
