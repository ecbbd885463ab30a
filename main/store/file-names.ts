import { basename, dirname, extname, join } from "node:path";

/** A time as file names can hold it everywhere: 2026-03-01T09-30-00-000Z. */
export function fileStamp(at: string): string {
  return at.replaceAll(/[:.]/g, "-");
}

/** The time of a stamp made by `fileStamp`. */
export function timeOfStamp(stamp: string): string {
  return stamp.replace(/T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z$/, "T$1:$2:$3.$4Z");
}

/** The folder beside a library that its backups are kept in. */
export function backupFolder(path: string): string {
  return join(dirname(path), "backups");
}

export type BackupKind = "daily" | "manual" | `before-${number}`;

/** Where a backup of a library made now goes: `backups/library-daily-2026-03-01T09-30-00-000Z.warrant`. */
export function backupPath(path: string, kind: BackupKind, at: string): string {
  const extension = extname(path);
  return join(backupFolder(path), `${basename(path, extension)}-${kind}-${fileStamp(at)}${extension}`);
}

/** What a file name in the folder says when it is a backup of this library, else null. */
export function parseBackupName(path: string, fileName: string): { kind: BackupKind; at: string } | null {
  const extension = extname(path);
  const prefix = `${basename(path, extension)}-`;
  if (!fileName.startsWith(prefix) || !fileName.endsWith(extension)) return null;
  const middle = fileName.slice(prefix.length, fileName.length - extension.length);
  const match = /^(daily|manual|before-\d+)-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)$/.exec(middle);
  return match?.[1] && match[2] ? { kind: match[1] as BackupKind, at: timeOfStamp(match[2]) } : null;
}
