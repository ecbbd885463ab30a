import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

type Entry = {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  /** Bytes from the end of the header; absent for files that lie beside the archive. */
  readonly offset?: string;
  readonly unpacked?: boolean;
};

export type ArchivedFile = { readonly path: string; readonly unpacked: boolean; readonly read: () => Buffer };

/**
 * The files of an asar archive, those that were left beside it included. The
 * format: two length fields of 8 bytes each, a JSON header, then the files' bytes
 * (https://github.com/electron/asar#format).
 */
export function readArchive(archivePath: string): readonly ArchivedFile[] {
  const archive = readFileSync(archivePath);
  const bodyStart = 8 + archive.readUInt32LE(4);
  const header: Entry = JSON.parse(archive.toString("utf8", 16, 16 + archive.readUInt32LE(12)));
  const files: ArchivedFile[] = [];
  walk("", header);
  return files;

  function walk(path: string, entry: Entry): void {
    if (entry.files !== undefined) {
      for (const [name, child] of Object.entries(entry.files)) walk(path === "" ? name : `${path}/${name}`, child);
      return;
    }
    const { offset, size = 0, unpacked = false } = entry;
    const start = bodyStart + Number(offset);
    files.push({
      path,
      unpacked,
      read: () =>
        unpacked ? readFileSync(join(`${archivePath}.unpacked`, path)) : archive.subarray(start, start + size),
    });
  }
}

export function extractArchive(files: readonly ArchivedFile[], folder: string): void {
  for (const file of files) {
    const target = join(folder, file.path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.read());
  }
}
