import { spawn } from "node:child_process";
import { lookup } from "node:dns/promises";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const downloadTimeoutMs = 60_000;
const lookupTimeoutMs = 3_000;
const rememberFailureMs = 24 * 60 * 60 * 1_000;

/** Where Electron's npm package is, and which version; null when it is not installed. */
function electronPackage(): { readonly dir: string; readonly version: string } | null {
  try {
    const require = createRequire(import.meta.url);
    const manifest: { version: string } = require("electron/package.json");
    return { dir: dirname(require.resolve("electron/package.json")), version: manifest.version };
  } catch {
    return null;
  }
}

/**
 * The path of Electron's binary when it is there, complete and of the
 * package's version: what the package's own install.js checks. Its index.js
 * would start a download instead of saying no.
 */
export function findElectron(): string | null {
  const installed = electronPackage();
  if (installed === null) return null;
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const binary = join(override, readText(join(installed.dir, "path.txt")) ?? "electron");
    return existsSync(binary) ? binary : null;
  }
  const relative = readText(join(installed.dir, "path.txt"));
  const version = readText(join(installed.dir, "dist", "version"));
  if (relative === null || version?.replace(/^v/, "") !== installed.version) return null;
  const binary = join(installed.dir, "dist", relative);
  return existsSync(binary) ? binary : null;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return null;
  }
}

export type Download = { readonly ok: true; readonly binary: string } | { readonly ok: false; readonly why: string };

export type DownloadOptions = {
  /** Remembers a failure for a day, so that not every start waits for it. */
  readonly failureFile: string;
  /** Tries even when it failed a short while ago. */
  readonly insist: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly onStart: () => void;
};

/** Lets Electron's package download its binary: at most a minute, and seconds without a network. */
export async function downloadElectron(options: DownloadOptions): Promise<Download> {
  const { failureFile, insist, env } = options;
  const installed = electronPackage();
  if (installed === null) return { ok: false, why: "the electron package is not installed" };
  if (env.WARRANT_NO_DOWNLOAD)
    return { ok: false, why: "Electron's binary is not here and WARRANT_NO_DOWNLOAD is set" };
  if (!insist && failedLately(failureFile, installed.version)) {
    return {
      ok: false,
      why: "Electron's binary could not be downloaded at an earlier start; it is tried again after a day",
    };
  }
  options.onStart();
  const why = (await isOffline(env)) ? "there is no way to its server" : await runInstaller(installed.dir);
  const binary = findElectron();
  if (why === null && binary !== null) {
    rmSync(failureFile, { force: true });
    return { ok: true, binary };
  }
  mkdirSync(dirname(failureFile), { recursive: true });
  writeFileSync(failureFile, `${installed.version}\n${new Date().toISOString()}\n`);
  return { ok: false, why: `Electron's binary could not be downloaded: ${why ?? "it is not complete"}` };
}

function failedLately(failureFile: string, version: string): boolean {
  try {
    const [failedVersion, at] = readFileSync(failureFile, "utf8").split("\n");
    const ageMs = Date.now() - Date.parse(at ?? "");
    return failedVersion === version && ageMs >= 0 && ageMs < rememberFailureMs;
  } catch {
    return false;
  }
}

/** A quick no where names do not resolve. Proxies and mirrors resolve elsewhere: then only the download itself can tell. */
async function isOffline(env: NodeJS.ProcessEnv): Promise<boolean> {
  const resolvesElsewhere =
    /^(https?_proxy|all_proxy|electron_mirror|npm_config_electron_mirror|npm_config_https_proxy|npm_config_proxy)$/i;
  if (Object.entries(env).some(([name, value]) => value && resolvesElsewhere.test(name))) return false;
  const timeout = new Promise<boolean>((resolve) => setTimeout(resolve, lookupTimeoutMs, true).unref());
  const found = lookup("github.com").then(
    () => false,
    () => true,
  );
  return Promise.race([found, timeout]);
}

/** @returns null when it ended well, else why not */
async function runInstaller(electronDir: string): Promise<string | null> {
  const child = spawn(process.execPath, [join(electronDir, "install.js")], { stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill("SIGKILL");
  }, downloadTimeoutMs);
  const code = await new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", resolve);
  });
  clearTimeout(timer);
  if (timedOut) return `it took longer than ${downloadTimeoutMs / 1_000} seconds`;
  if (code === 0) return null;
  const firstLine = errors.split("\n").find((line) => line.trim() !== "");
  return firstLine?.trim().slice(0, 120) ?? `its installer ended with ${code}`;
}
