import { dirname } from "node:path";
import { writeFileAtomically } from "#main/app/atomic-file.ts";
import { Failure } from "./failure.ts";

/**
 * Writes what the person asked for where they asked for it, whole or not at all.
 * @throws Failure `file-unwritable` that says what is in the way
 */
export async function writeOut(path: string, data: Uint8Array): Promise<void> {
  try {
    await writeFileAtomically(path, data);
  } catch (error) {
    throw new Failure({ code: "file-unwritable", message: `${path} cannot be written: ${reason(path, error)}` });
  }
}

function reason(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  switch (code) {
    case "ENOENT":
      return `there is no folder ${dirname(path)}.`;
    case "ENOTDIR":
      return `${dirname(path)} is not a folder.`;
    case "EISDIR":
    case "ENOTEMPTY":
    case "EEXIST":
      return "that is a folder.";
    case "EACCES":
    case "EPERM":
      return "you may not write there.";
    case "EROFS":
      return "that disk is read-only.";
    case "ENOSPC":
    case "EDQUOT":
      return "there is no room on that disk.";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
