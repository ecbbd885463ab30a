import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPng } from "./images.ts";
import { canvas, card, chooseFromMenu, inspector, openMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const title = "Copied";
const claim = "A picture is worth a thousand words";
const reason = "It is seen at once";

let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  warrant = await startWarrant();
  const { mapId } = await warrant.ask("map.create", { title });
  const { claimId } = await warrant.ask("claim.create", { text: claim, place: { mapId, x: 0, y: 0 } });
  const link = { kind: "support", target: { claimId } } as const;
  await warrant.ask("claim.create", { text: reason, place: { mapId, x: 0, y: 300 }, link });
  page = await warrant.openWindow();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openMap(page, title);
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

/** What is on the clipboard, by media type, as base64. */
async function clipboard(): Promise<ReadonlyMap<string, Buffer>> {
  const items = await page.evaluate(async () => {
    const read: [string, string][] = [];
    for (const item of await navigator.clipboard.read()) {
      for (const type of item.types) {
        const bytes = new Uint8Array(await (await item.getType(type)).arrayBuffer());
        read.push([type, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))]);
      }
    }
    return read;
  });
  return new Map(items.map(([type, base64]) => [type, Buffer.from(base64, "base64")]));
}

test("[W453] the map is copied as a PNG by its shortcut", async () => {
  await page.keyboard.press("Control+Shift+C");
  await page.getByText("Map copied as PNG").waitFor();
  const copied = await clipboard();
  expect([...copied.keys()]).toEqual(["image/png"]);
  const { width, height } = readPng(copied.get("image/png") ?? Buffer.alloc(0));
  // Two cards one above the other, twice as large as life.
  expect(width).toBeGreaterThan(500);
  expect(height).toBeGreaterThan(width);
});

test("[W453] the selection is copied as an SVG, for programs that take pictures and those that take text", async () => {
  await card(page, reason).click();
  await inspector(page).getByRole("heading", { name: reason }).waitFor();
  await chooseFromMenu(page, "Edit", /Copy selection as SVG/);
  await page.getByText("Selection copied as SVG").waitFor();
  const copied = await clipboard();
  expect([...copied.keys()].toSorted()).toEqual(["image/svg+xml", "text/plain"]);
  for (const svg of copied.values()) {
    expect(svg.toString("utf8")).toContain("seen at once");
    expect(svg.toString("utf8")).not.toContain("thousand");
    expect(svg.toString("utf8")).not.toContain("<metadata");
  }
});

test("[W454] a clipboard that may not be written, and a picture that cannot be drawn, are said", async () => {
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"));
  });
  await canvas(page).focus();
  await page.keyboard.press("Control+Shift+C");
  await page.getByText("The clipboard could not be written.").waitFor();
  await page.reload();
  await card(page, claim).waitFor();
  const map = (await warrant.ask("maps.list", {})).find((each) => each.title === title);
  await warrant.ask("claim.create", { text: "Far away", place: { mapId: map?.id ?? "", x: 200_000, y: 0 } });
  await card(page, claim).waitFor();
  await page.keyboard.press("Control+Shift+C");
  await page.getByText(/^Nothing was copied\. .*largest/).waitFor();
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems.filter((problem) => !problem.includes("Write permission denied"))).toEqual([]);
});
