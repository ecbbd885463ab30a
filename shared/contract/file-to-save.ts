import { z } from "zod";
import type { FileToSave } from "./bridge.ts";

/** Characters; the longest string that V8 holds has about 536 million. */
const longestBase64 = 500_000_000;

/** What a host that saves files itself accepts from a page. */
export const fileToSaveSchema = z.strictObject({
  fileName: z.string().min(1).max(255),
  mediaType: z.string().max(100),
  base64: z.base64().max(longestBase64),
}) satisfies z.ZodType<FileToSave>;
