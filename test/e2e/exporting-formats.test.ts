import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mapFormats, writtenFormats } from "#shared/formats/format-list.ts";
import { expectAccessible } from "./axe.ts";
import { formatDialog, openImageDialog, savedBy } from "./exporting.ts";
import { boxOf, mapTitled, openMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const title = "Blinded to crime? 2024";

let warrant: Warrant;
let page: Page;
let mapId: string;

beforeAll(async () => {
  warrant = await startWarrant();
  mapId = (await mapTitled(warrant, title)).id;
  page = await warrant.openWindow();
  await openMap(page, title);
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

test("[W455] every format that is written is offered, and says what it will not carry before it is saved", async () => {
  await page.keyboard.press("Control+Shift+E");
  const dialog = formatDialog(page);
  await dialog.waitFor();
  expect(await dialog.getByRole("radio").count()).toBe(writtenFormats.length);
  for (const format of writtenFormats) {
    const { losses, base64, fileName } = await warrant.ask("map.write", { mapId, format });
    await dialog.getByRole("radio", { name: new RegExp(`^${mapFormats[format].name}`) }).check();
    await dialog.getByText(fileName).waitFor();
    const rows = await dialog.getByRole("table", { name: "Not carried" }).getByRole("row").allTextContents();
    expect(rows.slice(1)).toEqual(
      losses.map(({ what, count, where }) => `${what}${count.toLocaleString("en-GB")}${where}`),
    );
    expect(await dialog.getByText("carries everything that this map holds").count()).toBe(losses.length === 0 ? 1 : 0);
    const beginning = (await dialog.locator("pre").textContent()) ?? "";
    expect(beginning.length).toBeGreaterThan(10);
    // A mark at the beginning, as spreadsheets like it, is not shown.
    const text = new TextDecoder().decode(Buffer.from(base64, "base64"));
    expect(text.startsWith(beginning.slice(0, 60)), format).toBe(true);
  }
  expect((await warrant.ask("map.write", { mapId, format: "dot" })).losses.length).toBeGreaterThan(0);
});

test("[W456] the file is the format's, and the format is remembered", async () => {
  const dialog = formatDialog(page);
  await dialog.getByRole("radio", { name: /^Argdown/ }).check();
  const { base64, fileName } = await warrant.ask("map.write", { mapId, format: "argdown" });
  await dialog.getByText(fileName).waitFor();
  const { name, bytes } = await savedBy(page, () => page.keyboard.press("Control+Enter"));
  expect(name).toBe(fileName);
  expect(bytes.equals(Buffer.from(base64, "base64"))).toBe(true);
  await dialog.waitFor({ state: "detached" });
  await expect.poll(async () => (await warrant.ask("settings.get", {}))["window.exportMapFormat"]).toBe("argdown");
  await page.reload();
  await page.getByRole("application", { name: `Map: ${title}` }).waitFor();
  await page.keyboard.press("Control+Shift+E");
  await expect
    .poll(() =>
      dialog
        .getByRole("radio", { name: /^Argdown/ })
        .and(page.locator(":checked"))
        .count(),
    )
    .toBe(1);
});

test("[W456] the texts of sources go along with a Warrant map where that is wanted", async () => {
  const dialog = formatDialog(page);
  await dialog.getByRole("radio", { name: /^Warrant map/ }).check();
  await dialog.getByText(/\.warrant\.json/).waitFor();
  const [asked] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/command/map.write")),
    dialog.getByRole("checkbox", { name: "Include the texts of sources" }).uncheck(),
  ]);
  expect(asked.postDataJSON()).toEqual({ mapId, format: "warrant", texts: false });
  const save = dialog.getByRole("button", { name: "Save" });
  await expect.poll(() => save.isEnabled()).toBe(true);
  const { bytes } = await savedBy(page, () => save.click());
  expect(JSON.parse(bytes.toString("utf8"))).toMatchObject({ format: "warrant-map" });
});

describe.each(["light", "dark"] as const)("in the %s theme", (colourScheme) => {
  test("[W457] both dialogs fit a small window, and axe finds nothing grave in them", async () => {
    const small = await warrant.openWindow({ colourScheme, width: 900, height: 600 });
    const dialog = await openImageDialog(small);
    await dialog.getByRole("radio", { name: "PDF" }).click();
    await dialog.getByRole("combobox", { name: "Paper" }).selectOption("A4");
    await dialog.getByRole("checkbox", { name: "Over several pages" }).check();
    await dialog.getByRole("spinbutton", { name: "Scale" }).fill("1");
    await dialog.getByText(/pages A4/).waitFor();
    await expectAccessible(small, "pages of an image");
    await dialog.getByRole("spinbutton", { name: "Scale" }).fill("16");
    await dialog.getByRole("button", { name: "Use the largest that fits" }).waitFor();
    await expectAccessible(small, "an image that is too large");
    await expectWithin(small, "Export");
    await small.keyboard.press("Escape");
    await small.keyboard.press("Control+Shift+E");
    const formats = formatDialog(small);
    await formats.getByRole("radio", { name: /^Graphviz/ }).check();
    await formats.getByRole("table", { name: "Not carried" }).waitFor();
    await expectAccessible(small, "the formats");
    await expectWithin(small, "Save");
    await small.close();
  });
});

/** The dialog's last button lies in the window, and nothing in the dialog is wider than the dialog. */
async function expectWithin(small: Page, button: string): Promise<void> {
  const dialog = small.getByRole("dialog");
  const box = await boxOf(dialog.getByRole("button", { name: button, exact: true }));
  expect(box.y + box.height).toBeLessThan(600);
  expect(box.x + box.width).toBeLessThan(900);
  const wide = await dialog.evaluate((element) =>
    [element, ...element.querySelectorAll(".scroll")]
      .filter((each) => each.scrollWidth > each.clientWidth)
      .map((each) => each.className),
  );
  expect(wide).toEqual([]);
}

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
