import { z } from "zod";
import { dateSchema, idSchema, limits, nameSchema, speakerKindSchema, stanceSchema } from "../../model/records.ts";
import type { SpeakerDetail } from "../results/who-says-what.ts";
import type { SpeakerRow } from "../results.ts";
import { command, newClaim, newSpeaker, none } from "./define.ts";

/** Quotations and who said them. */
export const quotationCommands = {
  "speakers.list": command<readonly SpeakerRow[]>()(none),
  "speaker.get": command<SpeakerDetail>()(z.strictObject({ speakerId: idSchema })),
  "speaker.create": command<{ readonly speakerId: string }>()(newSpeaker),
  "speaker.edit": command<null>()(
    z.strictObject({
      speakerId: idSchema,
      kind: speakerKindSchema.optional(),
      name: nameSchema.optional(),
      role: nameSchema.nullable().optional(),
      organisation: nameSchema.nullable().optional(),
    }),
  ),
  /** Refused (`rule`) while a quotation is theirs. */
  "speaker.delete": command<null>()(z.strictObject({ speakerId: idSchema })),
  /**
   * A new quotation of a source, by a speaker of the library or a new one, optionally at once behind a claim,
   * known or new (which may go on a map and be linked). With `start`, it is the passage that begins there,
   * which must hold `exact`. A speaker's quotation that is already there is used again.
   */
  "quotation.create": command<{
    readonly quotationId: string;
    readonly claimId: string | null;
    readonly inferenceId: string | null;
  }>()(
    z
      .strictObject({
        sourceId: idSchema,
        speakerId: idSchema.nullable().default(null),
        newSpeaker: newSpeaker.nullable().default(null),
        exact: z.string().trim().min(1).max(limits.quotationExact),
        /** UTF-16 code units into the source's text. */
        start: z.int().min(0).nullable().default(null),
        date: dateSchema.nullable().default(null),
        role: nameSchema.nullable().default(null),
        claim: z
          .strictObject({ claimId: idSchema, stance: stanceSchema.default("asserts") })
          .nullable()
          .default(null),
        newClaim: z
          .strictObject({ ...newClaim, stance: stanceSchema.default("asserts") })
          .nullable()
          .default(null),
      })
      .refine(({ speakerId, newSpeaker }) => (speakerId === null) !== (newSpeaker === null), {
        path: ["speakerId"],
        message: "name one speaker: speakerId or newSpeaker",
      })
      .refine(({ claim, newClaim }) => claim === null || newClaim === null, {
        path: ["newClaim"],
        message: "name one claim: claim or newClaim",
      }),
  ),
  /** Other words are looked for in the source's text anew. */
  "quotation.edit": command<null>()(
    z.strictObject({
      quotationId: idSchema,
      exact: z.string().trim().min(1).max(limits.quotationExact).optional(),
      speakerId: idSchema.optional(),
      date: dateSchema.nullable().optional(),
      role: nameSchema.nullable().optional(),
    }),
  ),
  "quotation.delete": command<null>()(z.strictObject({ quotationId: idSchema })),
} as const;
