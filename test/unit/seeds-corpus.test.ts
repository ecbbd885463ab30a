import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasCorpus, normaliseMarks, readArticles, runsOf, wordsOf } from "./seeds/corpus.ts";
import { table } from "./seeds/graph.ts";

const seedFolder = new URL("../../seeds/", import.meta.url);
const seedFiles = readdirSync(seedFolder);

/** How many words in a row may not be an article's. */
const runLength = 8;

/** The articles' own titles are facts: these fields may hold them. */
const titleFields = new Set(["sources.json title", "sources.json label"]);

type Phrase = { readonly where: string; readonly field: string; readonly text: string };

/** Every string of a seed file, with the name of the field that holds it. */
function phrasesOf(value: unknown, where: string, field: string): Phrase[] {
  if (typeof value === "string") return [{ where, field, text: value }];
  if (Array.isArray(value)) return value.flatMap((each, at) => phrasesOf(each, `${where}[${at}]`, field));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => phrasesOf(each, `${where}.${key}`, key));
}

describe.skipIf(!hasCorpus)("against the articles (skipped where the corpus folder is absent)", () => {
  const articles = hasCorpus ? readArticles() : [];
  const articleOf = new Map(articles.map((article) => [article.sourceId, article]));

  test("[D2] every quotation occurs in its article", () => {
    const missing = table("quotations").filter(({ exact, sourceId }) => {
      const text = articleOf.get(sourceId)?.text ?? "";
      return !normaliseMarks(text).includes(normaliseMarks(exact));
    });
    expect(missing).toEqual([]);
  });

  test("[D2] a quotation begins and ends with a whole word of its article", () => {
    const broken = table("quotations").filter(({ exact, sourceId }) => {
      const text = normaliseMarks(articleOf.get(sourceId)?.text ?? "");
      const at = text.indexOf(normaliseMarks(exact));
      const letter = /[\p{L}\p{N}]/u;
      return letter.test(text[at - 1] ?? "") || letter.test(text[at + normaliseMarks(exact).length] ?? "");
    });
    expect(broken).toEqual([]);
  });

  test("[D3] nothing in the seeds but quotations repeats eight words in a row of an article", () => {
    const runs = new Set(articles.flatMap((article) => runsOf(article.text, runLength)));
    expect(runs.size).toBeGreaterThan(2_000);
    const phrases = seedFiles.flatMap((file): Phrase[] => {
      const text = readFileSync(new URL(file, seedFolder), "utf8");
      return file.endsWith(".json") ? phrasesOf(JSON.parse(text), file, "") : [{ where: file, field: "", text }];
    });
    expect(phrases.length).toBeGreaterThan(1_000);
    const repeated = phrases
      .filter(({ where, field }) => field !== "exact" && !titleFields.has(`${where.split("[")[0]} ${field}`))
      .flatMap(({ where, text }) =>
        runsOf(text, runLength)
          .filter((run) => runs.has(run))
          .map((run) => `${where}: ${run}`),
      );
    expect(repeated).toEqual([]);
  });

  test("[D3] a source's title is the article's own; its label is that title or, without one, says so", () => {
    for (const source of table("sources")) {
      const article = articleOf.get(source.id);
      expect(source.title === null ? null : wordsOf(source.title)).toEqual(
        article?.title ? wordsOf(article.title) : null,
      );
      if (source.title === null) expect(source.label).toMatch(/^Untitled/);
      else expect(source.label).toBe(source.title);
    }
  });

  test("[D1] facts of the sources are those of the index: date, publication, author", () => {
    expect(
      table("sources")
        .map((source) => source.id)
        .sort(),
    ).toEqual(articles.map((article) => article.sourceId).sort());
    for (const source of table("sources")) {
      const article = articleOf.get(source.id);
      const names = source.authors.map((author) =>
        "literal" in author ? author.literal : `${author.given} ${author.family}`,
      );
      expect({ date: source.issued, publisher: source.containerTitle, author: names.join(", ") || null }).toEqual({
        // The Stack and the BBC name no author; the untitled text names neither author nor publisher.
        date: article?.date,
        publisher: article?.publisher,
        author: article?.author,
      });
    }
  });
});
