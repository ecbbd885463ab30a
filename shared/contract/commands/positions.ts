import { z } from "zod";
import { colourSchema, glyphSchema, idSchema, nameSchema } from "../../model/records.ts";
import { command } from "./define.ts";

export const positionCommands = {
  "position.create": command<{ readonly positionId: string }>()(
    z.strictObject({ name: nameSchema, colourLight: colourSchema, colourDark: colourSchema, glyph: glyphSchema }),
  ),
  "position.edit": command<null>()(
    z.strictObject({
      positionId: idSchema,
      name: nameSchema.optional(),
      colourLight: colourSchema.optional(),
      colourDark: colourSchema.optional(),
      glyph: glyphSchema.optional(),
    }),
  ),
  /** Refused (`rule`) while a claim holds the position. */
  "position.delete": command<null>()(z.strictObject({ positionId: idSchema })),
} as const;
