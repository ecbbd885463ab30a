import Database from "better-sqlite3";
import { WarrantError } from "#shared/contract/errors.ts";

/** True for the codes by which SQLite says that the file itself is not what it should be. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(error.code);
}

/** True when SQLite or the system says that the disk is full, read-only or gone. */
export function isUnwritable(error: unknown): boolean {
  if (error instanceof Database.SqliteError) {
    return /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN|PERM|NOLFS)/.test(error.code);
  }
  return isSystemError(error) && unwritableCodes.has(error.code);
}

/** What the file system answers when a disk is full, a folder read-only, a path wrong or a handle refused. */
const unwritableCodes: ReadonlySet<string> = new Set(
  "EACCES EBUSY EDQUOT EEXIST EFBIG EIO EISDIR ELOOP EMFILE ENAMETOOLONG ENFILE ENODEV ENOENT ENOSPC ENOTDIR ENXIO EPERM EROFS".split(
    " ",
  ),
);

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error;
}

/**
 * An error of SQLite or the file system as the person should read it; any other
 * error as it is. The original is kept as `cause` for the log.
 */
export function asWarrantError(error: unknown, path: string): unknown {
  const translated = translate(error, path);
  if (translated === null) return error;
  translated.cause = error;
  return translated;
}

function translate(error: unknown, path: string): WarrantError | null {
  if (error instanceof WarrantError) return null;
  if (isDamage(error)) {
    return new WarrantError("library-damaged", `The library ${path} is damaged.`, { movedTo: null, backups: [] });
  }
  if (isUnwritable(error)) {
    const reason = error instanceof Error ? error.message : "";
    return new WarrantError("library-unwritable", `The library ${path} cannot be written: ${reason}.`);
  }
  if (!(error instanceof Database.SqliteError)) return null;
  if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) {
    return new WarrantError("library-locked", `Another program is using the library ${path}.`, { processId: null });
  }
  switch (error.code) {
    case "SQLITE_CONSTRAINT_TRIGGER":
      return new WarrantError("rule", `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`);
    case "SQLITE_CONSTRAINT_UNIQUE":
    case "SQLITE_CONSTRAINT_PRIMARYKEY":
      return new WarrantError("rule", `The library has that already (${error.message}).`);
    case "SQLITE_CONSTRAINT_FOREIGNKEY":
      return new WarrantError("rule", "A record is missing that another one refers to.");
    case "SQLITE_CONSTRAINT_CHECK":
    case "SQLITE_CONSTRAINT_NOTNULL":
    case "SQLITE_CONSTRAINT_DATATYPE":
      return new WarrantError("rule", `That record cannot be (${error.message}).`);
    default:
      return null;
  }
}
