import { setTimeout } from "node:timers/promises";
import type { ImportItem, ImportState } from "#shared/contract/results/imports.ts";
import { succeed } from "../contract/suite-support.ts";
import { ask, world } from "./commands-fixture.ts";

/** Hands files over, by their names, and begins to read them. Answers the job's id. */
export async function startImport(files: Readonly<Record<string, string>>, pasted = false): Promise<string> {
  const sent: { fileId: string; name: string; pasted: boolean }[] = [];
  for (const [name, content] of Object.entries(files)) {
    sent.push({ ...(await succeed(world.connection.sendFile(content))), name, pasted });
  }
  return (await ask("import.start", { files: sent })).jobId;
}

/** Waits until a job has read everything. */
export async function readToTheEnd(jobId: string): Promise<ImportState> {
  for (;;) {
    const state = await ask("import.get", { jobId });
    if (state.status === "ready") return state;
    await setTimeout(10);
  }
}

/** Hands files over and has them read to the end. */
export async function readFiles(files: Readonly<Record<string, string>>, pasted = false): Promise<ImportState> {
  return readToTheEnd(await startImport(files, pasted));
}

/** The item of that file; there must be one. */
export function itemOf({ items }: ImportState, fileName: string): ImportItem {
  const item = items.find((each) => each.fileName === fileName);
  if (!item) throw new Error(`no item of ${fileName}`);
  return item;
}

/** Reads a text and gives it to a source. */
export async function attach(sourceId: string, text: string, name = "Text.txt") {
  const state = await readFiles({ [name]: text });
  const { itemId } = itemOf(state, name);
  return ask("import.keep", { jobId: state.jobId, items: [{ itemId, sourceId }] });
}
