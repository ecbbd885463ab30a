import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** What a process of its own measured: milliseconds of each counted run, and the most memory it ever held, in bytes. */
export type ChildResult<T> = { readonly times: readonly number[]; readonly peakBytes: number; readonly facts: T };

const run = promisify(execFile);

/**
 * Runs a script of this folder in a process of its own, so that its peak memory is
 * its own too. The script prints a {@link ChildResult} as JSON ({@link report}).
 */
export async function inChild<T>(script: string, ...args: readonly (string | number)[]): Promise<ChildResult<T>> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await run(process.execPath, [path, ...args.map(String)], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as ChildResult<T>;
}

/** Prints what a script measured, for {@link inChild}. */
export function report<T>(times: readonly number[], facts: T): void {
  const result: ChildResult<T> = { times, peakBytes: process.resourceUsage().maxRSS * 1024, facts };
  process.stdout.write(JSON.stringify(result));
}

/** `1.2 GB`, `85 MB`, `640 kB`. */
export function bytesInWords(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.round(bytes / 1e3)} kB`;
}
