import { join } from "node:path";
import { app, dialog } from "electron";
import { createApp, defaultLibraryPath } from "#main/app/app.ts";
import { startHost } from "./host.ts";

// Built into dist/electron, beside the window and the preload script.
startHost({
  createApp,
  defaultLibraryPath,
  rendererDir: join(import.meta.dirname, "../renderer"),
  preloadPath: join(import.meta.dirname, "../preload/preload.cjs"),
  argv: process.argv,
  platform: process.platform,
  log: (line) => console.error(line),
}).catch((error: unknown) => {
  console.error(error);
  // No window is there to say it.
  dialog.showErrorBox("Warrant could not start", error instanceof Error ? error.message : String(error));
  app.exit(1);
});
