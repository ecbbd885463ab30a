import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandArguments } from "#shared/contract/commands.ts";
import { makeBenchMap } from "../frames/bench-map.ts";
import { timesOf } from "../measure.ts";
import { report } from "./child.ts";
import { appWith, ask } from "./library.ts";

/** `draw.ts SIZE RUNS OPTIONS`: a map of so many cards through `map.export`, from the library's file to the image's bytes. */
const [size = "", runs = "", options = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "warrant-bench-draw-"));
const app = appWith(folder, "draw", makeBenchMap(Number(size)).records);
try {
  const wanted = JSON.parse(options) as Omit<CommandArguments<"map.export">, "mapId">;
  let facts = { bytes: 0, width: 0, height: 0, pages: 0 };
  const times = await timesOf(Number(runs), async () => {
    const { base64, width, height, pages } = await ask(app, "map.export", { ...wanted, mapId: "bench" });
    facts = { bytes: Math.floor((base64.length * 3) / 4), width, height, pages };
  });
  report(times, facts);
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
