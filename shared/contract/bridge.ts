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
  /** A menu item of the native menu was chosen (Electron only). */
  readonly action: ActionId;
};
export type EventName = keyof Events;

export type FileToSave = { readonly fileName: string; readonly mediaType: string; readonly base64: string };

/** All that a window can ask of the program around it. */
export type Bridge = {
  readonly host: "electron" | "loopback";
  readonly invoke: <N extends CommandName>(name: N, args: CommandArguments<N>) => Promise<Answer<CommandResult<N>>>;
  /** Calls `listener` on every such event until the returned function is called. */
  readonly subscribe: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void;
  /** Saves a file where the person chooses. Answers its path or name, null when the person gave up. */
  readonly saveFile: (file: FileToSave) => Promise<Answer<string | null>>;
};
