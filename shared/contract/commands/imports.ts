import { z } from "zod";
import { readFormats } from "../../formats/format-list.ts";
import { idSchema, limits, titleSchema } from "../../model/records.ts";
import type { ImportKept, ImportState } from "../results/imports.ts";
import type { AttachReport } from "../results/sources.ts";
import { command } from "./define.ts";
import { facts } from "./sources.ts";

/** Names a received file; hosts give it out (`Bridge.sendFile`). */
const fileId = idSchema;

/**
 * What becomes of a claim or source that the library holds already. `link` uses
 * the library's as it is; `merge` uses it and adds what only the file knows of it;
 * `both` adds the file's beside it.
 */
const duplicateChoice = z.enum(["link", "merge", "both"]);

/** What files bring: texts and references for sources, and maps. */
export const importCommands = {
  /** Begins to read files that a host has received; events tell how far it is, `import.get` what was found. */
  "import.start": command<{ readonly jobId: string }>()(
    z.strictObject({
      files: z
        .array(
          z.strictObject({
            fileId,
            name: z.string().min(1).max(limits.fileName),
            /** Text that was pasted or typed: the source keeps no file's name, size and hash. */
            pasted: z.boolean().default(false),
          }),
        )
        .min(1)
        .max(10_000),
      /**
       * As what the files are read: `anything` tells by their content whether each is
       * a text, references or a map; `map` takes each for a map of the format that it
       * seems to be; a format's name, for one of that format.
       */
      as: z.enum(["anything", "map", ...readFormats]).default("anything"),
    }),
  ),
  "import.get": command<ImportState>()(z.strictObject({ jobId: idSchema })),
  /** What attaching this item's text to that source would do to the source's quotations. */
  "import.preview": command<AttachReport>()(z.strictObject({ jobId: idSchema, itemId: idSchema, sourceId: idSchema })),
  /**
   * Keeps items in one change: texts as new sources or as the texts of known ones,
   * and maps; the others are left. Ends the job. Refused (`rule`) for a map that holds
   * what is in the library already while `duplicates` is null.
   */
  "import.keep": command<ImportKept>()(
    z.strictObject({
      jobId: idSchema,
      items: z
        .array(
          z.union([
            z.strictObject({ itemId: idSchema, sourceId: idSchema }),
            z.strictObject({ itemId: idSchema, facts: z.strictObject(facts) }),
            z.strictObject({
              itemId: idSchema,
              map: z.strictObject({
                /** What to call the new map, if not as the file does. */
                title: titleSchema.optional(),
                duplicates: duplicateChoice.nullable().default(null),
                /** Where it differs for single claims and sources, by their ids in the file's document. */
                choices: z
                  .array(
                    z.strictObject({
                      of: z.enum(["claim", "source"]),
                      id: z.string().min(1).max(64),
                      choice: duplicateChoice,
                    }),
                  )
                  .max(100_000)
                  .default([]),
              }),
            }),
          ]),
        )
        .min(1)
        .max(100_000),
    }),
  ),
  /** Stops what is being read and forgets the job and its files; nothing is kept. */
  "import.end": command<null>()(z.strictObject({ jobId: idSchema })),
} as const;
