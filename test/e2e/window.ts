import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { type App, createApp } from "#main/app/app.ts";
import { announceHost } from "#main/app/running-host.ts";
import { type LoopbackHost, startLoopback } from "#main/loopback/loopback.ts";
import type { CommandArguments, CommandName, CommandResult } from "#shared/contract/commands.ts";
import { chromiumArguments, findChromium } from "../tools/chromium.ts";

const rendererFolder = fileURLToPath(new URL("../../dist/renderer", import.meta.url));

/** How long a step waits for what it needs before it fails. */
const patienceMs = 15_000;

/** A running Warrant on a library of its own, and a browser that looks at it. */
export type Warrant = {
  readonly folder: string;
  readonly libraryPath: string;
  /** Asks the core itself, past the window; throws when it is refused. */
  readonly ask: <N extends CommandName>(name: N, args: CommandArguments<N>) => Promise<CommandResult<N>>;
  /** Opens one more window, in a browser context of its own unless it stands beside another. */
  readonly openWindow: (options?: WindowOptions) => Promise<Page>;
  /** Ends the host and the core; the browser and its windows stay. */
  readonly stopHost: () => Promise<void>;
  /** Starts host and core again: the same library, the same port. */
  readonly startHost: () => Promise<void>;
  /** Ends the host and its browser; the library stays, for `startWarrant({folder})`. */
  readonly stop: () => Promise<void>;
};

export type WindowOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly colourScheme?: "light" | "dark";
  readonly deviceScaleFactor?: number;
  readonly reducedMotion?: "reduce" | "no-preference";
  /** A window whose browser context, and so whose cookies, it shares. */
  readonly beside?: Page;
};

/** Messages that a page must never write to its console. */
export const consoleProblems: string[] = [];

/** Every window that is open now, in order of opening. */
export const openPages: Set<Page> = new Set();

function watch(page: Page): void {
  openPages.add(page);
  page.on("close", () => openPages.delete(page));
  page.on("console", (message) => {
    if (message.type() === "error" || message.text().includes("Content Security Policy")) {
      consoleProblems.push(message.text());
    }
  });
  page.on("pageerror", (error) => consoleProblems.push(String(error)));
}

async function newContext(browser: Browser, options: WindowOptions): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.colourScheme ?? "light",
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    reducedMotion: options.reducedMotion ?? "reduce",
    acceptDownloads: true,
  });
  context.setDefaultTimeout(patienceMs);
  return context;
}

/** Starts the loopback host on a free port over a temporary library, with real Chromium. */
export async function startWarrant(
  options: { readonly folder?: string; readonly seed?: boolean } = {},
): Promise<Warrant> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "warrant-window-"));
  const libraryPath = join(folder, "library.warrant");
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("no Chromium: run `npx node test/tools/ensure-browser.ts`");

  let running: { readonly app: App; readonly host: LoopbackHost; readonly takeBack: () => void } | null = null;
  let port = 0;
  const startHost = async () => {
    const app = createApp({ libraryPath, seed: options.seed ?? true });
    const host = await startLoopback({ app, rendererDir: rendererFolder, keep: true, port });
    port = host.port;
    const token = new URL(host.url).searchParams.get("token") ?? "";
    running = { app, host, takeBack: announceHost(libraryPath, { port, token }) };
  };
  const stopHost = async () => {
    const ending = running;
    running = null;
    await ending?.host.close();
    ending?.takeBack();
    await ending?.app.close();
  };
  const needRunning = () => {
    if (running === null) throw new Error("the host is stopped");
    return running;
  };

  await startHost();
  const browser: Browser = await chromium.launch({ executablePath, args: chromiumArguments });
  return {
    folder,
    libraryPath,
    startHost,
    stopHost,
    async ask<N extends CommandName>(name: N, args: CommandArguments<N>) {
      const answer = await needRunning().app.dispatch(name, args);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
      return answer.value as CommandResult<N>;
    },
    openWindow: async (windowOptions = {}) => {
      const context = windowOptions.beside?.context() ?? (await newContext(browser, windowOptions));
      const page = await context.newPage();
      watch(page);
      await page.goto(needRunning().host.url);
      await page.getByRole("main").and(page.locator(":not([aria-busy=true])")).waitFor();
      return page;
    },
    stop: async () => {
      await browser.close();
      await stopHost();
    },
  };
}

/** Deletes a stopped Warrant's folder. */
export function discard(warrant: Warrant): void {
  rmSync(warrant.folder, { recursive: true, force: true });
}
