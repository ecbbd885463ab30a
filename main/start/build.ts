import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { distDir, projectDir } from "./project.ts";

/** One thing that is built by vite from some of the project's files. */
export type BuildTarget = {
  readonly name: string;
  /** Relative to the project. */
  readonly configFile: string;
  /** Files and folders, relative to the project, whose content decides whether the result is stale. */
  readonly inputs: readonly string[];
  /** The folder of the result, relative to dist/, and a file that is in it when it has been built. */
  readonly folder: string;
  readonly result: string;
};

export const rendererTarget: BuildTarget = {
  name: "renderer",
  configFile: "renderer/vite.config.ts",
  inputs: ["renderer", "shared", "package-lock.json"],
  folder: "renderer",
  result: "index.html",
};

/** What Electron runs besides the window. */
export const electronTargets: readonly BuildTarget[] = [
  {
    name: "electron",
    configFile: "main/electron/vite.config.ts",
    inputs: ["main", "shared", "seeds", "package-lock.json"],
    folder: "electron",
    result: "main.mjs",
  },
  {
    name: "preload",
    configFile: "main/electron/vite.preload.config.ts",
    inputs: ["preload", "shared", "main/electron/vite.preload.config.ts", "package-lock.json"],
    folder: "preload",
    result: "preload.cjs",
  },
];

/**
 * SHA-256 over the names and contents of `inputs`. Contents, because times of
 * change are lost by git, archives and copies.
 */
export function fingerprint(rootDir: string, inputs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const input of inputs) {
    const files = globSync([input, `${input}/**/*`], { cwd: rootDir, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) {
      const content = readFileSync(file);
      hash.update(`${file.slice(rootDir.length)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

/**
 * Builds `target` when its inputs are not those of the last build.
 * @returns true when it was built
 * @throws Error with vite's output when the build fails
 */
export async function buildWhenStale(target: BuildTarget): Promise<boolean> {
  const stampFile = join(distDir, `${target.name}.stamp`);
  const stamp = fingerprint(projectDir, target.inputs);
  if (existsSync(join(distDir, target.folder, target.result)) && readStamp(stampFile) === stamp) return false;
  const folder = join(distDir, target.folder);
  // Built aside and put in place whole: neither a build that fails nor two at a time leave half a result.
  const aside = `${folder}.building-${process.pid}`;
  const before = `${folder}.before-${process.pid}`;
  try {
    await runVite(["build", "-c", target.configFile, "--outDir", aside, "--emptyOutDir", "--logLevel", "warn"]);
    putInPlace(aside, folder, before);
    writeFileSync(stampFile, stamp);
    return true;
  } finally {
    for (const leftover of [aside, before]) rmSync(leftover, { recursive: true, force: true });
  }
}

function putInPlace(aside: string, folder: string, before: string): void {
  for (let attempt = 1; ; attempt++) {
    rmSync(before, { recursive: true, force: true });
    try {
      if (existsSync(folder)) renameSync(folder, before);
      renameSync(aside, folder);
      return;
    } catch (error) {
      // Another build put its result there in between.
      if (attempt === 5) throw error;
    }
  }
}

function readStamp(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

async function runVite(args: readonly string[]): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin", "vite.js");
  const child = spawn(process.execPath, [vite, ...args], {
    cwd: projectDir,
    stdio: ["ignore", "pipe", "pipe"],
    // Whatever runs us, the window is built as people use it.
    env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}
