import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Scene } from "#shared/scene/draw-list.ts";

/**
 * Compares a scene with test/unit/golden/NAME.json, one draw item a line.
 * `UPDATE_GOLDEN=1` writes the files anew: read the difference before you keep it.
 */
export function expectGolden(name: string, scene: Scene): void {
  const path = fileURLToPath(new URL(`golden/${name}.json`, import.meta.url));
  const { items, ...facts } = scene;
  const head = JSON.stringify(facts, rounded).slice(0, -1);
  const text = `${head},"items":[\n${items.map((item) => JSON.stringify(item, rounded)).join(",\n")}\n]}\n`;
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(fileURLToPath(new URL("golden", import.meta.url)), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, "utf8"));
}

/** Hundredths of a pixel are enough to read, and to see that something moved. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 100) / 100 : value;
}
