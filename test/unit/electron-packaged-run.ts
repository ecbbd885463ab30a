/**
 * Runs the packaged app's main.mjs in plain Node with the fake `electron` module,
 * and prints as JSON what its window is answered. Started by electron-package.test.ts:
 * node electron-packaged-run.ts APP_FOLDER USER_DATA_FOLDER
 */
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as electron from "./electron-fake.ts";

const [, , appFolder = "", userData = ""] = process.argv;
const fakeUrl = new URL("./electron-fake.ts", import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron"
      ? { url: fakeUrl, format: "module-typescript", shortCircuit: true }
      : next(specifier, context),
});

electron.app.paths.userData = userData;
process.argv.push("--library", join(userData, "library.warrant"));
await import(pathToFileURL(join(appFolder, "dist/electron/main.mjs")).href);
// The window opens when the promises before it have settled, at once on the fake.
for (let turns = 0; electron.FakeBrowserWindow.all.length === 0 && turns < 1_000; turns += 1) {
  await new Promise((resolve) => setImmediate(resolve));
}

const [window] = electron.FakeBrowserWindow.all;
if (window === undefined) throw new Error("No window was opened.");
const ask = (name: string, args: unknown) =>
  electron.invokeAs(window.webContents, window.webContents.mainFrame, "warrant:invoke", name, args);

type Answer<T> = { ok: boolean; value: T };
const maps = (await ask("maps.list", {})) as Answer<{ id: string; title: string }[]>;
const image = (await ask("map.export", {
  mapId: maps.value[0]?.id,
  format: "png",
  size: { by: "scale", scale: 0.5 },
})) as Answer<{
  base64: string;
}>;
const page = await electron.protocol.handlers.get("app")?.(new Request("app://warrant/"));
process.stdout.write(
  JSON.stringify({
    preload: (window.options.webPreferences as { preload: string }).preload,
    maps,
    image: image.ok ? { ok: true, magic: Buffer.from(image.value.base64, "base64").toString("hex", 0, 4) } : image,
    page: page?.status,
  }),
);
electron.app.quit();
