import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Extract, extract } from "#main/reading/extract.ts";
import { readFile } from "#main/reading/read-file.ts";
import { writeReferences } from "#main/reading/write-references.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import { mutate, mutateMember, randomOf } from "../unit/reading-mutations.ts";
import { checkRead } from "../unit/reading-outcome.ts";
import {
  docxParts,
  drawnPdf,
  epubParts,
  pageFacts,
  pageHtml,
  plainPdf,
  sampleMhtml,
  scriptWords,
  sentences,
  zipped,
} from "../unit/reading-samples.ts";

const folder = mkdtempSync(join(tmpdir(), "warrant-reading-"));
// As in the worker: pdf.js leaves rejections behind that nobody waits for.
const ofRunner = process.listeners("unhandledRejection");
beforeAll(() => {
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", () => undefined);
});
afterAll(async () => {
  await setTimeout(100);
  process.removeAllListeners("unhandledRejection");
  for (const listener of ofRunner) process.on("unhandledRejection", listener);
  rmSync(folder, { recursive: true, force: true });
});

const perKind = 500;
const lines = sentences.flatMap((sentence) => sentence.match(/.{1,60}(?: |$)/g) ?? []).map((text) => ({ text }));
const references = ["a", "b", "c"].map((id) => ({
  id,
  type: "article-journal",
  title: `On keys ${id}`,
  containerTitle: "The Example",
  authors: [{ family: "Ash", given: "Ann" }, { literal: "Press Pool" }],
  issued: "2017-03",
  url: `https://news.example/${id}`,
  accessed: null,
}));
const samples: readonly { name: string; bytes: Uint8Array; change: typeof mutate }[] = [
  { name: "a.txt", bytes: Buffer.from(`\ufeff${sentences.join("\n\n")}\nШифрование 暗号化\n`), change: mutate },
  {
    name: "a.md",
    bytes: Buffer.from(
      `---\ntitle: Keys\n---\n# Keys\n\n${sentences.map((text) => `> - **${text}** [a](b)`).join("\n")}\n`,
    ),
    change: mutate,
  },
  { name: "a.html", bytes: Buffer.from(pageHtml(sentences, pageFacts)), change: mutate },
  { name: "a.mhtml", bytes: sampleMhtml(pageHtml(sentences)), change: mutate },
  { name: "drawn.pdf", bytes: drawnPdf([{ lines }, { lines, footer: "2" }]), change: mutate },
  {
    name: "plain.pdf",
    bytes: plainPdf(["(First page of it.)", "(Second page of it.)"], {
      catalog: "/PageLabels << /Nums [0 << /S /r >>] >>",
    }),
    change: mutate,
  },
  { name: "a.docx", bytes: zipped(docxParts(sentences)), change: mutate },
  { name: "members.docx", bytes: zipped(docxParts(sentences)), change: mutateMember },
  { name: "a.epub", bytes: zipped(epubParts(sentences.map((text) => `<p>${text}</p>`))), change: mutate },
  { name: "members.epub", bytes: zipped(epubParts(sentences.map((text) => `<p>${text}</p>`))), change: mutateMember },
  { name: "a.json", bytes: Buffer.from(writeReferences(references, "csl-json")), change: mutate },
  { name: "a.bib", bytes: Buffer.from(writeReferences(references, "bibtex")), change: mutate },
];

/** What was read, or null for a clear refusal; anything else fails the test. */
async function outcomeOf(reading: Promise<Extract>): Promise<Extract | null> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof WarrantError)) throw error;
    expect(error.code).toBe("file-unreadable");
    expect(error.message).not.toMatch(/undefined|\[object|Error:/);
    return null;
  }
}

/** True when every script is still whole in the file: what a fault makes of one is text like any other. */
function wholeScripts(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString("latin1");
  const whole = text.match(new RegExp(`<script>${scriptWords}\\([^<>]*\\)</script>`, "g"))?.length ?? 0;
  return whole > 0 && text.split(scriptWords).length - 1 === whole;
}

describe("damaged files", () => {
  test.each(samples)(
    "[R29] 500 mutations of $name: each is read or refused",
    async ({ name, bytes, change }) => {
      const random = randomOf(name.length * 7_919 + bytes.length);
      let read = 0;
      let withWholeScripts = 0;
      for (let count = 0; count < perKind; count += 1) {
        const mutated = change(bytes, random);
        const outcome = await outcomeOf(extract(mutated, name, () => undefined));
        if (outcome === null) continue;
        read += 1;
        checkRead(outcome);
        if (name === "a.html" && outcome.kind === "text" && wholeScripts(mutated)) {
          withWholeScripts += 1;
          expect(outcome.text).not.toContain(scriptWords);
        }
      }
      // Some faults spare the text, and some do not: otherwise little was tried.
      expect(read).toBeGreaterThan(0);
      if (name === "a.html") expect(withWholeScripts).toBeGreaterThan(0);
    },
    300_000,
  );

  test("[R29] the same in a thread of their own, as the program reads them", async () => {
    const random = randomOf(11);
    for (const { name, bytes, change } of samples) {
      const path = join(folder, `received-${name}.part`);
      writeFileSync(path, change(bytes, random));
      const outcome = await outcomeOf(
        readFile({ path, name, signal: new AbortController().signal, onProgress: () => undefined }),
      );
      if (outcome !== null) checkRead(outcome);
    }
  }, 300_000);
});
