import { z } from "zod";
import type { HistoryState, LibraryInfo } from "../results.ts";
import { command, none } from "./define.ts";

export const libraryCommands = {
  "library.get": command<LibraryInfo>()(none),
  "library.backUp": command<{ readonly path: string }>()(none),
  /** After `library-damaged`: put this backup in the library's place. */
  "library.restore": command<{ readonly path: string }>()(z.strictObject({ backup: z.string().min(1).max(4_096) })),
  /** After `library-damaged`: begin anew with the seeds; the damaged file stays where it was moved. */
  "library.startAnew": command<{ readonly path: string }>()(none),

  /** How windows look (theme, panels, open maps, where each map was left): kept in the library, not undoable. */
  "settings.get": command<Readonly<Record<string, unknown>>>()(none),
  /** `value` is JSON of at most 100,000 characters; null forgets the key. */
  "settings.set": command<null>()(
    z.strictObject({ key: z.string().regex(/^[a-z][a-zA-Z0-9.:_-]{0,99}$/), value: z.json() }),
  ),

  "history.get": command<HistoryState>()(none),
  /** Takes back the newest change that is not undone, whichever window made it. */
  "history.undo": command<{ readonly label: string; readonly history: HistoryState }>()(none),
  "history.redo": command<{ readonly label: string; readonly history: HistoryState }>()(none),
} as const;
