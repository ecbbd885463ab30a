import { randomBytes } from "node:crypto";
import { chmod, open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file so that its path holds either what was there before or all of
 * `data`, also when the power fails in between. A link is followed, a file's
 * permissions stay; pipes and devices are simply written to. Throws what the
 * file system throws.
 */
export async function writeFileAtomically(path: string, data: Uint8Array): Promise<void> {
  const before = await stat(path).catch(() => null);
  if (before !== null && !before.isFile() && !before.isDirectory()) {
    await writeFile(path, data);
    return;
  }
  const target = before === null ? path : await realpath(path);
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    if (before !== null) await chmod(temporary, before.mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
