import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { benchImports } from "./exchange/imports.ts";
import { benchPictures } from "./exchange/pictures.ts";
import { benchFrames } from "./frames.ts";
import { benchLayout } from "./layout.ts";
import { benchScene } from "./scene.ts";
import { benchStore } from "./store.ts";
import { benchViews } from "./views.ts";

/**
 * Prints what Warrant takes beside a baseline, in one run on one machine. Inputs
 * are made by seed (generate.ts), so that anyone measures the same. Names on the
 * command line choose parts: `npm run bench -- store layout`.
 */
const folder = mkdtempSync(join(tmpdir(), "warrant-bench-"));
const parts: Readonly<Record<string, () => Promise<void>>> = {
  store: () => benchStore(folder),
  views: benchViews,
  scene: benchScene,
  pictures: benchPictures,
  imports: benchImports,
  layout: benchLayout,
  frames: () => benchFrames(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}: there are ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}
console.log(
  `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}). Times in milliseconds.`,
);
try {
  for (const [name, bench] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await bench();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
