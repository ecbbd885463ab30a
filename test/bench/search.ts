import Database from "better-sqlite3";
import { createApp } from "#main/app/app.ts";
import { openLibrary } from "#main/store/library.ts";
import type { CommandArguments } from "#shared/contract/commands.ts";
import type { SearchPage } from "#shared/contract/results/search.ts";
import { type BenchRow, printRows, timesOf } from "./measure.ts";
import { generateLibrary, librarySizes, rareIds, searchWords } from "./search-library.ts";

type Question = { readonly name: string; readonly args: CommandArguments<"search"> };

const { common, second, middling, other, rare } = searchWords;
const hitsOfPage = 50;
const runs = 60;
const runsOfScan = 3;

const bare: readonly Question[] = [
  { name: "rare word", args: { words: rare } },
  { name: "word in nearly half the claims", args: { words: middling } },
  { name: "word in nearly every paragraph", args: { words: common } },
  { name: "one letter", args: { words: "p" } },
  { name: "two letters", args: { words: "co" } },
  { name: "three letters", args: { words: "pri" } },
  { name: "five letters", args: { words: "couba" } },
  { name: "two common words", args: { words: `${middling} ${common}` } },
  { name: "common and rare word", args: { words: `${common} ${rare}` } },
  { name: "three words, the last one unfinished", args: { words: `${other} ${middling} c` } },
  { name: "phrase", args: { words: `"${common} ${second}"` } },
  { name: "rare phrase of common words", args: { words: `"${other} ${middling} ${common}"` } },
  { name: "no such word", args: { words: "qqqq" } },
  { name: "tenth page of a common word", args: { words: common, offset: 450 } },
];

const filters: readonly Question["args"][] = [
  { words: "", kinds: ["claim"] },
  { words: "", kinds: ["passage"] },
  { words: "", positionIds: ["privacy"] },
  { words: "", sourceId: "s5" },
  { words: "", speakerId: "sp5" },
  { words: "", speakerId: rareIds.speaker },
  { words: "", tagId: "t5" },
  { words: "", tagId: rareIds.tag },
  { words: "", from: "2000", to: "2010" },
  { words: "", from: rareIds.year, to: rareIds.year },
  { words: "", from: "1940", to: "1949" },
  { words: "", positionIds: [""], speakerId: "sp5" },
  { words: "", positionIds: ["privacy"], from: rareIds.year, to: rareIds.year },
  { words: "", sourceId: "s5", speakerId: "sp5" },
  { words: "", tagId: "t5", from: "2000", to: "2001" },
];

function nameOf({ words: _, ...filter }: Question["args"]): string {
  return Object.entries(filter)
    .map(([name, value]) => `${name} ${[value].flat().join(", ") || "none"}`)
    .join(", ");
}

/** The search over everything, with and without filters, beside a LIKE scan of the same tables. */
export async function benchSearch(path: string): Promise<void> {
  const began = performance.now();
  const library = openLibrary(path);
  library.fill(generateLibrary());
  library.close();
  const { claims, sources, wordsOfSource } = librarySizes;
  console.log(
    `\nA library of ${claims.toLocaleString("en")} claims and ${sources.toLocaleString("en")} sources of ${wordsOfSource.toLocaleString("en")} words, made in ${((performance.now() - began) / 1000).toFixed(0)} s.`,
  );
  const app = createApp({ libraryPath: path });
  const reader = new Database(path, { readonly: true });
  const page = async (question: Question): Promise<BenchRow> => {
    const args = { limit: hitsOfPage, ...question.args };
    let found = 0;
    const times = await timesOf(runs, async () => {
      const answer = await app.dispatch("search", args);
      if (!answer.ok) throw new Error(answer.error.message);
      found = (answer.value as SearchPage).hits.length;
    });
    return { name: `${question.name} (${found})`, times };
  };
  const rows: BenchRow[] = [];
  for (const question of bare) {
    const scan = {
      name: "LIKE scan of the same tables",
      times: await timesOf(runsOfScan, () => likeScan(reader, question.args.words)),
    };
    rows.push({ ...(await page(question)), baseline: scan });
  }
  printRows("search, first page of 50 (goal: 10, p95); hits in brackets", rows);
  for (const words of [common, middling, rare, "p"]) {
    const filtered: BenchRow[] = [];
    for (const filter of filters) filtered.push(await page({ name: nameOf(filter), args: { ...filter, words } }));
    printRows(`search for "${words}" with filters`, filtered);
  }
  reader.close();
  await app.close();
}

const scanned = [
  ["claims", "text"],
  ["quotations", "exact"],
  ["sources", "text"],
  ["sources", "label"],
  ["notes", "text"],
  ["maps", "title"],
  ["speakers", "name"],
] as const;

/** What finding the first page takes without an index: a word anywhere in a text, the shortest texts first. */
function likeScan(reader: Database.Database, words: string): void {
  const patterns = words.startsWith('"') ? [words.slice(1, -1)] : words.split(" ");
  for (const [table, column] of scanned) {
    reader
      .prepare(
        `SELECT id, substr(${column}, 1, 200) FROM ${table}
         WHERE ${patterns.map(() => `${column} LIKE ?`).join(" AND ")} ORDER BY length(${column}), row LIMIT ${hitsOfPage}`,
      )
      .all(...patterns.map((pattern) => `%${pattern}%`));
  }
}
