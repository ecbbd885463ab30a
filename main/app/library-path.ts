import { join } from "node:path";
import envPaths from "env-paths";

/**
 * Where the library is when nobody says: `library.warrant` in the folder that
 * the system keeps for programs' data. WARRANT_LIBRARY names another file.
 */
export function defaultLibraryPath(): string {
  return process.env.WARRANT_LIBRARY || join(envPaths("Warrant", { suffix: "" }).data, "library.warrant");
}
