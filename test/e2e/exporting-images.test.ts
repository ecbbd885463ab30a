import { PDFDocument } from "pdf-lib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { exported, imageDialog, openImageDialog, previewed, previewOf, tick } from "./exporting.ts";
import { pixelsOffGround, readPng, readSvg } from "./images.ts";
import { boxOf, canvas, card, inspector, mapTitled, openMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const title = "Letters and locks";
const claim = "Every letter should be readable by its sender and its receiver alone";
const reason = "Readers in between will be careless";
const objection = "Some senders plan murder";

let warrant: Warrant;
let page: Page;
let mapId: string;

beforeAll(async () => {
  warrant = await startWarrant();
  const { positions } = await warrant.ask("library.get", {});
  ({ mapId } = await warrant.ask("map.create", { title }));
  const { claimId } = await warrant.ask("claim.create", {
    text: claim,
    positionId: positions[1]?.id ?? null,
    place: { mapId, x: 0, y: 0 },
  });
  const place = { mapId, x: -200, y: 260 };
  await warrant.ask("claim.create", { text: reason, place, link: { kind: "support", target: { claimId } } });
  await warrant.ask("claim.create", {
    text: objection,
    place: { mapId, x: 900, y: 260 },
    link: { kind: "attack", target: { claimId } },
  });
  await warrant.ask("frame.create", { mapId, title: "Far away", x: 860, y: 220, width: 340, height: 260 });
  page = await warrant.openWindow();
  await openMap(page, title);
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});
// Each begins as on first start.
beforeEach(async () => {
  // What was chosen last is written down by then.
  await page.waitForTimeout(600);
  await warrant.ask("settings.set", { key: "window.exportImage", value: {} });
  await page.reload();
  await card(page, claim).waitFor();
});

/** Pixels to the metre, as a PNG states them. */
function densityOf(png: Buffer): number {
  const at = png.indexOf("pHYs", 0, "latin1");
  return png.readUInt32BE(at + 4);
}

test("[W441] what is chosen is remembered, in this window and in the next", async () => {
  const dialog = await openImageDialog(page);
  await dialog.getByRole("radio", { name: "SVG" }).click();
  await dialog.getByRole("radio", { name: "Dark" }).click();
  await dialog.getByRole("radio", { name: "Millimetres" }).click();
  await dialog.getByRole("spinbutton", { name: "Width" }).fill("120");
  await dialog.getByRole("spinbutton", { name: "Margin around the map" }).fill("12");
  await dialog.getByRole("combobox", { name: "Part of the map" }).selectOption("What is in view");
  await tick(dialog, "Legend", "Carry the map in the picture");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect
    .poll(async () => (await warrant.ask("settings.get", {}))["window.exportImage"])
    .toMatchObject({ partKey: "view", options: { legend: true, carry: true, margin: 12 } });
  const other = await warrant.openWindow();
  const there = await openImageDialog(other);
  expect(await there.getByRole("radio", { name: "SVG" }).getAttribute("aria-checked")).toBe("true");
  expect(await there.getByRole("radio", { name: "Dark" }).getAttribute("aria-checked")).toBe("true");
  expect(await there.getByRole("spinbutton", { name: "Width" }).inputValue()).toBe("120");
  expect(await there.getByRole("spinbutton", { name: "Height" }).inputValue()).toBe("");
  expect(await there.getByRole("spinbutton", { name: "Margin around the map" }).inputValue()).toBe("12");
  expect(await there.getByRole("combobox", { name: "Part of the map" }).inputValue()).toBe("view");
  expect(await there.getByRole("checkbox", { name: "Legend" }).isChecked()).toBe(true);
  expect(await there.getByRole("checkbox", { name: "Footnotes" }).isChecked()).toBe(false);
  expect(await there.getByRole("checkbox", { name: "Carry the map in the picture" }).isChecked()).toBe(true);
  await other.close();
});

test("[W442] a preset settles how the picture looks; another choice makes it one's own, which comes back", async () => {
  const dialog = await openImageDialog(page);
  const preset = dialog.getByRole("combobox", { name: "Preset" });
  expect(await preset.inputValue()).toBe("");
  await tick(dialog, "Carry the map in the picture", "Footer");
  await preset.selectOption("Slide");
  await previewed(dialog);
  await dialog.getByText("1,920 × 1,080 pixels").waitFor();
  expect(await dialog.getByRole("checkbox", { name: "Title" }).isChecked()).toBe(true);
  expect(await dialog.getByRole("checkbox", { name: "Footer" }).isChecked()).toBe(false);
  // What goes along is no matter of looks.
  expect(await dialog.getByRole("checkbox", { name: "Carry the map in the picture" }).isChecked()).toBe(true);
  const { bytes } = await exported(page);
  expect(readPng(bytes)).toMatchObject({ width: 1920, height: 1080 });

  await openImageDialog(page);
  expect(await preset.inputValue()).toBe("slide");
  await preset.selectOption("Own choices");
  expect(await dialog.getByRole("checkbox", { name: "Footer" }).isChecked()).toBe(true);
  await preset.selectOption("Slide");
  await dialog.getByRole("radio", { name: "Dark" }).click();
  expect(await preset.inputValue()).toBe("");
});

test("[W443] the preview is what the file will be: theme, part, parts of the picture, its shape", async () => {
  const dialog = await openImageDialog(page);
  const light = await previewOf(dialog);
  await dialog.getByRole("radio", { name: "Dark" }).click();
  await expect.poll(async () => (await previewOf(dialog)).ground).not.toBe(light.ground);
  await dialog.getByRole("checkbox", { name: "Transparent" }).check();
  await expect.poll(async () => (await previewOf(dialog)).ground).toBe("0 0 0 0");
  await dialog.getByRole("combobox", { name: "Part of the map" }).selectOption("The frame “Far away”");
  await expect.poll(async () => (await previewOf(dialog)).shape).toBeLessThan(light.shape - 0.2);
  await previewed(dialog);
  const { shape } = await previewOf(dialog);
  const { bytes } = await exported(page);
  const png = readPng(bytes);
  expect(png.width / png.height).toBeCloseTo(shape, 1);
  expect(png.data.readUInt32BE(0)).toBe(0);
});

test("[W444] a PNG has the pixels that were promised, and states the density that was chosen", async () => {
  const dialog = await openImageDialog(page);
  await dialog.getByRole("radio", { name: "Millimetres" }).click();
  await dialog.getByRole("spinbutton", { name: "Width" }).fill("100");
  await dialog.getByRole("spinbutton", { name: "Density" }).fill("254");
  const promised = await dialog.getByText(/1,000 × [\d,]+ pixels, 100 × \d+ mm at 254 dpi/).textContent();
  const { bytes } = await exported(page);
  const { width, height } = readPng(bytes);
  expect(promised).toContain(`${width.toLocaleString("en-GB")} × ${height.toLocaleString("en-GB")} pixels`);
  expect(pixelsOffGround(readPng(bytes))).toBeGreaterThan(1_000);
  expect(densityOf(bytes)).toBe(10_000);
});

test("[W445] an SVG holds the words of what was chosen, and the map only where that was asked for", async () => {
  const dialog = await openImageDialog(page);
  await dialog.getByRole("radio", { name: "SVG" }).click();
  const plain = (await exported(page)).bytes;
  expect((await readSvg(page, plain)).elementNames).not.toContain("metadata");
  await openImageDialog(page);
  await tick(dialog, "Title", "Legend", "Footer", "Carry the map in the picture");
  const { name, bytes } = await exported(page);
  expect(name).toBe(`${title}.svg`);
  const { text, elementNames } = await readSvg(page, bytes);
  expect(text).toContain(title);
  expect(text).toContain("Privacy");
  expect(text).toContain(String(new Date().getFullYear()));
  expect(elementNames).toContain("metadata");
  expect(bytes.toString("utf8")).toContain("warrant-map");
});

test("[W446] the selection, a branch, a frame or what is in view is exported alone", async () => {
  await card(page, reason).click();
  await inspector(page).getByRole("heading", { name: reason }).waitFor();
  const dialog = await openImageDialog(page);
  await dialog.getByRole("radio", { name: "SVG" }).click();
  const part = dialog.getByRole("combobox", { name: "Part of the map" });
  const wordsOf = async (label: string) => {
    await part.selectOption(label);
    await previewed(dialog);
    const { text } = await readSvg(page, (await exported(page)).bytes);
    await openImageDialog(page);
    return text;
  };
  const ofSelection = await wordsOf("The selection (1 claim)");
  expect(ofSelection).toContain("careless");
  expect(ofSelection).not.toContain("murder");
  const ofFrame = await wordsOf("The frame “Far away”");
  expect(ofFrame).toContain("murder");
  expect(ofFrame).not.toContain("careless");
  expect(await wordsOf(`The branch of “${reason}”`)).not.toContain("murder");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await canvas(page).getByRole("button", { name: "Fit map to window" }).click();
  await openImageDialog(page);
  const inView = await wordsOf("What is in view");
  expect(inView).toContain("careless");
  expect(inView).toContain("murder");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  // From a frame's own menu that frame is chosen, whatever was last.
  const frame = await boxOf(canvas(page).locator("[data-frame-id]"));
  await page.mouse.click(frame.x + 0.85 * frame.width, frame.y + 6, { button: "right" });
  await page.getByRole("menuitem", { name: "Export frame as image…" }).click();
  await previewed(dialog);
  expect(await part.inputValue()).toMatch(/^frame:/);
});

test("[W447] the pages of a PDF are shown before they are made", async () => {
  const dialog = await openImageDialog(page);
  await dialog.getByRole("radio", { name: "PDF" }).click();
  await dialog.getByText(/^One page of \d+ × \d+ mm$/).waitFor();
  await dialog.getByRole("combobox", { name: "Paper" }).selectOption("A5");
  await dialog.getByText("1 page A5, landscape").waitFor();
  await dialog.getByRole("checkbox", { name: "Over several pages" }).check();
  const words = (await dialog.getByText(/pages A5/).textContent()) ?? "";
  const pages = Number(/on (\d+) pages A5/.exec(words)?.[1]);
  expect(pages).toBeGreaterThan(3);
  expect(await dialog.locator(".preview-page").count()).toBe(pages);
  const { name, bytes } = await exported(page);
  expect(name).toBe(`${title}.pdf`);
  const pdf = await PDFDocument.load(bytes);
  expect(pdf.getPageCount()).toBe(pages);
  const { width, height } = pdf.getPage(0).getSize();
  expect([Math.min(width, height), Math.max(width, height)].map(Math.round)).toEqual([420, 595]);
  // Margins that leave no room are refused before anything is drawn.
  await openImageDialog(page);
  await dialog.getByRole("spinbutton", { name: "Page margin" }).fill("50");
  await dialog.getByRole("spinbutton", { name: "Overlap" }).fill("50");
  await dialog.getByRole("alert").getByText("leave no room").waitFor();
  expect(await dialog.getByRole("button", { name: "Export", exact: true }).getAttribute("aria-disabled")).toBe("true");
});

test("[W448] what would be too large is told beforehand, with a size that is not", async () => {
  const dialog = await openImageDialog(page);
  await dialog.getByRole("radio", { name: "Pixels" }).click();
  await dialog.getByRole("spinbutton", { name: "Width" }).fill("400000");
  const fault = dialog.getByRole("alert");
  await fault.getByText(/400000|400,000/).waitFor();
  await page.keyboard.press("Control+Enter");
  await fault.getByRole("button", { name: "Use the largest that fits" }).click();
  await fault.waitFor({ state: "detached" });
  const width = Number(await dialog.getByRole("spinbutton", { name: "Width" }).inputValue());
  expect(width).toBeGreaterThan(30_000);
  expect(width).toBeLessThan(400_000);
  // The keyboard is not lost with the button.
  expect(await dialog.getByRole("button", { name: "Export", exact: true }).and(page.locator(":focus")).count()).toBe(1);
  // A number that may not be chosen is not.
  const scale = dialog.getByRole("spinbutton", { name: "Width" });
  await scale.fill("3");
  await dialog.getByText("From 16 to 1,000,000").waitFor();
  await scale.blur();
  expect(Number(await scale.inputValue())).toBe(width);
});

test("[W449] an image is exported by keys alone", async () => {
  await page.keyboard.press("Control+e");
  const dialog = imageDialog(page);
  await expect.poll(() => dialog.getByRole("combobox", { name: "Preset" }).and(page.locator(":focus")).count()).toBe(1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  const svg = dialog.getByRole("radio", { name: "SVG" });
  // Arrows move the focus a moment after the key.
  await expect.poll(() => svg.and(page.locator(":focus")).count()).toBe(1);
  await page.keyboard.press("Space");
  await expect.poll(() => svg.getAttribute("aria-checked")).toBe("true");
  // From the last of the choices Tab leads to the buttons, never out of the dialog.
  const seen = new Set<string>();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    seen.add(
      await page.evaluate(() => {
        const inside = document.activeElement?.closest("[role=dialog]") !== null;
        return inside ? (document.activeElement?.textContent ?? "") : "outside";
      }),
    );
  }
  expect([...seen]).toEqual(expect.arrayContaining(["Cancel", "Export"]));
  expect(seen.has("outside")).toBe(false);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+Enter")]);
  expect(download.suggestedFilename()).toBe(`${title}.svg`);
  await dialog.waitFor({ state: "detached" });
});

test("[W450] a map that is not open is exported from its row, whole or by its frames", async () => {
  const other = (await warrant.ask("maps.list", {})).find((each) => each.title !== title && each.claims > 5);
  if (!other) throw new Error("no other map");
  const row = page.getByRole("region", { name: "Maps" }).getByRole("listitem").filter({ hasText: other.title });
  await row.first().click({ button: "right" });
  await page.getByRole("menuitem", { name: "Export image…" }).click();
  const dialog = imageDialog(page);
  await previewed(dialog);
  await dialog.getByText(other.title, { exact: true }).waitFor();
  const parts = await dialog.getByRole("combobox", { name: "Part of the map" }).locator("option").allTextContents();
  expect(parts[0]).toBe("The whole map");
  expect(parts).not.toContain("What is in view");
  expect((await mapTitled(warrant, title)).id).toBe(mapId);
});

test("[W458] characters that no font can draw are told once the file is saved", async () => {
  const odd = await warrant.ask("map.create", { title: "Odd" });
  const text = "A sign of nobody\u2019s: \u{10ff7d}";
  await warrant.ask("claim.create", { text, place: { mapId: odd.mapId, x: 0, y: 0 } });
  await openMap(page, "Odd");
  const dialog = await openImageDialog(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+Enter")]);
  expect(download.suggestedFilename()).toBe("Odd.png");
  await dialog.waitFor({ state: "detached" });
  const told = page.getByRole("dialog", { name: "Some characters could not be drawn" });
  await told.getByRole("row", { name: /U\+10FF7D\) 1 A sign of/ }).waitFor();
  await told.getByRole("button", { name: "Done" }).click();
  await told.waitFor({ state: "detached" });
  await openMap(page, title);
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
