import { resolve } from "node:path";
import { parseArgs } from "node:util";

/**
 * The library named by `--library FILE`, made absolute, or null when there is none.
 * Chromium's own switches may stand among the arguments and are passed over.
 */
export function libraryArgument(argv: readonly string[], workingDirectory: string): string | null {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { library: { type: "string" } },
    strict: false,
    allowPositionals: true,
  });
  const { library } = values;
  return typeof library === "string" && library !== "" ? resolve(workingDirectory, library) : null;
}
