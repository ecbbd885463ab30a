import { existsSync, renameSync } from "node:fs";
import { fileStamp } from "./file-names.ts";

/** The files that belong to a SQLite database beside its own; the main file is last. */
const parts = ["-wal", "-shm", "-journal", ""] as const;

/**
 * Renames a library with its log so that its name is free, and answers the new
 * name. The log goes first: were the program killed in between, the next start
 * would still find the damaged file and move it too.
 */
export function moveAside(path: string, at: string): string {
  const base = `${path}.damaged-${fileStamp(at)}`;
  let target = base;
  for (let count = 2; parts.some((part) => existsSync(`${target}${part}`)); count += 1) target = `${base}-${count}`;
  for (const part of parts) {
    if (existsSync(`${path}${part}`)) renameSync(`${path}${part}`, `${target}${part}`);
  }
  return target;
}
