import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const refused: readonly (readonly [path: string, imported: string])[] = [
  ["shared/model/x.ts", "#main/store/library.ts"],
  ["shared/model/x.ts", "../../main/store/library.ts"],
  ["shared/model/x.ts", "node:fs"],
  ["shared/model/x.ts", "react"],
  ["seeds/x.ts", "#main/store/library.ts"],
  ["preload/x.ts", "#shared/model/records.ts"],
  ["preload/x.ts", "node:fs"],
  ["renderer/panels/x.tsx", "#main/app/app.ts"],
  ["renderer/panels/x.tsx", "electron"],
  ["renderer/panels/x.tsx", "lodash"],
  ["main/store/x.ts", "#main/commands/handlers.ts"],
  ["main/store/x.ts", "../commands/handlers.ts"],
  ["main/store/x.ts", "electron"],
  ["main/commands/x.ts", "#main/app/app.ts"],
  ["main/commands/x.ts", "better-sqlite3"],
  ["main/reading/x.ts", "#main/store/library.ts"],
  ["main/reading/x.ts", "better-sqlite3"],
  ["main/app/x.ts", "#main/loopback/loopback.ts"],
  ["main/app/x.ts", "better-sqlite3"],
  ["main/electron/x.ts", "#main/loopback/loopback.ts"],
  ["main/electron/x.ts", "#main/store/library.ts"],
  ["main/loopback/x.ts", "#main/electron/host.ts"],
  ["main/loopback/x.ts", "electron"],
  ["main/cli/x.ts", "fastify"],
  ["main/cli/x.ts", "#main/commands/handlers.ts"],
];

const allowed: readonly (readonly [path: string, imported: string])[] = [
  ["shared/scene/x.ts", "../model/records.ts"],
  ["shared/contract/x.ts", "zod"],
  ["preload/x.ts", "electron"],
  ["renderer/panels/x.tsx", "#shared/contract/commands.ts"],
  ["main/store/x.ts", "better-sqlite3"],
  ["main/commands/x.ts", "#main/store/library.ts"],
  ["main/app/x.ts", "#main/commands/handlers.ts"],
  ["main/app/x.ts", "#main/reading/read-file.ts"],
  ["main/reading/x.ts", "pdfjs-dist/legacy/build/pdf.mjs"],
  ["main/loopback/x.ts", "fastify"],
  ["main/electron/x.ts", "#main/app/app.ts"],
];

const rules = { imports: "lint/style/noRestrictedImports", globals: "lint/style/noRestrictedGlobals" };
const folder = mkdtempSync(join(tmpdir(), "warrant-layers-"));
const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
let findings: string;

/** Each case is one file of its own in a tree with the project's lint configuration. */
function fileOf(path: string, index: number, kind: string): string {
  return path.replace(/x\.(tsx?)$/, `case-${kind}-${index}.$1`);
}

function write(path: string, code: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), code);
}

/** True when lint objects to this file by this rule. */
function objects(path: string, rule: string): boolean {
  return findings.split("\n").some((line) => line.includes(path) && line.includes(rule));
}

beforeAll(() => {
  copyFileSync(fileURLToPath(new URL("../../.biome.json", import.meta.url)), join(folder, ".biome.json"));
  for (const [kind, cases] of [
    ["refused", refused],
    ["allowed", allowed],
  ] as const) {
    cases.forEach(([path, imported], index) => {
      write(fileOf(path, index, kind), `import { a } from "${imported}";\nexport const b = a;\n`);
      write(fileOf(path, index, `${kind}-type`), `import type { A } from "${imported}";\nexport type B = A;\n`);
    });
  }
  write("renderer/panels/fetching.ts", `export const answer = fetch("/");\n`);
  write("renderer/bridge/fetching.ts", `export const answer = fetch("/");\n`);
  const options = ["--vcs-enabled=false", "--max-diagnostics=none", "--reporter=github"];
  const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  findings = stdout + stderr;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("[M9] lint holds the layers apart", () => {
  test.each(refused.map((entry, index) => [...entry, index] as const))(
    "%s may not import %s, nor its types",
    (path, _imported, index) => {
      expect(objects(fileOf(path, index, "refused"), rules.imports)).toBe(true);
      expect(objects(fileOf(path, index, "refused-type"), rules.imports)).toBe(true);
    },
  );

  test.each(allowed.map((entry, index) => [...entry, index] as const))("%s may import %s", (path, _imported, index) => {
    expect(objects(fileOf(path, index, "allowed"), rules.imports)).toBe(false);
    expect(objects(fileOf(path, index, "allowed-type"), rules.imports)).toBe(false);
  });

  test("only the bridge may use fetch", () => {
    expect(objects("renderer/panels/fetching.ts", rules.globals)).toBe(true);
    expect(objects("renderer/bridge/fetching.ts", rules.globals)).toBe(false);
  });
});
