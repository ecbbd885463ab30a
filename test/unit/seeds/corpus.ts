import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
/** The folder of the five articles; they are no part of the project. */
export const corpusPath = resolve(root, process.env.WARRANT_CORPUS ?? "../shared/corpus");
export const hasCorpus = existsSync(resolve(corpusPath, "index.json"));

export type IndexEntry = {
  readonly file: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly date: string;
};

/** Which source stands for which article. */
const fileNumbers: Readonly<Record<string, string>> = {
  "s-rusi-2015": "000",
  "s-guardian-2017": "001",
  "s-stack-2024": "002",
  "s-bbc-2017": "003",
  "s-guardian-2021": "004",
};

export type Article = IndexEntry & { readonly sourceId: string; readonly text: string };

/** The articles by source id, in the order of the index. */
export function readArticles(): Article[] {
  const index = JSON.parse(readFileSync(resolve(corpusPath, "index.json"), "utf8")) as IndexEntry[];
  return index.map((entry) => {
    const found = Object.entries(fileNumbers).find(([, number]) => entry.file.startsWith(`${number}_`));
    if (!found) throw new Error(`no source for ${entry.file}`);
    return { ...entry, sourceId: found[0], text: readFileSync(resolve(corpusPath, entry.file), "utf8") };
  });
}

/** One form for the marks that differ between copies of a text: quote marks, dashes, white space. */
export function normaliseMarks(text: string): string {
  return text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[–—−]/g, "-")
    .replace(/\s+/g, " ");
}

/** The words of a text, without case and punctuation; what a hyphen joins counts as several. */
export function wordsOf(text: string): string[] {
  return (
    normaliseMarks(text)
      .toLowerCase()
      .replaceAll("'", "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Every run of `length` words in a row. */
export function runsOf(text: string, length: number): string[] {
  const words = wordsOf(text);
  return words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(" "));
}
