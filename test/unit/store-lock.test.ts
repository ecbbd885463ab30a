import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { openLibrary } from "#main/store/library.ts";
import { errorOf, open, sample, temporaryFolder, temporaryPath } from "./store-support.ts";

const script = fileURLToPath(new URL("store-holder.ts", import.meta.url));
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
});

type Line = { readonly processId?: number; readonly code?: string; readonly details?: { readonly processId: number } };

/** Starts a process that opens the library; answers it and the line it printed. */
async function hold(path: string, startAt = 0): Promise<{ child: ChildProcess; line: Line }> {
  const child = spawn(process.execPath, ["--expose-gc", script, path, String(startAt)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  return { child, line: JSON.parse(String(line)) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

test("[S13] a second process is told which one has the library, and a killed one frees it at once", async () => {
  const path = temporaryPath();
  const { child } = await hold(path);
  const error = errorOf(() => openLibrary(path));
  expect(error.code).toBe("library-locked");
  expect(error.details).toEqual({ processId: child.pid });
  expect(error.message).toContain(`process ${child.pid}`);
  await kill(child);
  open(path).fill(sample);
});

test("[S13] a second process finds the library locked by us, under its real name and by a link", async () => {
  const path = temporaryPath();
  const library = open(path);
  library.fill(sample);
  const link = join(temporaryFolder(), "link.warrant");
  symlinkSync(path, link);
  for (const name of [path, link]) {
    const { line } = await hold(name);
    expect(line).toEqual({ code: "library-locked", details: { processId: process.pid } });
  }
  // Being refused took nothing from us.
  library.change("Delete", (tx) => tx.delete("frames", "f1"));
  library.close();
  const { child, line } = await hold(path);
  expect(line).toEqual({ processId: child.pid });
});

test("[S14] the same process cannot open a library twice either", () => {
  const path = temporaryPath();
  const library = open(path);
  for (let times = 0; times < 3; times += 1) {
    const error = errorOf(() => openLibrary(path));
    expect([error.code, error.details]).toEqual(["library-locked", { processId: process.pid }]);
  }
  library.fill(sample);
  library.close();
  expect(open(path).read.count("claims")).toBe(3);
});

test("[S14] a library that could not be opened is not held", () => {
  const path = temporaryPath();
  writeFileSync(path, "damage ".repeat(1_000));
  expect(errorOf(() => openLibrary(path)).code).toBe("library-damaged");
  expect(open(path).isNew).toBe(true);
});

test("[S15] of many that start at once exactly one has it, and the others name that one", async () => {
  const path = temporaryPath();
  for (let round = 0; round < 3; round += 1) {
    const startAt = Date.now() + 1_500;
    const started = await Promise.all(Array.from({ length: 6 }, () => hold(path, startAt)));
    const winners = started.filter(({ line }) => line.processId !== undefined);
    expect(winners).toHaveLength(1);
    const winner = winners[0]?.child;
    for (const { child, line } of started) {
      if (child === winner) continue;
      expect(line).toEqual({ code: "library-locked", details: { processId: winner?.pid } });
    }
    for (const { child } of started) await kill(child);
  }
});
