/** Every code an answer may carry. The list is closed: nothing else crosses a border. */
export const errorCodes = [
  /** No command has that name. */
  "unknown-command",
  /** The arguments do not fit the command's schema; `details` lists the places. */
  "invalid-arguments",
  /** A record that the command names does not exist. */
  "not-found",
  /** The edit would break a rule of the argument model. */
  "rule",
  /** There is nothing to undo or redo. */
  "nothing-to-undo",
  "nothing-to-redo",
  /** Another process holds the library; `details.processId` says which. */
  "library-locked",
  /** The library file is damaged; `details` holds `movedTo` and `backups`. */
  "library-damaged",
  /** The library was written by a newer Warrant. */
  "library-newer",
  /** The file is a sound database of another program. */
  "not-a-library",
  /** The library's disk is full, read-only or gone. */
  "library-unwritable",
  /** A file that the person asked for could not be written where they chose. */
  "file-unwritable",
  /** No text could be taken out of a file: the message says why, and what to do. */
  "file-unreadable",
  /** The person stopped the work before it was done; nothing of it is kept. */
  "cancelled",
  /** The picture would be larger than can be drawn; `details.largestScale` says what fits. */
  "too-large",
  /** The program is closing, or the window has lost it. */
  "unavailable",
  /** The page may not ask this. */
  "forbidden",
  /** A fault of Warrant's own: its stack is in the log, not in the answer. */
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type CommandError = { readonly code: ErrorCode; readonly message: string; readonly details?: unknown };

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CommandError };

/** An error that is meant to be read by the person: its message crosses the border as it is. */
export class WarrantError extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;
  constructor(code: ErrorCode, message: string, details?: unknown) {
    super(message);
    this.name = "WarrantError";
    this.code = code;
    this.details = details;
  }
}
