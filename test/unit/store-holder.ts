/**
 * Opens a library and holds it until killed, or says why it cannot. Prints one
 * line of JSON. Called with: path, and the time (ms) at which to begin.
 */
import { openLibrary } from "#main/store/library.ts";
import { WarrantError } from "#shared/contract/errors.ts";

const [path = "", startAt = "0"] = process.argv.slice(2);
while (Date.now() < Number(startAt)) {
  // All of them at once.
}
try {
  openLibrary(path);
  // Whether anything still refers to the library makes no difference to who holds it.
  globalThis.gc?.();
  console.log(JSON.stringify({ processId: process.pid }));
  setInterval(() => globalThis.gc?.(), 10);
} catch (error) {
  if (!(error instanceof WarrantError)) throw error;
  console.log(JSON.stringify({ code: error.code, details: error.details }));
}
