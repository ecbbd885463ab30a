import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLibrary } from "#main/store/library.ts";
import { pane, paragraph, read } from "./reading-steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const time = "2024-01-01T00:00:00.000Z";
const count = 20_000;
/** More paragraphs than fit into the view, with those kept around; far fewer than there are. */
const few = 60;
const hostile = `<img src=x onerror="window.hurt=1"><script>window.hurt=1</script> </li></ol> &amp; <mark>“quoted” ]]>`;

function paragraphs(word: string): string[] {
  return Array.from({ length: count }, (_, index) =>
    index === 1
      ? hostile
      : `${word} ${index + 1} of many. ${"It goes on for a while. ".repeat((index * 7) % 23)}`.trim(),
  );
}

/** Gives the one source of the library a text, and quotes the hostile words and the last ones. */
function writeText(path: string, word: string): void {
  const text = paragraphs(word).join("\n");
  const textHash = createHash("sha256").update(text).digest("hex");
  const library = openLibrary(path);
  library.change("Attach text", (tx) => {
    if (!tx.get("sources", "long")) {
      const dates = { issued: null, issuedBasis: null, url: null, accessed: null, createdAt: time, updatedAt: time };
      const about = { type: "book", title: hostile, label: hostile, containerTitle: null, authors: [], digest: [] };
      tx.insert("sources", { id: "long", ...about, ...dates, text: null, textHash: null, file: null, pages: [] });
      tx.insert("speakers", { id: "s", kind: "person", name: hostile, role: null, organisation: null });
    }
    tx.update("sources", "long", { text, textHash });
    for (const { id } of tx.where("quotations", { sourceId: "long" })) tx.delete("quotations", id);
    for (const exact of [hostile, `${word} ${count} of many.`]) {
      const start = text.indexOf(exact);
      const place = { start, end: start + exact.length, prefix: "", suffix: "", standing: "exact" as const };
      const said = { sourceId: "long", speakerId: "s", date: null, role: null };
      tx.insert("quotations", { id: tx.newId("quotations"), exact, ...said, ...place });
    }
  });
  library.close();
}

let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "warrant-long-text-"));
  writeText(join(folder, "library.warrant"), "Line");
  warrant = await startWarrant({ folder, seed: false });
  page = await warrant.openWindow({ width: 1440, height: 900 });
  await read(warrant, page, "long");
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

function mounted(): Promise<number> {
  return pane(page).locator("[data-row]").count();
}

test("[W348] of a text of 20,000 paragraphs few are mounted, at its beginning, its end and anywhere between", async () => {
  expect(await mounted()).toBeLessThan(few);
  await page.keyboard.press("End");
  await paragraph(page, count).and(page.locator(":focus")).waitFor();
  expect(await mounted()).toBeLessThan(few);
  await pane(page)
    .locator(".reader-scroll")
    .evaluate((element) => {
      element.scrollTop = element.scrollHeight / 3;
    });
  await expect
    .poll(async () => Number(await pane(page).locator("[data-row]").nth(3).getAttribute("data-row")))
    .toBeGreaterThan(count / 6);
  expect(await mounted()).toBeLessThan(few);
});

test("[W348] rows lie one under the other, without gaps, wherever one has jumped to", async () => {
  await page.keyboard.press("Control+f");
  await page.keyboard.type(`line ${count - 777} of`);
  await paragraph(page, count - 777).waitFor();
  await expect.poll(() => pane(page).locator(".found.current").count()).toBe(1);
  await page.keyboard.press("Escape");
  await expect
    .poll(async () => {
      const boxes = await pane(page)
        .locator("[data-row]")
        .evaluateAll((rows) =>
          rows.map((row) => ({ row: Number(row.getAttribute("data-row")), ...row.getBoundingClientRect().toJSON() })),
        );
      return boxes
        .slice(1)
        .filter((box, index) => box.row === boxes[index]?.row + 1 && Math.abs(box.top - boxes[index]?.bottom) > 1)
        .length;
    })
    .toBe(0);
  const [match, view] = await Promise.all([
    paragraph(page, count - 777).boundingBox(),
    pane(page).locator(".reader-scroll").boundingBox(),
  ]);
  expect(match?.y).toBeGreaterThan((view?.y ?? 0) - 2_000);
  expect((match?.y ?? 0) < (view?.y ?? 0) + (view?.height ?? 0)).toBe(true);
});

test("[W349] markup in a text, a title, a name is text; nothing of it runs", async () => {
  await read(warrant, page, "long");
  expect(await paragraph(page, 2).locator(".reader-words").textContent()).toBe(hostile);
  await pane(page).getByRole("heading", { name: hostile }).waitFor();
  await paragraph(page, 2).locator("mark").first().click();
  await page.getByRole("dialog", { name: "About this passage" }).getByText(hostile).waitFor();
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => "hurt" in window)).toBe(false);
});

test("[W350] a text that is taken away elsewhere goes here too, and comes back with undo", async () => {
  await warrant.ask("source.detachText", { sourceId: "long" });
  await pane(page).getByRole("button", { name: "Attach its text…" }).waitFor();
  expect(await mounted()).toBe(0);
  await warrant.ask("history.undo", {});
  await paragraph(page, 1).waitFor();
  await warrant.ask("source.delete", { sourceId: "long" });
  await pane(page).getByText("This source is not in the library any more.").waitFor();
  await warrant.ask("history.undo", {});
  await paragraph(page, 1).waitFor();
});

test("nothing was written to the console", () => {
  expect(consoleProblems).toEqual([]);
});
