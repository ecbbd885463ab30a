import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "#main/app/app.ts";
import { startHost } from "#main/electron/host.ts";
import * as electron from "./electron-fake.ts";

type Listener = Parameters<App["subscribe"]>[0];

/** A core that only writes down what it is asked. */
export function recordingCore(libraryPath: string) {
  const asked: { name: string; args: unknown }[] = [];
  const listeners = new Set<Listener>();
  let finishClosing = () => {};
  const closing = new Promise<void>((resolve) => {
    finishClosing = resolve;
  });
  const core = {
    libraryPath,
    asked,
    listeners,
    closes: 0,
    finishClosing,
    dispatch: async (name: string, args: unknown) => {
      asked.push({ name, args });
      return { ok: true as const, value: { echo: name } };
    },
    receive: async (file: Parameters<App["receive"]>[0]) => {
      asked.push({ name: "receive", args: file });
      return { ok: true as const, value: { fileId: "file-1" } };
    },
    subscribe: (listener: Listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: () => {
      core.closes += 1;
      return closing;
    },
  };
  return core;
}

export type StartOptions = {
  readonly argv?: readonly string[];
  readonly platform?: NodeJS.Platform;
  readonly createApp?: (options: { readonly libraryPath: string }) => App;
  readonly userData?: string;
};

/** Starts the Electron host on the fake module, by default over a recording core. */
export async function startOnFake(options: StartOptions = {}) {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), "warrant-electron-"));
  electron.app.paths.userData = userData;
  electron.app.paths.documents = userData;
  const cores: ReturnType<typeof recordingCore>[] = [];
  const log: string[] = [];
  await startHost({
    createApp:
      options.createApp ??
      (({ libraryPath }) => {
        const core = recordingCore(libraryPath);
        cores.push(core);
        return core;
      }),
    defaultLibraryPath: () => join(userData, "library.warrant"),
    rendererDir: join(userData, "renderer"),
    preloadPath: "/opt/Warrant/preload.cjs",
    argv: options.argv ?? ["/opt/Warrant/warrant"],
    platform: options.platform ?? "linux",
    log: (line) => log.push(line),
  });
  return { userData, cores, log };
}

export function onlyWindow(): electron.FakeBrowserWindow {
  const [window, ...others] = electron.FakeBrowserWindow.all;
  if (window === undefined || others.length > 0) {
    throw new Error(`There are ${electron.FakeBrowserWindow.all.length} windows, not one.`);
  }
  return window;
}
