import { join } from "node:path";
import Database from "better-sqlite3";
import { type App, createApp } from "#main/app/app.ts";
import { openLibrary } from "#main/store/library.ts";
import type { CommandArguments, CommandName, CommandResult } from "#shared/contract/commands.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { generateMap } from "./generate.ts";
import { type BenchRow, printRows, timesOf } from "./measure.ts";
import { benchSearch } from "./search.ts";

const librarySize = 100_000;
const mapSize = 10_000;

/** One claim in so many holds a word that is in no other. */
const rareEvery = 10_000;
const rareWord = "metadata";

/** Search beside a LIKE scan, a map beside reading its rows, edits beside a bare UPDATE with the same durability. */
export async function benchStore(folder: string): Promise<void> {
  await benchLibrary(join(folder, "large.warrant"));
  await benchMap(join(folder, "mapped.warrant"));
  await benchSearch(join(folder, "searched.warrant"));
}

function fillLibrary(path: string, size: number): void {
  const records = generateMap(size);
  const claims = (records.claims ?? []).map((claim, index) =>
    index % rareEvery === 17 ? { ...claim, text: `${claim.text} So says the ${rareWord}.` } : claim,
  );
  const library = openLibrary(path);
  library.fill({ ...records, claims });
  library.close();
}

async function ask<N extends CommandName>(app: App, name: N, args: CommandArguments<N>): Promise<CommandResult<N>> {
  const answer = await app.dispatch(name, args);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value as CommandResult<N>;
}

async function benchLibrary(path: string): Promise<void> {
  fillLibrary(path, librarySize);
  const opening = await timesOf(5, () => openLibrary(path).close());
  const app = createApp({ libraryPath: path });
  const reader = new Database(path, { readonly: true });
  const like = (patterns: readonly string[]) => patterns.map(() => "text LIKE ?").join(" AND ");
  const scan = async (select: string, patterns: readonly string[]) => {
    const statement = reader.prepare(select.replace("$passing", `FROM claims WHERE ${like(patterns)}`));
    return timesOf(20, () => statement.all(...patterns));
  };
  const firstPage = async (label: string, words: string): Promise<BenchRow> => {
    const patterns = words.split(" ").map((word) => `%${word}%`);
    const { total } = await ask(app, "claims.list", { search: words, limit: 1 });
    return {
      name: `claims.list, ${label}: "${words}", ${total.toLocaleString("en")} found`,
      times: await timesOf(100, () => ask(app, "claims.list", { search: words, limit: 50 })),
      baseline: {
        name: "LIKE scan, first page and count",
        times: await scan(
          "SELECT id, text, (SELECT count(*) $passing) FROM claims WHERE row IN (SELECT row $passing LIMIT 50)".replaceAll(
            "$passing",
            `FROM claims WHERE ${like(patterns)}`,
          ),
          [...patterns, ...patterns],
        ),
      },
    };
  };
  const rows: BenchRow[] = [
    { name: "open, check and close the library", times: opening },
    { name: "claims.list, all of them", times: await timesOf(100, () => ask(app, "claims.list", { limit: 50 })) },
    await firstPage("rare word", rareWord),
    await firstPage("common word", "privacy"),
    await firstPage("prefix", "priv"),
    await firstPage("shortest prefix", "p"),
    await firstPage("two words", "court police"),
    {
      name: "claims.countByPosition, common word",
      times: await timesOf(50, () => ask(app, "claims.countByPosition", { search: "privacy" })),
      baseline: {
        name: "LIKE scan, counted by position",
        times: await scan("SELECT positionId, count(*) $passing GROUP BY positionId", ["%privacy%"]),
      },
    },
  ];
  reader.close();
  await app.close();
  printRows(`Library of ${librarySize.toLocaleString("en")} claims (goal: first page within 10, p95)`, rows);
}

async function benchMap(path: string): Promise<void> {
  fillLibrary(path, mapSize);
  const app = createApp({ libraryPath: path });
  const edits = await timesOf(500, (run) =>
    ask(app, "claim.edit", { claimId: `c${(run + 1) % mapSize}`, text: `Edited in turn ${run}.` }),
  );
  const moves = await timesOf(500, (run) =>
    ask(app, "map.move", { mapId: "bench", moves: [{ placementId: `p${(run + 1) % mapSize}`, x: run, y: run }] }),
  );
  const gets = await timesOf(30, () => ask(app, "map.get", { mapId: "bench" }));
  const { records } = await ask(app, "map.get", { mapId: "bench" });
  const clones = await timesOf(20, () => structuredClone(records));
  const whole = unpackRecords(records);
  const wholeClones = await timesOf(20, () => structuredClone(whole));
  const views = await timesOf(30, () => viewMap(tablesFrom(unpackRecords(records)), "bench"));
  await app.close();

  const bare = new Database(path);
  bare.pragma("synchronous = FULL");
  const update = bare.prepare("UPDATE claims SET text = ? WHERE id = ?");
  const updates = await timesOf(500, (run) => update.run(`Bare ${run}.`, `c${Math.max(0, run) % mapSize}`));
  const tables = ["claims", "placements", "inferences", "premises"].map((table) =>
    bare.prepare(`SELECT * FROM ${table}`),
  );
  const reads = await timesOf(30, () => tables.map((table) => table.all()));
  bare.close();

  const baseline = { name: "bare UPDATE, FULL sync", times: updates };
  printRows(`Map of ${mapSize.toLocaleString("en")} cards`, [
    { name: "claim.edit, dispatch to answer (journalled, FULL sync)", times: edits, baseline },
    { name: "map.move of one card, dispatch to answer", times: moves, baseline },
    {
      name: "map.get, dispatch to answer",
      times: gets,
      baseline: { name: "SELECT * of its four tables", times: reads },
    },
    { name: "its answer cloned", times: clones, baseline: { name: "the same as records", times: wholeClones } },
    { name: "in the window: unpacked, and viewed", times: views },
  ]);
  const megabytes = (value: unknown) => (JSON.stringify(value).length / 1e6).toFixed(1);
  console.log(`The answer is ${megabytes(records)} MB as JSON; as records it would be ${megabytes(whole)} MB.`);
}
