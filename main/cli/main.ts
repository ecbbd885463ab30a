import { Failure } from "./failure.ts";
import { createOutput } from "./output.ts";
import { createProgram, isUsageError } from "./program.ts";

const succeeded = 0;
const failed = 1;
const wrongUsage = 2;

// `warrant maps | head -1`: whoever reads has had enough, and that is fine.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? succeeded : failed));
process.stderr.on("error", () => {});

const args = process.argv.slice(2);
try {
  process.exitCode = succeeded;
  await createProgram((code) => {
    process.exitCode = code;
  }).parseAsync(args, { from: "user" });
} catch (error) {
  const usage = isUsageError(error);
  if (usage !== null) {
    process.exitCode = usage.exitCode === 0 ? succeeded : wrongUsage;
  } else {
    process.exitCode = failed;
    const output = createOutput(args.includes("--json"));
    if (error instanceof Failure) output.failure(error);
    else
      output.failure({
        code: "internal",
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
  }
}
