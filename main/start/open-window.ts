import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import open from "open";
import { hasDisplay, isLinuxRoot } from "./display.ts";
import { type Browser, findBrowser } from "./find-browser.ts";

/** How soon a browser that cannot start has ended, in milliseconds. */
const failsWithinMs = 2_000;

/** The command line that opens `url` as a window of its own, with a profile of its own, so that it is remembered as Warrant's. */
export function appModeArguments(url: string, profileDir: string, asLinuxRoot: boolean): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profileDir}`,
    "--no-first-run",
    "--no-default-browser-check",
    // Root on Linux only: Chromium does not start there otherwise.
    ...(asLinuxRoot ? ["--no-sandbox"] : []),
  ];
}

/**
 * Opens a window on `url`.
 * @param dataDir holds the browser profile of Warrant's windows
 * @returns in what it opened, null when there was no way
 */
export async function openWindow(url: string, dataDir: string): Promise<string | null> {
  if (!hasDisplay()) return null;
  const browser = findBrowser();
  if (browser !== null && (await startBrowser(browser, url, dataDir))) return browser.name;
  try {
    await open(url);
    return "the default browser";
  } catch {
    return null;
  }
}

async function startBrowser(browser: Browser, url: string, dataDir: string): Promise<boolean> {
  const profileDir =
    browser.snap === null ? join(dataDir, "window") : join(homedir(), "snap", browser.snap, "common", "warrant-window");
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  const child = spawn(browser.path, appModeArguments(url, profileDir, isLinuxRoot()), {
    detached: true,
    stdio: "ignore",
  });
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, failsWithinMs, true);
    const settle = (started: boolean) => {
      clearTimeout(timer);
      resolve(started);
    };
    child.on("error", () => settle(false));
    // Ending well at once is fine: a browser that runs already took the window over.
    child.on("exit", (code) => settle(code === 0));
    child.unref();
  });
}
