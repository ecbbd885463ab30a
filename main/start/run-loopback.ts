import { createHash } from "node:crypto";
import { dirname } from "node:path";
import { createApp } from "#main/app/app.ts";
import { announceHost, findRunningHost } from "#main/app/running-host.ts";
import { type LoopbackHost, type LoopbackOptions, startLoopback } from "#main/loopback/loopback.ts";
import { stopOnSignals } from "#main/loopback/stop-on-signals.ts";
import { developmentPages } from "./development.ts";
import { openWindow } from "./open-window.ts";
import type { StartOptions } from "./options.ts";
import { rendererDir } from "./project.ts";

export type Say = (line: string) => void;

/**
 * Opens another window of the Warrant that serves `libraryPath` already.
 * @returns false when there is none
 */
export async function openRunning(options: StartOptions, libraryPath: string, say: Say): Promise<boolean> {
  const running = await findRunningHost(libraryPath);
  if (running === null) return false;
  const link = await running.openingLink();
  if (!link.ok) return false;
  const shown = options.open ? await openWindow(link.value, dirname(libraryPath)) : null;
  const where = `Warrant is running already (process ${running.processId})`;
  if (shown !== null) say(`${where}: opened another window of it in ${shown}.`);
  else say(`${where}: open ${link.value} (good for one use).`);
  return true;
}

/**
 * Serves the library on loopback, opens its window, says so in one line, and
 * resolves with the exit code when the host has ended.
 */
export async function runLoopback(options: StartOptions, libraryPath: string, why: string, say: Say): Promise<number> {
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const app = createApp({ libraryPath, log });
  const first = await app.dispatch("library.get", {});
  if (!first.ok && first.error.code === "library-locked") {
    await app.close();
    log(`Warrant did not start: ${first.error.message}`);
    return 1;
  }
  let host: LoopbackHost;
  try {
    host = await listen(options, libraryPath, {
      app,
      rendererDir,
      keep: options.keep,
      log,
      ...(options.development ? { development: developmentPages() } : {}),
    });
  } catch (error) {
    await app.close();
    if (!isPortTaken(error)) throw error;
    log(`Warrant did not start: port ${options.port} is taken by another program.`);
    return 1;
  }
  const takeBack = announce(host, libraryPath, log);
  const unlisten = stopOnSignals(() => void host.close());

  const shown = options.open ? await openWindow(host.singleUseUrl(), dirname(libraryPath)) : null;
  if (shown !== null) say(`Warrant runs on the loopback host (${why}), in a window of ${shown}: ${host.url}`);
  else say(`Warrant runs on the loopback host (${why}). Open it in a browser: ${host.url}`);

  await host.closed;
  takeBack();
  await app.close();
  unlisten();
  return 0;
}

function announce(host: LoopbackHost, libraryPath: string, log: Say): () => void {
  try {
    return announceHost(libraryPath, { port: host.port, token: new URL(host.url).searchParams.get("token") ?? "" });
  } catch (error) {
    // Only second starts and the command line miss it.
    log(`Warrant could not note where it runs: ${error instanceof Error ? error.message : String(error)}`);
    return () => {};
  }
}

/**
 * The port that was asked for; else one that a library has to itself, so that
 * browsers keep what they keep by address (zoom, window size) and a page of an
 * earlier run finds its way back; else any free one.
 */
async function listen(options: StartOptions, libraryPath: string, loopback: LoopbackOptions): Promise<LoopbackHost> {
  if (options.port !== null) return startLoopback({ ...loopback, port: options.port });
  try {
    return await startLoopback({ ...loopback, port: usualPort(libraryPath) });
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    return startLoopback({ ...loopback, port: 0 });
  }
}

/** From 20000 to 29999: below the ports that systems hand out, above the ones that browsers refuse. */
export function usualPort(libraryPath: string): number {
  return 20_000 + (createHash("sha256").update(libraryPath).digest().readUInt32BE(0) % 10_000);
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES");
}
