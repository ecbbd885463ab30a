import { expect } from "vitest";
import { type Extract, extract } from "#main/reading/extract.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import {
  type ProposedFacts,
  paragraphsOf,
  type ReadReferences,
  type ReadText,
  toParagraphs,
} from "#shared/model/read-text.ts";
import { sourceSchema } from "#shared/model/records.ts";
import { assertSound } from "./formats/mutations.ts";

const factsSchema = sourceSchema.pick({
  type: true,
  title: true,
  containerTitle: true,
  authors: true,
  issued: true,
  url: true,
  accessed: true,
});

/** What `extract` gives for text files; a failure of the test for references. */
export async function readTextOf(bytes: Uint8Array, name: string): Promise<ReadText> {
  const read = await extract(bytes, name, () => undefined);
  if (read.kind !== "text") throw new Error(`${name} was read as references.`);
  checkRead(read);
  return read;
}

export async function readReferencesOf(bytes: Uint8Array, name: string): Promise<ReadReferences> {
  const read = await extract(bytes, name, () => undefined);
  if (read.kind !== "references") throw new Error(`${name} was read as a text.`);
  checkRead(read);
  return read;
}

/** The message with which bytes are refused. */
export async function refusalOf(bytes: Uint8Array, name: string): Promise<string> {
  try {
    await extract(bytes, name, () => undefined);
  } catch (error) {
    if (!(error instanceof WarrantError)) throw error;
    expect(error.code).toBe("file-unreadable");
    expect(error.message).toMatch(/\.$/);
    return error.message;
  }
  throw new Error(`${name} was not refused.`);
}

/** What holds of everything that is read, from whatever file. */
export function checkRead(read: Extract): void {
  if (read.kind === "map") {
    assertSound(read.document);
    return;
  }
  if (read.kind === "references") {
    expect(read.entries.length).toBeGreaterThan(0);
    for (const entry of read.entries) checkFacts(entry);
    return;
  }
  const { text, pages } = read;
  expect(text).not.toBe("");
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\u{ad}\u{200b}\u{200e}\u{200f}\u{2028}\u{2029}\u{feff}]| {2}|^ | $/mu);
  expect(toParagraphs(text)).toBe(text);
  expect(paragraphsOf(text).map((paragraph) => paragraph.text)).toEqual(text.split("\n"));
  let before = 0;
  for (const { label, start } of pages) {
    expect(label).not.toBe("");
    expect(start).toBeGreaterThanOrEqual(before);
    expect(start).toBeLessThanOrEqual(text.length);
    before = start;
  }
  checkFacts(read.facts);
}

function checkFacts(facts: ProposedFacts): void {
  expect(factsSchema.safeParse(facts)).toEqual({ success: true, data: facts });
}
