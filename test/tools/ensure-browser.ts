import { spawnSync } from "node:child_process";
import { findChromium } from "./chromium.ts";

/**
 * Sees to it that the browser tests find a Chromium: an installed one, else
 * Playwright's download, else Debian's package when run as root. Says which.
 */

function run(command: string, ...args: string[]): boolean {
  console.log(`> ${command} ${args.join(" ")}`);
  return spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" }).status === 0;
}

function installFromDebian(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  return (
    run("apt-get", "update", "-qq") &&
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation")
  );
}

let browser = findChromium();
if (browser === null) {
  console.log("No Chromium-family browser found; installing one for the browser tests.");
  if (!run("npx", "playwright-core", "install", "chromium")) installFromDebian();
  browser = findChromium();
}
if (browser === null) {
  console.error(
    "The browser tests need a Chromium-family browser and none could be installed.\n" +
      "Install Chromium, Chrome, Edge or Brave, or set WARRANT_CHROMIUM to its path, then run `npm test` again.",
  );
  process.exit(1);
}
console.log(`Browser for the tests: ${browser}`);
