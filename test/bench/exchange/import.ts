import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { mapFormats, type ReadFormat } from "#shared/formats/format-list.ts";
import { makeBenchMap } from "../frames/bench-map.ts";
import { report } from "./child.ts";
import { appWith, ask } from "./library.ts";

/**
 * `import.ts FORMAT SIZE RUNS`: a map of so many claims as a file of this format,
 * into an empty library: from the file to the answer that it is kept. `facts` has
 * the time until it was read (and laid out where it has no places) alone.
 */
const [format = "", size = "", runs = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "warrant-bench-import-"));
try {
  const path = await writeFile(format as ReadFormat);
  const times: number[] = [];
  const reading: number[] = [];
  let facts = { bytes: 0, claims: 0, inferences: 0 };
  for (let run = 0; run < Number(runs); run += 1) {
    const app = appWith(folder, `import-${run}`, null);
    try {
      const begun = performance.now();
      const received = await app.receive({ path });
      if (!received.ok) throw new Error(received.error.message);
      const files = [{ ...received.value, name: basename(path) }];
      const { jobId } = await ask(app, "import.start", { files, as: format as ReadFormat });
      const item = await readToTheEnd(app, jobId);
      reading.push(performance.now() - begun);
      await ask(app, "import.keep", { jobId, items: [{ itemId: item.itemId, map: {} }] });
      times.push(performance.now() - begun);
      facts = {
        bytes: item.size,
        claims: item.map?.counts.claims ?? 0,
        inferences: item.map?.counts.inferences ?? 0,
      };
    } finally {
      await app.close();
    }
  }
  report(times, { ...facts, reading });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function writeFile(wanted: ReadFormat): Promise<string> {
  const app = appWith(folder, "export", makeBenchMap(Number(size)).records);
  try {
    const { base64 } = await ask(app, "map.write", { mapId: "bench", format: wanted });
    const path = join(folder, `bench.${mapFormats[wanted].extension}`);
    writeFileSync(path, Buffer.from(base64, "base64"));
    return path;
  } finally {
    await app.close();
  }
}

async function readToTheEnd(app: ReturnType<typeof appWith>, jobId: string) {
  for (;;) {
    const { status, items } = await ask(app, "import.get", { jobId });
    const [item] = items;
    if (item?.status === "failed") throw new Error(item.error?.message ?? "it could not be read");
    if (status === "ready" && item) return item;
    await setTimeout(5);
  }
}
