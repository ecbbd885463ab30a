import type { z } from "zod";
import { argumentCommands } from "./commands/arguments.ts";
import { claimCommands } from "./commands/claims.ts";
import { exportCommands } from "./commands/images.ts";
import { importCommands } from "./commands/imports.ts";
import { libraryCommands } from "./commands/library.ts";
import { mapCommands } from "./commands/maps.ts";
import { noteCommands } from "./commands/notes.ts";
import { positionCommands } from "./commands/positions.ts";
import { quotationCommands } from "./commands/quotations.ts";
import { searchCommands } from "./commands/search.ts";
import { sourceCommands } from "./commands/sources.ts";
import { whoSaysWhatCommands } from "./commands/who-says-what.ts";

/**
 * Every command by name. Queries change nothing; all others are one undoable
 * change each (`history.*`, `library.*`, `settings.*` and the reading of files aside).
 */
export const commands = {
  ...libraryCommands,
  ...mapCommands,
  ...claimCommands,
  ...argumentCommands,
  ...noteCommands,
  ...sourceCommands,
  ...importCommands,
  ...exportCommands,
  ...quotationCommands,
  ...positionCommands,
  ...whoSaysWhatCommands,
  ...searchCommands,
} as const;

export type CommandName = keyof typeof commands;
/** What a caller passes: defaults may be left out. */
export type CommandArguments<N extends CommandName> = z.input<(typeof commands)[N]["arguments"]>;
/** What a handler receives: checked, with defaults filled in. */
export type CheckedArguments<N extends CommandName> = z.output<(typeof commands)[N]["arguments"]>;
export type CommandResult<N extends CommandName> =
  NonNullable<(typeof commands)[N]["result"]> extends never ? null : Exclude<(typeof commands)[N]["result"], undefined>;
