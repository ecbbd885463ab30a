import { setTimeout as pause } from "node:timers/promises";
import type { ImportState } from "#shared/contract/results/imports.ts";
import type { Connection } from "./connection.ts";

/** How often a running import is asked how far it is, in milliseconds. */
const askEveryMs = 50;

/** Waits until an import has read all its files. */
export async function readToTheEnd(connection: Connection, jobId: string): Promise<ImportState> {
  for (;;) {
    const state = await connection.ask("import.get", { jobId });
    if (state.status === "ready") return state;
    await pause(askEveryMs);
  }
}
