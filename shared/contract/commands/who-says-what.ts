import { z } from "zod";
import { idSchema } from "../../model/records.ts";
import type { ExportedImage } from "../results/images.ts";
import type { ExportedFile } from "../results/sources.ts";
import type { Matrix, Timeline } from "../results/who-says-what.ts";
import { command, imageOptions } from "./define.ts";

const matrixOf = {
  /** Only claims that stand on this map; null: of the whole library. */
  mapId: idSchema.nullable().default(null),
  /** Only these speakers; empty: all who speak to one of the claims. */
  speakerIds: z.array(idSchema).max(10_000).default([]),
  /** Only claims of these positions ("" for claims without one); empty: all. */
  positionIds: z
    .array(z.union([idSchema, z.literal("")]))
    .max(100)
    .default([]),
};

export const whoSaysWhatCommands = {
  /** Who asserts and who denies each contested claim: one that somebody denies, or that an argument attacks. */
  "matrix.get": command<Matrix>()(z.strictObject({ ...matrixOf, limit: z.int().min(1).max(5_000).default(500) })),
  "matrix.export": command<ExportedImage>()(imageOptions.extend(matrixOf)),
  "matrix.exportCsv": command<ExportedFile>()(z.strictObject(matrixOf)),
  "timeline.get": command<Timeline>()(z.strictObject({ mapId: idSchema })),
  "timeline.export": command<ExportedImage>()(imageOptions.extend({ mapId: idSchema })),
  "timeline.exportCsv": command<ExportedFile>()(z.strictObject({ mapId: idSchema })),
} as const;
