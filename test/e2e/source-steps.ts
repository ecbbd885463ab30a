import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { z } from "zod";
import type { SourceDetail } from "#shared/contract/results/sources.ts";
import type { Warrant } from "./window.ts";

const seedsFolder = fileURLToPath(new URL("../../seeds", import.meta.url));
const quotations = z
  .array(z.object({ sourceId: z.string(), exact: z.string() }))
  .parse(JSON.parse(readFileSync(join(seedsFolder, "quotations.json"), "utf8")));

/** The words that the seeds quote from a source, in order. */
export function quotedWords(sourceId: string): readonly string[] {
  return quotations.filter((each) => each.sourceId === sourceId).map(({ exact }) => exact);
}

/** A text of our own around phrases, one a paragraph. */
export function textAround(phrases: readonly string[]): string {
  return phrases
    .map(
      (phrase, index) => `Paragraph ${index + 1} was written for this test, and in it stands: ${phrase}. So it ends.`,
    )
    .join("\n\n");
}

export type TestFile = { readonly name: string; readonly text: string };
/** A file that is no text. */
export type TestBytes = { readonly name: string; readonly base64: string };
export type TestFolder = { readonly name: string; readonly files: readonly TestFile[] };

/** Holds files over the window and answers what lets them go. */
export async function holdOver(page: Page, files: readonly (TestFile | TestBytes)[]): Promise<() => Promise<void>> {
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const file of given) {
      const content = "text" in file ? file.text : Uint8Array.from(atob(file.base64), (byte) => byte.charCodeAt(0));
      transfer.items.add(new File([content], file.name));
    }
    return transfer;
  }, files);
  await page.dispatchEvent("body", "dragenter", { dataTransfer: data });
  await page.dispatchEvent("body", "dragover", { dataTransfer: data });
  return () => page.dispatchEvent("body", "drop", { dataTransfer: data });
}

/** Drops files on the window. */
export async function dropFiles(page: Page, files: readonly (TestFile | TestBytes)[]): Promise<void> {
  const letGo = await holdOver(page, files);
  await letGo();
}

/** Drops a file or folder of the disk on the middle of the window, as a file manager does. */
export async function dropFromDisk(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const send = (type: "dragEnter" | "dragOver" | "drop") =>
    session.send("Input.dispatchDragEvent", { type, x: width / 2, y: height / 2, data });
  await send("dragEnter");
  await send("dragOver");
  // What is dropped on is the veil: a drop that comes before it stands there reaches nobody.
  await page.getByText(/^Drop \d+ items? to/).waitFor();
  await send("dragOver");
  await send("drop");
  await session.detach();
}

export function addSources(page: Page): Locator {
  return page.getByRole("dialog", { name: /^(Add (files|the text of)|Import a map)/ });
}

/** The line of the list that is about a file. */
export function fileRow(page: Page, name: string): Locator {
  return addSources(page).getByRole("list", { name: "What is being added" }).getByRole("button", { name });
}

/** Waits until every file has been read or has failed. */
export async function seeAllRead(page: Page): Promise<void> {
  await addSources(page).locator(".import-row").first().waitFor();
  await addSources(page).getByRole("progressbar").waitFor({ state: "detached", timeout: 60_000 });
}

/** Presses the button that keeps what is listed. */
export async function keep(page: Page, name: string): Promise<void> {
  await addSources(page).getByRole("button", { name, exact: true }).click();
  await addSources(page).waitFor({ state: "detached" });
}

/** How many quotations of a source stand how, by `standing`; those to decide on are `undecided`. */
export async function standings(warrant: Warrant, sourceId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { quotation } of (await source(warrant, sourceId)).quotations) {
    const word = quotation.standing === "reworded" && quotation.start === null ? "undecided" : quotation.standing;
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

export function source(warrant: Warrant, sourceId: string): Promise<SourceDetail> {
  return warrant.ask("source.get", { sourceId });
}

export async function labelsOfSources(warrant: Warrant): Promise<readonly string[]> {
  return (await warrant.ask("sources.list", {})).map(({ source: { label } }) => label);
}
