import { join } from "node:path";
import Database from "better-sqlite3";
import { createApp } from "#main/app/app.ts";
import { openLibrary } from "#main/store/library.ts";
import { generateMap } from "./generate.ts";
import { printRows, timesOf } from "./measure.ts";

const librarySize = 100_000;
const mapSize = 10_000;

function fillLibrary(path: string, size: number): void {
  const library = openLibrary(path);
  library.fill(generateMap(size));
  library.close();
}

/** Search against a LIKE scan, edits against a bare UPDATE with the same durability, opening against reading the rows. */
export async function benchStore(folder: string): Promise<void> {
  const large = join(folder, "large.warrant");
  const mapped = join(folder, "mapped.warrant");
  fillLibrary(large, librarySize);
  fillLibrary(mapped, mapSize);

  const opening = await timesOf(3, () => openLibrary(large).close());
  const reader = new Database(large, { readonly: true });
  const app = createApp({ libraryPath: large });
  const like = reader.prepare("SELECT id, text FROM claims WHERE text LIKE ? LIMIT 50");
  const count = reader.prepare("SELECT count(*) FROM claims WHERE text LIKE ?");
  const search = async (words: string) => {
    const answer = await app.dispatch("claims.list", { search: words, limit: 50 });
    if (!answer.ok) throw new Error(answer.error.message);
  };
  const searchRow = async (label: string, words: string, pattern: string) => ({
    name: `claims.list, ${label}`,
    times: await timesOf(20, () => search(words)),
    baseline: {
      name: "LIKE scan: first page and count",
      times: await timesOf(20, () => [like.all(pattern), count.get(pattern)]),
    },
  });
  const searches = [
    await searchRow("common word", "privacy", "%privacy%"),
    await searchRow("two words", "warrant court police", "%court%police%"),
    await searchRow("prefix", "priv", "%priv%"),
  ];
  await app.close();
  reader.close();

  const editing = createApp({ libraryPath: mapped });
  let turn = 0;
  const edits = await timesOf(300, async () => {
    turn += 1;
    const answer = await editing.dispatch("claim.edit", {
      claimId: `c${turn % mapSize}`,
      text: `Edited in turn ${turn}.`,
    });
    if (!answer.ok) throw new Error(answer.error.message);
  });
  const openings = await timesOf(5, () => editing.dispatch("map.get", { mapId: "bench" }));
  await editing.close();

  const bare = new Database(mapped);
  bare.pragma("synchronous = FULL");
  const update = bare.prepare("UPDATE claims SET text = ? WHERE id = ?");
  const updates = await timesOf(300, (run) => update.run(`Bare ${run}.`, `c${Math.max(0, run) % mapSize}`));
  const rows = await timesOf(5, () => [
    bare.prepare("SELECT * FROM claims").all(),
    bare.prepare("SELECT * FROM placements").all(),
    bare.prepare("SELECT * FROM inferences").all(),
    bare.prepare("SELECT * FROM premises").all(),
  ]);
  bare.close();

  printRows(`Library of ${librarySize.toLocaleString("en")} claims`, [
    { name: "open, check and close the library", times: opening },
    ...searches,
  ]);
  printRows(`Map of ${mapSize.toLocaleString("en")} cards`, [
    {
      name: "claim.edit, dispatch to answer (journalled, FULL sync)",
      times: edits,
      baseline: { name: "bare UPDATE, FULL sync", times: updates },
    },
    { name: "map.get", times: openings, baseline: { name: "SELECT * of its four tables", times: rows } },
  ]);
}
