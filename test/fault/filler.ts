/**
 * Changes a library until it cannot be written, as on a full disk: the shell that
 * starts this limits how large files may get. Prints what it met as JSON.
 * Called with: path.
 */
import { openLibrary } from "#main/store/library.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import { insertGroup, readGroups } from "./groups.ts";

const library = openLibrary(process.argv[2] ?? "");
const outcome = { made: 0, code: "", groups: 0, undone: "", backup: "" };
try {
  for (;;) {
    library.change(`insert ${outcome.made + 1} 0`, (tx) => insertGroup(tx, outcome.made + 1));
    outcome.made += 1;
  }
} catch (error) {
  if (!(error instanceof WarrantError)) throw error;
  outcome.code = error.code;
}
// What was there can still be read, and is whole.
outcome.groups = readGroups(library).size;
outcome.backup = await library.backUpNow().then(
  () => "made",
  (error: unknown) => (error instanceof WarrantError ? error.code : String(error)),
);
library.close();
console.log(JSON.stringify(outcome));
