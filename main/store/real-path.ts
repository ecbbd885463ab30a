import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { WarrantError } from "#shared/contract/errors.ts";

/**
 * One name for one library, so that a link to it is locked with it. The folder
 * is made when there is none.
 */
export function realLibraryPath(path: string): string {
  const full = resolve(path);
  if (full !== full.trim()) {
    // better-sqlite3 trims names: it would open another file.
    throw new WarrantError("library-unwritable", `The library's name must not end in a space: "${full}".`);
  }
  mkdirSync(dirname(full), { recursive: true });
  return existsSync(full) ? realpathSync.native(full) : join(realpathSync.native(dirname(full)), basename(full));
}
