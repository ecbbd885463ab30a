import { randomUUID } from "node:crypto";
import { mkdtemp, open, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { ReceivedFile } from "#shared/contract/bridge.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import { fileTooLargeMessage, receivedFileLimitBytes } from "#shared/contract/file-limit.ts";

/** A file as a host hands it over: where it is, or its bytes as they come. */
export type HandedFile =
  | { readonly path: string }
  | { readonly bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array> };

/** Files that windows have handed over, until an import has read them or the program ends. */
export type ReceivedFiles = {
  /**
   * Takes a file. Bytes go into a private temporary file; of bytes that end in an error nothing is left.
   * @throws WarrantError `file-unreadable` for a folder, a missing file or more than 256 MB
   */
  readonly receive: (file: HandedFile) => Promise<ReceivedFile>;
  /** Gives the file to an import, which releases it; null when there is none of that id, or it was given away. */
  readonly claim: (fileId: string) => ClaimedFile | null;
  /** Forgets the file and deletes it if it is a temporary one. */
  readonly release: (fileId: string) => Promise<void>;
  /** Forgets all files and deletes the temporary ones. */
  readonly close: () => Promise<void>;
};

const folderPrefix = "warrant-received-";
/** A file that no import has asked for by then was given up by its window, in milliseconds. */
const unclaimedForMs = 60 * 60 * 1_000;

/** Where a file can be read, and its size in bytes. */
export type ClaimedFile = { readonly path: string; readonly size: number };

type Entry = ClaimedFile & { readonly temporary: boolean; readonly at: number; claimed: boolean };

/** @param temporaryFolder the system's folder for temporary files */
export function createReceivedFiles(temporaryFolder: string = tmpdir()): ReceivedFiles {
  const files = new Map<string, Entry>();
  let folder: Promise<string> | undefined;
  let closed = false;
  const sweeping = removeStaleFolders(temporaryFolder);

  async function receivePath(path: string): Promise<Entry> {
    const facts = await stat(path).catch(() => null);
    if (facts === null) throw unreadable("The file is not there any more.");
    if (!facts.isFile()) throw unreadable("That is no file.");
    if (facts.size > receivedFileLimitBytes) throw unreadable(fileTooLargeMessage);
    return { path, size: facts.size, temporary: false, at: Date.now(), claimed: false };
  }

  async function receiveBytes(fileId: string, bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Entry> {
    // Only its owner may enter a folder that `mkdtemp` makes. Its name says whose it is, for when that one was killed.
    folder ??= mkdtemp(join(temporaryFolder, `${folderPrefix}${process.pid}-`));
    const path = join(await folder, fileId);
    let size: number;
    try {
      size = await writeDown(path, bytes);
    } catch (error) {
      await rm(path, { force: true });
      throw isFullDisk(error) ? unreadable("There is no room for the file on the disk for temporary files.") : error;
    }
    return { path, size, temporary: true, at: Date.now(), claimed: false };
  }

  async function release(fileId: string): Promise<void> {
    const file = files.get(fileId);
    files.delete(fileId);
    if (file?.temporary) await rm(file.path, { force: true });
  }

  return {
    receive: async (file) => {
      for (const [id, { claimed, at }] of files) {
        if (!claimed && Date.now() - at > unclaimedForMs) await release(id);
      }
      if (closed) throw closing();
      const fileId = randomUUID();
      try {
        files.set(fileId, "path" in file ? await receivePath(file.path) : await receiveBytes(fileId, file.bytes));
      } catch (error) {
        // The folder may have gone meanwhile.
        throw closed ? closing() : error;
      }
      if (!closed) return { fileId };
      await release(fileId);
      throw closing();
    },
    claim: (fileId) => {
      const file = files.get(fileId);
      if (!file || file.claimed) return null;
      file.claimed = true;
      return { path: file.path, size: file.size };
    },
    release,
    close: async () => {
      closed = true;
      files.clear();
      await sweeping;
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Answers how many bytes there were. */
async function writeDown(path: string, bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, "wx", 0o600);
  try {
    let size = 0;
    for await (const chunk of untilCutOff(bytes)) {
      size += chunk.byteLength;
      if (size > receivedFileLimitBytes) throw unreadable(fileTooLargeMessage);
      await file.writeFile(chunk);
    }
    return size;
  } finally {
    await file.close();
  }
}

/** The bytes as they come; when they break off, that is the window's doing and no fault. */
async function* untilCutOff(bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch {
    throw new WarrantError("cancelled", "The file did not arrive whole. Add it again.");
  }
}

/** Removes what programs that were killed have left. */
async function removeStaleFolders(temporaryFolder: string): Promise<void> {
  const names = await readdir(temporaryFolder).catch(() => []);
  for (const name of names) {
    const owner = new RegExp(`^${folderPrefix}(\\d+)-`).exec(basename(name))?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    // Another user's cannot be removed, and is not ours to.
    await rm(join(temporaryFolder, name), { recursive: true, force: true }).catch(() => {});
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function closing(): WarrantError {
  return new WarrantError("unavailable", "Warrant is closing.");
}

function isFullDisk(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

function unreadable(message: string): WarrantError {
  return new WarrantError("file-unreadable", message);
}
