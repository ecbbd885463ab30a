import { join } from "node:path";
import { defaultLibraryPath } from "#main/app/app.ts";
import { buildWhenStale, electronTargets, rendererTarget } from "./build.ts";
import { chooseHost } from "./choose-host.ts";
import { hasDisplay } from "./display.ts";
import { downloadElectron, findElectron } from "./electron-binary.ts";
import { parseStartOptions, type StartOptions } from "./options.ts";
import { distDir } from "./project.ts";
import { runElectron } from "./run-electron.ts";
import { openRunning, runLoopback } from "./run-loopback.ts";

/** The one line on standard output: what was started, and why. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What takes a while, for a person at a terminal. */
function sayMeanwhile(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
}

async function start(options: StartOptions): Promise<number> {
  const libraryPath = options.library ?? defaultLibraryPath();
  if (options.host !== "electron" && (await openRunning(options, libraryPath, say))) return 0;

  const choice = await chooseHost(options, {
    display: hasDisplay(),
    findElectron,
    downloadElectron: (insist) =>
      downloadElectron({
        failureFile: join(distDir, "electron-download-failed"),
        insist,
        env: process.env,
        onStart: () => sayMeanwhile("Downloading Electron, about 120 MB, once…"),
      }),
  });
  if (choice.host === "none") {
    process.stderr.write(`Warrant did not start in Electron: ${choice.why}.\n`);
    return 1;
  }

  // The development host reads the window's sources itself.
  if (!options.development && (await buildWhenStale(rendererTarget)))
    sayMeanwhile("Built the window from its sources.");
  let { why } = choice;
  if (choice.host === "electron") {
    for (const target of electronTargets) await buildWhenStale(target);
    say(`Warrant runs in Electron (${why}).`);
    const end = await runElectron(choice.binary, libraryPath);
    if (end.ran) return end.exitCode;
    if (options.host === "electron") {
      process.stderr.write(`${end.why}.\n`);
      return 1;
    }
    why = end.why;
  }
  return runLoopback(options, libraryPath, why, say);
}

// A terminal that has gone away is no reason to lose what is being answered.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});
try {
  process.exitCode = await start(parseStartOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`Warrant did not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
// Nothing should be left running by now; should something be, it does not hold the terminal.
setTimeout(() => process.exit(), 3_000).unref();
