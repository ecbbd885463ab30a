import { restoreBackup } from "#main/store/backups.ts";
import { type Library, openLibrary } from "#main/store/library.ts";
import { seedRecords } from "#seeds/index.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import { damagedBefore } from "./damaged-before.ts";

export type HolderOptions = {
  readonly path: string;
  /** Whether a new library is filled with the debate it comes with. */
  readonly seed: boolean;
  readonly log: (line: string) => void;
  /** Called when another library file, or one that could not be opened before, has taken the place of what windows show. */
  readonly onReplaced: () => void;
};

/** The one library of a running program, or why there is none. */
export type LibraryHolder = {
  /** The open library. Throws the WarrantError that says why there is none. */
  readonly library: Library;
  readonly isOpen: boolean;
  /** Copies the library into its folder of backups and answers the copy's path. */
  readonly backUp: () => Promise<string>;
  /** After `library-damaged`: puts one of the backups offered in the library's place. */
  readonly restore: (backup: string) => Promise<void>;
  /** After `library-damaged`: makes a new library; the damaged file stays where it was moved. */
  readonly startAnew: () => Promise<void>;
  /** After SQLite found the open file broken: closes it, has it examined and answers what to tell the person. */
  readonly reexamine: () => WarrantError;
  /** Lets the library go once its daily backup, if one is being made, has ended. */
  readonly close: () => Promise<void>;
};

/** Codes after which the same file may be there again a moment later. */
const passing: ReadonlySet<string> = new Set(["library-locked", "library-unwritable"]);
const retryAfterMs = 1_000;

type State =
  | { readonly library: Library; readonly error: null }
  | { readonly library: null; readonly error: WarrantError; readonly at: number };

/** Opens the library at `path`, or remembers why that cannot be done. Never throws for a reason a person can act on. */
export function createLibraryHolder({ path, seed, log, onReplaced }: HolderOptions): LibraryHolder {
  let backingUp: Promise<unknown> = Promise.resolve();
  let closed = false;
  let state = tryOpen();

  function tryOpen(): State {
    try {
      const before = damagedBefore(path);
      if (before) throw before;
      return opened();
    } catch (error) {
      if (!(error instanceof WarrantError)) throw error;
      return { library: null, error, at: Date.now() };
    }
  }

  function opened(): State {
    const library = openLibrary(path);
    try {
      if (seed && library.isNew) library.fill(seedRecords(new Date().toISOString()));
    } catch (error) {
      library.close();
      throw error;
    }
    // Behind the person's back: a failure is for the log, the library itself is fine.
    backingUp = library.backUpDaily().catch((error: unknown) => log(`daily backup: ${String(error)}`));
    return { library, error: null };
  }

  function current(): Library {
    if (closed) throw new WarrantError("unavailable", "Warrant is closing.");
    if (state.library) return state.library;
    if (passing.has(state.error.code) && Date.now() - state.at >= retryAfterMs) {
      state = tryOpen();
      if (state.library) {
        onReplaced();
        return state.library;
      }
    }
    throw state.error;
  }

  /** The error that `library.restore` and `library.startAnew` are the answers to. Throws when there is none. */
  function requireDamaged(): WarrantError {
    if (closed) throw new WarrantError("unavailable", "Warrant is closing.");
    if (state.library) {
      throw new WarrantError("rule", "The library is in order. Only a damaged one can be replaced.");
    }
    if (state.error.code !== "library-damaged") throw state.error;
    return state.error;
  }

  return {
    get library() {
      return current();
    },
    get isOpen() {
      return !closed && state.library !== null;
    },
    backUp: () => current().backUpNow(),
    restore: async (backup) => {
      // Only files that we made ourselves: the name comes from a page.
      if (!backupsOffered(requireDamaged()).includes(backup)) {
        throw new WarrantError("not-found", "That is not one of the library's backups. Choose one of those offered.");
      }
      restoreBackup(path, backup);
      state = opened();
      onReplaced();
    },
    startAnew: async () => {
      requireDamaged();
      state = opened();
      onReplaced();
    },
    reexamine: () => {
      state.library?.close();
      state = tryOpen();
      if (state.error) return state.error;
      onReplaced();
      return new WarrantError("internal", "The library could not be read for a moment. It is sound; try again.");
    },
    close: async () => {
      closed = true;
      await backingUp;
      state.library?.close();
    },
  };
}

/** Paths of the backups that a `library-damaged` error names in its details. */
function backupsOffered({ details }: WarrantError): string[] {
  if (typeof details !== "object" || details === null || !("backups" in details)) return [];
  const { backups } = details;
  if (!Array.isArray(backups)) return [];
  return backups.map((backup: { readonly path: string }) => backup.path);
}
