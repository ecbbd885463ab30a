import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { benchImages } from "./images.ts";
import { benchStore } from "./store.ts";

/**
 * Prints what Warrant takes beside a baseline, in one run on one machine. Inputs
 * are made by seed (generate.ts), so that anyone measures the same.
 */
const folder = mkdtempSync(join(tmpdir(), "warrant-bench-"));
console.log(
  `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}). Times in milliseconds.`,
);
try {
  await benchStore(folder);
  await benchImages();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
