import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "#main/app/app.ts";
import { openLibrary } from "#main/store/library.ts";
import { contextOf } from "#shared/quoting/resolve.ts";

/** A library with the debate in it, one of whose sources has a text that was written around its quotations. */
export type ReadingLibrary = {
  readonly folder: string;
  /** The source with a text, and what it is called. */
  readonly sourceId: string;
  readonly label: string;
  readonly paragraphs: readonly string[];
  /** Numbers of the paragraphs that no claim uses, from 1. */
  readonly unused: readonly number[];
  /** Words of the source's quotations, in the order of the text. */
  readonly quoted: readonly string[];
};

/** Makes it in a folder of its own; the same every time. */
export async function makeReadingLibrary(): Promise<ReadingLibrary> {
  const folder = mkdtempSync(join(tmpdir(), "warrant-reading-"));
  const path = join(folder, "library.warrant");
  const app = createApp({ libraryPath: path, seed: true });
  await app.dispatch("library.get", {});
  await app.close();

  const library = openLibrary(path);
  const bySource = Map.groupBy(library.read.all("quotations"), ({ sourceId }) => sourceId);
  const [source] = library.read
    .all("sources")
    .toSorted((a, b) => (bySource.get(b.id)?.length ?? 0) - (bySource.get(a.id)?.length ?? 0));
  if (source === undefined) throw new Error("the debate has no source");
  const quotations = bySource.get(source.id) ?? [];
  const paragraphs: string[] = [];
  const unused: number[] = [];
  for (const [index, { exact }] of quotations.entries()) {
    paragraphs.push(`Part ${paragraphs.length + 1} begins here. Somebody said “${exact}” in it. Nobody answered it.`);
    if (index % 3 !== 1) continue;
    paragraphs.push(`Part ${paragraphs.length + 1} is about the weather in Málaga and about nothing else at all.`);
    unused.push(paragraphs.length);
  }
  attachText(library, source.id, paragraphs.join("\n"));
  library.close();
  const quoted = quotations.map(({ exact }) => exact);
  return { folder, sourceId: source.id, label: source.label, paragraphs, unused, quoted };
}

type Library = ReturnType<typeof openLibrary>;

/** Gives a source a text, with every quotation whose words stand in it at its place, each at its own where several have the same words. */
export function attachText(library: Library, sourceId: string, text: string): void {
  library.change("Attach text", (tx) => {
    const textHash = createHash("sha256").update(text).digest("hex");
    const pages = [
      { label: "1", start: 0 },
      { label: "2", start: text.indexOf("\n") + 1 },
    ];
    tx.update("sources", sourceId, { text, textHash, pages });
    const taken = new Set<number>();
    for (const { id, exact } of tx.where("quotations", { sourceId })) {
      let start = text.indexOf(`“${exact}”`) + 1;
      while (start > 0 && taken.has(start)) start = text.indexOf(`“${exact}”`, start) + 1;
      if (start === 0) continue;
      taken.add(start);
      const end = start + exact.length;
      tx.update("quotations", id, { ...contextOf(text, start, end), start, end, standing: "exact" });
    }
  });
}
