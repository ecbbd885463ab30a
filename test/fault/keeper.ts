/**
 * Opens a library, reads texts and keeps them as the texts of its sources, and as
 * new sources, until killed. Called with: path of the library, folder of the
 * texts. Prints `keep` before each keeping and `kept` after it was answered.
 */
import { writeSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createApp } from "#main/app/app.ts";
import type { CommandArguments, CommandName, CommandResult } from "#shared/contract/commands.ts";

const [libraryPath = "", folder = ""] = process.argv.slice(2);
const app = createApp({ libraryPath, seed: false });

async function ask<N extends CommandName>(name: N, args: CommandArguments<N>): Promise<CommandResult<N>> {
  const answer = await app.dispatch(name, args);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value as CommandResult<N>;
}

const names = (await readdir(folder)).sort();
for (;;) {
  const files: { fileId: string; name: string }[] = [];
  for (const name of names) {
    const answer = await app.receive({ path: join(folder, name) });
    if (answer.ok) files.push({ ...answer.value, name });
  }
  const { jobId } = await ask("import.start", { files });
  let state = await ask("import.get", { jobId });
  while (state.status === "reading") {
    await setTimeout(5);
    state = await ask("import.get", { jobId });
  }
  const sources = await ask("sources.list", {});
  const items = state.items.map(({ itemId, fileName }) => {
    const known = sources.find(({ source }) => source.label === fileName);
    return known ? { itemId, sourceId: known.source.id } : { itemId, facts: { title: `New ${fileName}` } };
  });
  writeSync(1, "keep\n");
  await ask("import.keep", { jobId, items });
  writeSync(1, "kept\n");
  await ask("history.undo", {});
}
