import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Bounds, readFile } from "#main/reading/read-file.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import { drawnPdf, pageHtml, sentences } from "../unit/reading-samples.ts";

const folder = mkdtempSync(join(tmpdir(), "warrant-reading-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function stored(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function failureOf(reading: Promise<unknown>): Promise<WarrantError> {
  const error: unknown = await reading.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WarrantError)) throw new Error("Nothing was refused.", { cause: error });
  return error;
}

function reading(path: string, name: string, bounds: Partial<Bounds> = {}, signal = new AbortController().signal) {
  return readFile({ path, name, signal, onProgress: () => undefined, bounds });
}

const longPdf = stored(
  "long",
  drawnPdf(Array.from({ length: 120 }, (_page, index) => ({ lines: [{ text: `Page ${index} of many` }] }))),
);

/** Takes a second or more, in one go. */
const longPage = stored(
  "page",
  Buffer.from(pageHtml(Array.from({ length: 40_000 }, (_line, index) => `Words of line ${index}`))),
);

describe("files read in a thread of their own", () => {
  test("[R25] a file is read from where it lies, under its own name, and progress is told", async () => {
    const told: (number | null)[] = [];
    const read = await readFile({
      path: longPdf,
      name: "long.pdf",
      signal: new AbortController().signal,
      onProgress: (fraction) => told.push(fraction),
    });
    expect(read).toMatchObject({ kind: "text", warnings: [] });
    expect(read.kind === "text" && read.pages).toHaveLength(120);
    expect(told[0]).toBeNull();
    const fractions = told.filter((fraction) => fraction !== null);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.every((fraction) => fraction > 0 && fraction <= 1)).toBe(true);
  });

  test("[R25] a refusal in the thread is the same refusal outside", async () => {
    const error = await failureOf(reading(stored("empty", new Uint8Array()), "a.pdf"));
    expect([error.code, error.message]).toEqual(["file-unreadable", expect.stringContaining("empty")]);
    const gone = await failureOf(reading(join(folder, "nowhere"), "a.pdf"));
    expect([gone.code, gone.message]).toEqual(["file-unreadable", expect.stringContaining("could not be opened")]);
  });

  test("[R26] cancelling stops it, before it begins and while it is under way", async () => {
    expect((await failureOf(reading(longPdf, "a.pdf", {}, AbortSignal.abort()))).code).toBe("cancelled");
    const controller = new AbortController();
    const error = await failureOf(
      readFile({
        path: longPdf,
        name: "a.pdf",
        signal: controller.signal,
        onProgress: (fraction) => {
          if (fraction !== null) controller.abort();
        },
      }),
    );
    expect(error.code).toBe("cancelled");
  });

  test("[R27] a file that gives no sign of life, or takes too long in all, is given up", async () => {
    for (const bounds of [{ stallMs: 1 }, { totalMs: 1 }]) {
      const error = await failureOf(reading(longPage, "a.html", bounds));
      expect([error.code, error.message]).toEqual(["file-unreadable", expect.stringContaining("took too long")]);
    }
  });

  test("[R28] a file that fills the thread's memory is refused, and the next one is read", async () => {
    const error = await failureOf(reading(longPage, "a.html", { heapMegabytes: 64, stallMs: 60_000 }));
    expect([error.code, error.message]).toEqual(["file-unreadable", expect.stringContaining("more memory")]);
    const small = stored("small", Buffer.from(pageHtml(sentences)));
    expect((await reading(small, "a.html")).kind).toBe("text");
  });

  test("[R28] a file of more than 256 MB is refused unread, with the figures", async () => {
    const path = stored("huge", new Uint8Array());
    truncateSync(path, 300 * 1024 * 1024);
    expect((await failureOf(reading(path, "a.txt"))).message).toMatch(/300 MB.*256 MB/);
  });
});
