import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { listGoodBackups } from "#main/store/backups.ts";
import { WarrantError } from "#shared/contract/errors.ts";

/**
 * The error of an earlier start that found the library damaged and moved it
 * aside, when the person closed the program without choosing how to go on: there
 * is a damaged file and none in its place. A new library, made without a word,
 * would look as if all work were lost. Null when there is no such file.
 */
export function damagedBefore(path: string): WarrantError | null {
  const full = resolve(path);
  const folder = dirname(full);
  // A folder that is none is for the store to complain of.
  if (existsSync(full) || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return null;
  const prefix = `${basename(full)}.damaged-`;
  const newest = readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && !/-(wal|shm|journal)$/.test(name))
    .sort()
    .at(-1);
  if (newest === undefined) return null;
  const movedTo = join(folder, newest);
  return new WarrantError(
    "library-damaged",
    `The library ${path} was found damaged at an earlier start. It was moved to ${movedTo}; nothing in it was changed.`,
    { movedTo, backups: listGoodBackups(full) },
  );
}
