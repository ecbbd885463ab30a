import type { ActionId } from "./actions.ts";
import type { CommandArguments, CommandName, CommandResult } from "./commands.ts";
import type { Answer } from "./errors.ts";
import type { ChangeEvent } from "./results.ts";

/** What main tells every window, by event name. */
export type Events = {
  /** The library changed: mirror the diff. */
  readonly changed: ChangeEvent;
  /** Another library file took the place of the open one: load everything anew. */
  readonly replaced: null;
  /** An import has got further: `import.get` tells how far. */
  readonly import: { readonly jobId: string };
  /** A drawing has got further: from 0 to 1. */
  readonly export: { readonly jobId: string; readonly fraction: number };
  /** A menu item of the native menu was chosen (Electron only). */
  readonly action: ActionId;
};
export type EventName = keyof Events;

export type FileToSave = { readonly fileName: string; readonly mediaType: string; readonly base64: string };

/** A file that the program has received from a window and holds until an import has ended, or it ends itself. */
export type ReceivedFile = { readonly fileId: string };

/** All that a window can ask of the program around it. */
export type Bridge = {
  readonly host: "electron" | "loopback";
  readonly invoke: <N extends CommandName>(name: N, args: CommandArguments<N>) => Promise<Answer<CommandResult<N>>>;
  /** Calls `listener` on every such event until the returned function is called. */
  readonly subscribe: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void;
  /** Saves a file where the person chooses. Answers its path or name, null when the person gave up. */
  readonly saveFile: (file: FileToSave) => Promise<Answer<string | null>>;
};

/** What Electron's preload gives a page. `PageFile` is the page's own File, which this layer does not know. */
export type PreloadBridge<PageFile> = Bridge & {
  /** Hands a file over: by its path where it has one, else by its bytes. */
  readonly sendFile: (file: PageFile) => Promise<Answer<ReceivedFile>>;
};
