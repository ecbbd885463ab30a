import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const project = fileURLToPath(new URL("../../", import.meta.url));

/** A folder that goes with the test. */
export function createFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "warrant-start-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));
  return dir;
}

/**
 * A copy of the project with a window of one line, so that it builds in a moment
 * and its dist/ is its own. The packages are the project's.
 */
export function copyProject(): string {
  const copy = createFolder();
  for (const each of ["main", "shared", "seeds", "preload", "package.json", "package-lock.json"]) {
    cpSync(join(project, each), join(copy, each), { recursive: true });
  }
  symlinkSync(join(project, "node_modules"), join(copy, "node_modules"), "junction");
  mkdirSync(join(copy, "renderer"));
  cpSync(join(project, "renderer", "vite.config.ts"), join(copy, "renderer", "vite.config.ts"));
  writeFileSync(
    join(copy, "renderer", "index.html"),
    '<!doctype html><title>Warrant</title><script type="module" src="./main.ts"></script>',
  );
  writeFileSync(join(copy, "renderer", "main.ts"), "document.title = 'built';\n");
  return copy;
}

/** A program that writes its arguments, one a line, into `${path}.arguments` and ends. */
export function writeProgram(path: string, exitCode = 0): string {
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > "$0.arguments"\nexit ${exitCode}\n`);
  chmodSync(path, 0o755);
  return path;
}

export type Run = {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the first match on standard output; fails when the program ends without it. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly exitCode: Promise<number | null>;
};

/** Runs a script of Warrant as npm's scripts do; it is killed with the test. */
export function run(
  script: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Run {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: options.cwd ?? process.cwd(),
    env: { ...env, WARRANT_NO_DOWNLOAD: "1", ...options.env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  const waiting = new Set<() => void>();
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
    for (const check of waiting) check();
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const exitCode = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    exitCode,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = pattern.exec(stdout);
          if (found === null) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
        void exitCode.then((code) => reject(new Error(`ended with ${code} and did not say it: ${stdout}${stderr}`)));
      }),
  };
}
