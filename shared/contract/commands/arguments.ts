import { z } from "zod";
import { idSchema, inferenceKindSchema, limits, nameSchema } from "../../model/records.ts";
import type { DeletionReport, InferenceDetail } from "../results.ts";
import { claimSpots, command, ids, target } from "./define.ts";

export const argumentCommands = {
  "inference.get": command<InferenceDetail>()(z.strictObject({ inferenceId: idSchema })),
  /**
   * Links claims. On a map, an inference that the library holds already is placed,
   * not made twice, and `places` says where those of its claims go that are not there yet.
   */
  "inference.create": command<{ readonly inferenceId: string }>()(
    z.strictObject({
      kind: inferenceKindSchema,
      premiseClaimIds: z.array(idSchema).min(1).max(limits.premises),
      target,
      mapId: idSchema.nullable().default(null),
      places: claimSpots.default([]),
      scheme: nameSchema.nullable().default(null),
    }),
  ),
  "inference.edit": command<null>()(
    z.strictObject({
      inferenceId: idSchema,
      kind: inferenceKindSchema.optional(),
      scheme: nameSchema.nullable().optional(),
    }),
  ),
  /** Makes attacks of supports and supports of attacks, all of them or (`rule`) none. */
  "inferences.switch": command<null>()(z.strictObject({ inferenceIds: ids })),
  /** `inferences` counts those named and the ones on them. */
  "inferences.deletionReport": command<DeletionReport>()(z.strictObject({ inferenceIds: ids })),
  "inferences.delete": command<null>()(z.strictObject({ inferenceIds: ids })),
  /**
   * Links one more premise to an inference. Maps that show the inference but not
   * the claim get it in a free place near the other premises.
   */
  "premise.add": command<{ readonly premiseId: string }>()(
    z.strictObject({ inferenceId: idSchema, claimId: idSchema }),
  ),
  /** Unlinks a premise; the last one cannot go: delete the inference instead. */
  "premise.remove": command<null>()(z.strictObject({ premiseId: idSchema })),
  "premise.edit": command<null>()(z.strictObject({ premiseId: idSchema, implicit: z.boolean() })),
} as const;
