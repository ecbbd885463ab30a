import { type Answer, WarrantError } from "#shared/contract/errors.ts";

/**
 * An error as it crosses a border. WarrantErrors keep code, message and details
 * (what caused one is logged); SQLite's become the code that says what to do; everything else is logged with
 * its stack and crosses as `internal` without it.
 */
export function errorAnswer(error: unknown, name: string, log: (line: string) => void): Answer<never> {
  if (error instanceof WarrantError) {
    if (error.cause !== undefined) log(`${shorten(name)}: ${stackOf(error.cause)}`);
    return answerOf(error);
  }
  const known = knownSqliteError(error);
  // A constraint that slipped through is a gap in our own rules: the person gets a plain answer, the log the cause.
  if (!known || known.code === "rule") log(`${shorten(name)}: ${stackOf(error)}`);
  return answerOf(
    known ??
      new WarrantError("internal", "Something went wrong inside Warrant. Nothing was changed; the log says more."),
  );
}

function answerOf(error: WarrantError): Answer<never> {
  const { code, message, details } = error;
  if (details === undefined) return { ok: false, error: { code, message } };
  // Whatever was put in, only plain data crosses.
  return { ok: false, error: { code, message, details: JSON.parse(JSON.stringify(details)) } };
}

/** SQLite's result code, such as `SQLITE_FULL`; null for errors that are not SQLite's. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  return error.code.startsWith("SQLITE_") ? error.code : null;
}

/** True when SQLite found the file's content broken, whether or not the store has put it in our terms yet. */
export function isCorruption(error: unknown): boolean {
  if (error instanceof WarrantError) return error.code === "library-damaged";
  return /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode(error) ?? "");
}

function knownSqliteError(error: unknown): WarrantError | null {
  const code = sqliteCode(error);
  if (code === null) return null;
  if (/^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/.test(code)) {
    return new WarrantError(
      "library-unwritable",
      code.startsWith("SQLITE_FULL")
        ? "The disk that holds the library is full. Make room on it, then try again."
        : "The library cannot be written. Check that its disk is there and that you may write to it, then try again.",
    );
  }
  if (code.startsWith("SQLITE_CONSTRAINT")) {
    return new WarrantError("rule", "That would break a rule of the library, so nothing was changed.");
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new WarrantError("library-locked", "Another program holds the library. Close it, then try again.");
  }
  if (isCorruption(error)) {
    return new WarrantError("library-damaged", "The library file is damaged. Start Warrant again to see the backups.");
  }
  return null;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Names come from outside: a log line holds no more of one than helps. */
function shorten(name: unknown): string {
  return String(name).slice(0, 100);
}
