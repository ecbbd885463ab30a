import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { beforeEach, expect } from "vitest";
import { type App, createApp } from "#main/app/app.ts";
import { createFolder, run } from "./start-fixture.ts";

export const script = fileURLToPath(new URL("../../main/cli/warrant.mjs", import.meta.url));

export type Result = { readonly code: number | null; readonly out: string; readonly err: string };

/** The library that the commands work on, and the test's own folder with it. */
export let library: string;
export let folder: string;
beforeEach(() => {
  folder = createFolder();
  library = join(folder, "library.warrant");
});

/** Has the commands of the rest of the test work on another library. */
export function useLibrary(path: string): void {
  library = path;
}

/** Runs the command line on the library to its end. */
export async function warrant(args: readonly string[], options: Parameters<typeof run>[2] = {}): Promise<Result> {
  const each = run(script, args.includes("--library") ? args : ["--library", library, ...args], options);
  return { code: await each.exitCode, out: each.stdout(), err: each.stderr() };
}

/** Expects nothing on standard output and a message on standard error. */
export function expectFailure(result: Result, code: 1 | 2, message: RegExp): void {
  expect({ ...result, err: "" }).toEqual({ code, out: "", err: "" });
  expect(result.err).toMatch(message);
}

/** Decodes a PNG; the first pixel is its red, green and blue. */
export async function readPng(path: string) {
  const image = await loadImage(readFileSync(path));
  const context = createCanvas(1, 1).getContext("2d");
  context.drawImage(image, 0, 0);
  const firstPixel = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  return { width: image.width, height: image.height, firstPixel };
}

/** Works on the library as a window would, in this process. */
export async function withApp<T>(
  work: (ask: (name: string, args: unknown) => Promise<Record<string, string>>) => Promise<T>,
): Promise<T> {
  const app: App = createApp({ libraryPath: library });
  try {
    return await work(async (name, args) => {
      const answer = await app.dispatch(name, args);
      if (!answer.ok) throw new Error(answer.error.message);
      return Object(answer.value);
    });
  } finally {
    await app.close();
  }
}
