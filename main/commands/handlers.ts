import type { CommandName } from "#shared/contract/commands.ts";
import { claimHandlers } from "./claims.ts";
import type { Handlers, LifecycleName } from "./context.ts";
import { decisionHandlers } from "./decisions.ts";
import { exportHandlers } from "./export.ts";
import { sourceExportHandlers } from "./export-sources.ts";
import { frameHandlers } from "./frames.ts";
import { historyHandlers } from "./history.ts";
import { importHandlers } from "./imports.ts";
import { inferenceHandlers } from "./inferences.ts";
import { libraryHandlers } from "./library.ts";
import { mapPlacingHandlers } from "./map-placing.ts";
import { mapHandlers } from "./maps.ts";
import { noteHandlers } from "./notes.ts";
import { positionHandlers } from "./positions.ts";
import { premiseHandlers } from "./premises.ts";
import { quotationHandlers } from "./quotations.ts";
import { searchHandlers } from "./search.ts";
import { settingHandlers } from "./settings.ts";
import { sourceHandlers } from "./sources.ts";
import { speakerHandlers } from "./speakers.ts";
import { tagHandlers } from "./tags.ts";
import { whoSaysWhatHandlers } from "./who-says-what.ts";
import { mapWritingHandlers } from "./write-map.ts";

export type { CommandContext } from "./context.ts";

/** Every command's handler, but for those that replace or copy the library file: a missing one does not compile. */
export const handlers = {
  ...libraryHandlers,
  ...settingHandlers,
  ...historyHandlers,
  ...mapHandlers,
  ...mapPlacingHandlers,
  ...exportHandlers,
  ...mapWritingHandlers,
  ...frameHandlers,
  ...claimHandlers,
  ...inferenceHandlers,
  ...premiseHandlers,
  ...noteHandlers,
  ...tagHandlers,
  ...sourceHandlers,
  ...sourceExportHandlers,
  ...decisionHandlers,
  ...importHandlers,
  ...speakerHandlers,
  ...quotationHandlers,
  ...positionHandlers,
  ...whoSaysWhatHandlers,
  ...searchHandlers,
} satisfies Handlers<Exclude<CommandName, LifecycleName>>;
