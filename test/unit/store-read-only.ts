/**
 * Makes a library's folder or file read-only and opens it without the rights of
 * root, who may write everywhere. Prints the code of the error.
 * Called with: path, "folder" or "file".
 */
import { chmodSync, closeSync, openSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { openLibrary } from "#main/store/library.ts";
import { WarrantError } from "#shared/contract/errors.ts";

const [path = "", what] = process.argv.slice(2);
const nobody = 65_534;

// Loaded while everything can still be read.
new Database(":memory:").close();
closeSync(openSync(`${path}-lock`, "a"));
chmodSync(`${path}-lock`, 0o666);
chmodSync(path, what === "file" ? 0o444 : 0o666);
chmodSync(dirname(path), what === "folder" ? 0o555 : 0o777);
if (process.geteuid?.() === 0) process.seteuid?.(nobody);

try {
  openLibrary(path);
  console.log("opened");
} catch (error) {
  console.log(error instanceof WarrantError ? error.code : error);
} finally {
  if (process.getuid?.() === 0) process.seteuid?.(0);
  chmodSync(dirname(path), 0o777);
}
process.exit(0);
