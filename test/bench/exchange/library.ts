import { join } from "node:path";
import { type App, createApp } from "#main/app/app.ts";
import { openLibrary } from "#main/store/library.ts";
import type { CommandArguments, CommandName, CommandResult } from "#shared/contract/commands.ts";
import type { RecordSet } from "#shared/contract/results.ts";

/** A program without a window over a new library in `folder`, filled with these records. */
export function appWith(folder: string, name: string, records: RecordSet | null): App {
  const libraryPath = join(folder, `${name}.warrant`);
  const library = openLibrary(libraryPath);
  if (records) library.fill(records);
  library.close();
  return createApp({ libraryPath, seed: false });
}

/** Asks the program; throws what it refuses with. */
export async function ask<N extends CommandName>(
  app: App,
  name: N,
  args: CommandArguments<N>,
): Promise<CommandResult<N>> {
  const answer = await app.dispatch(name, args);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value as CommandResult<N>;
}
