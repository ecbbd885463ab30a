import { z } from "zod";
import { claimTextSchema, idSchema, limits, stanceSchema } from "../../model/records.ts";
import type { ClaimDetail, ClaimList, DeletionReport } from "../results.ts";
import { command, ids, newClaim, spot } from "./define.ts";

const claimFilters = z.strictObject({
  /** Any words; the search engine's own syntax has no meaning here. */
  search: z.string().max(500).default(""),
  speakerId: idSchema.nullable().default(null),
  sourceId: idSchema.nullable().default(null),
  tagId: idSchema.nullable().default(null),
});

export const claimCommands = {
  "claims.list": command<ClaimList>()(
    claimFilters.extend({
      /** A position's id, or "" for claims without one; empty list: all. */
      positionIds: z
        .array(z.union([idSchema, z.literal("")]))
        .max(100)
        .default([]),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1_000).default(200),
    }),
  ),
  /**
   * How many claims of each position pass, by position id; claims without one under
   * "". A command of its own: of a common word it takes longer than the first page.
   */
  "claims.countByPosition": command<Readonly<Record<string, number>>>()(claimFilters),
  "claim.get": command<ClaimDetail>()(z.strictObject({ claimId: idSchema })),
  /** A new claim, optionally on a map, optionally linked as a premise, optionally backed by a quotation. */
  "claim.create": command<{ readonly claimId: string; readonly inferenceId: string | null }>()(
    z.strictObject({
      ...newClaim,
      quotationId: idSchema.nullable().default(null),
    }),
  ),
  /** New claims, each with its place on the map, in one change; answers their ids in this order. */
  "claims.create": command<{ readonly claimIds: readonly string[] }>()(
    z.strictObject({
      mapId: idSchema,
      claims: z
        .array(z.strictObject({ text: claimTextSchema, positionId: idSchema.nullable().default(null), ...spot }))
        .min(1)
        .max(limits.newClaims),
    }),
  ),
  "claim.edit": command<null>()(
    z.strictObject({ claimId: idSchema, text: claimTextSchema.optional(), positionId: idSchema.nullable().optional() }),
  ),
  "claims.deletionReport": command<DeletionReport>()(z.strictObject({ claimIds: ids })),
  "claims.delete": command<null>()(z.strictObject({ claimIds: ids })),
  "claim.quote": command<{ readonly claimQuotationId: string }>()(
    z.strictObject({ claimId: idSchema, quotationId: idSchema, stance: stanceSchema.default("asserts") }),
  ),
  "claim.unquote": command<null>()(z.strictObject({ claimQuotationId: idSchema })),
} as const;
