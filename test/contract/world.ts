import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type App, createApp } from "#main/app/app.ts";
import { openLibrary } from "#main/store/library.ts";
import type { RecordSet } from "#shared/contract/results.ts";
import { fixture } from "./fixture.ts";
import { type Connection, type Transport, temporaryFolder } from "./transports.ts";

/** A library with the fixture in it, the core over it and a connection to that. */
export type World = {
  readonly app: App;
  readonly connection: Connection;
  readonly libraryPath: string;
  /** Lines that the core logged. */
  readonly log: readonly string[];
  readonly close: () => Promise<void>;
};

/** Makes a world with other `records` if need be; `damaged` breaks the library file after a backup was made of it. */
export async function makeWorld(
  transport: Transport,
  { damaged = false, records = fixture }: { damaged?: boolean; records?: RecordSet } = {},
): Promise<World> {
  const folder = temporaryFolder();
  const libraryPath = join(folder.path, "library.warrant");
  const library = openLibrary(libraryPath);
  library.fill(records);
  if (damaged) await library.backUpNow();
  library.close();
  if (damaged) writeFileSync(libraryPath, "This was a library once. ".repeat(400));

  const log: string[] = [];
  const app = createApp({ libraryPath, seed: false, log: (line) => log.push(line) });
  const connection = await transport.connect(app);
  return {
    app,
    connection,
    libraryPath,
    log,
    close: async () => {
      await connection.close();
      await app.close();
      folder.remove();
    },
  };
}
