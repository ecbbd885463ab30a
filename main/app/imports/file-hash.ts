import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

export type FileDigest = {
  /** Bytes. */
  readonly size: number;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
};

/** The size and hash of a file, read piece by piece. Throws what the file system throws, and `signal`'s reason. */
export async function digestFile(path: string, signal: AbortSignal): Promise<FileDigest> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of createReadStream(path, { signal })) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    hash.update(chunk);
  }
  return { size, hash: hash.digest("hex") };
}
