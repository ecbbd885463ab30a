import { z } from "zod";
import { dateSchema, idSchema } from "../../model/records.ts";
import { hitKinds, type SearchPage } from "../results/search.ts";
import { command } from "./define.ts";

export const searchCommands = {
  /**
   * Any text is a valid query: words in any order, each perhaps unfinished; words between quote marks as a
   * phrase of whole words. Filters leave out kinds that cannot have what they ask for.
   */
  search: command<SearchPage>()(
    z.strictObject({
      words: z.string().max(500),
      /** Empty: all. */
      kinds: z.array(z.enum(hitKinds)).max(hitKinds.length).default([]),
      /** A position's id, or "" for claims without one; empty: all. */
      positionIds: z
        .array(z.union([idSchema, z.literal("")]))
        .max(100)
        .default([]),
      sourceId: idSchema.nullable().default(null),
      speakerId: idSchema.nullable().default(null),
      tagId: idSchema.nullable().default(null),
      /** Said or published from this date to that one, both included. */
      from: dateSchema.nullable().default(null),
      to: dateSchema.nullable().default(null),
      offset: z.int().min(0).max(10_000).default(0),
      limit: z.int().min(1).max(200).default(50),
    }),
  ),
} as const;
