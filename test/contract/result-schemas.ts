import { z } from "zod";
import type { CommandName, CommandResult } from "#shared/contract/commands.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { idSchema, recordSchemas, tableNames } from "#shared/model/records.ts";

const count = z.int().min(0);
const nothing = z.null();
const { claims, claimQuotations, inferences, maps, notes, positions, premises, quotations, speakers, tags, taggings } =
  recordSchemas;

const sourceFacts = recordSchemas.sources.omit({ text: true }).extend({ hasText: z.boolean() });
const history = z.strictObject({ undo: z.string().min(1).nullable(), redo: z.string().min(1).nullable() });
const attribution = z
  .strictObject({
    speaker: speakers,
    year: z
      .string()
      .regex(/^\d{4}$/)
      .nullable(),
  })
  .nullable();
const tagRow = z.strictObject({ tag: tags, tagging: taggings });
const deletionReport = z.strictObject({
  claims: count,
  inferences: count,
  notes: count,
  maps: z.array(z.string()),
  quotationsLeft: count,
});

const mapTitle = z.strictObject({ id: idSchema, title: z.string().min(1) });
const quotationRow = z.strictObject({ quotation: quotations, speaker: speakers, source: sourceFacts });
const argumentRow = z.strictObject({
  inference: inferences,
  premises: z.array(z.strictObject({ premise: premises, claim: claims, attribution })).min(1),
  targetClaim: claims.nullable(),
  undercuts: count,
  mapIds: z.array(idSchema),
});
const mapSummary = z.strictObject({
  id: idSchema,
  title: z.string(),
  description: z.string(),
  claims: count,
  inferences: count,
  createdAt: z.string(),
  updatedAt: z.string(),
});
const undone = z.strictObject({ label: z.string().min(1), history });
const path = z.strictObject({ path: z.string().min(1) });

/** Some tables' records, each fitting its schema. */
const recordSet = z.strictObject({
  positions: z.array(positions).exactOptional(),
  tags: z.array(tags).exactOptional(),
  speakers: z.array(speakers).exactOptional(),
  sources: z.array(recordSchemas.sources).exactOptional(),
  quotations: z.array(quotations).exactOptional(),
  claims: z.array(claims).exactOptional(),
  claimQuotations: z.array(claimQuotations).exactOptional(),
  taggings: z.array(taggings).exactOptional(),
  inferences: z.array(inferences).exactOptional(),
  premises: z.array(premises).exactOptional(),
  maps: z.array(maps).exactOptional(),
  placements: z.array(recordSchemas.placements).exactOptional(),
  frames: z.array(recordSchemas.frames).exactOptional(),
  notes: z.array(notes).exactOptional(),
});

const fieldValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  recordSchemas.sources.shape.authors,
]);
const compactTable = z.strictObject({
  fields: z.array(z.string()),
  same: z.record(z.string(), fieldValue),
  rows: z.array(z.array(fieldValue)),
});
/** Packed records: what comes out of them fits the records' schemas, and nothing is in them that does not come out. */
const compactRecords = z
  .partialRecord(z.enum(tableNames), compactTable)
  .refine((packed) =>
    Object.values(packed).every(
      ({ fields, same, rows }) =>
        rows.every((row) => row.length === fields.length) && fields.every((field) => !Object.hasOwn(same, field)),
    ),
  )
  .refine((packed) => recordSet.safeParse(unpackRecords(packed)).success);

/** Every command's result, field for field: one more or one less fails. */
export const resultSchemas = {
  "library.get": z.strictObject({
    path: z.string().min(1),
    schemaVersion: z.int().min(1),
    counts: z.record(z.enum(tableNames), count),
    positions: z.array(positions),
    speakers: z.array(speakers),
    sources: z.array(sourceFacts),
    tags: z.array(tags),
    history,
  }),
  "library.backUp": path,
  "library.restore": path,
  "library.startAnew": path,
  "settings.get": z.record(z.string(), z.unknown()),
  "settings.set": nothing,
  "history.get": history,
  "history.undo": undone,
  "history.redo": undone,
  "maps.list": z.array(mapSummary),
  "maps.delete": nothing,
  "map.get": z.strictObject({ mapId: idSchema, records: compactRecords }),
  "map.detail": z.strictObject({ map: maps, notes: z.array(notes) }),
  "map.create": z.strictObject({ mapId: idSchema }),
  "map.edit": nothing,
  "map.duplicate": z.strictObject({ mapId: idSchema }),
  "map.place": nothing,
  "map.placeInferences": nothing,
  "map.remove": nothing,
  "map.move": nothing,
  "map.collapse": nothing,
  "map.duplicateClaims": z.strictObject({ claimIds: z.array(idSchema).min(1) }),
  "map.export": z.strictObject({
    fileName: z.string().regex(/^[^/\\]+\.(svg|png)$/),
    mediaType: z.enum(["image/svg+xml", "image/png"]),
    width: z.number().positive(),
    height: z.number().positive(),
    base64: z.base64().min(1),
  }),
  "frame.create": z.strictObject({ frameId: idSchema }),
  "frame.edit": nothing,
  "frame.delete": nothing,
  "claims.list": z.strictObject({
    total: count,
    rows: z.array(z.strictObject({ claim: claims, attribution, quotations: count, notes: count, maps: count })),
  }),
  "claims.countByPosition": z.record(z.string(), count),
  "claim.get": z.strictObject({
    claim: claims,
    attribution,
    quotations: z.array(quotationRow.extend({ claimQuotation: claimQuotations })),
    notes: z.array(notes),
    tags: z.array(tagRow),
    supports: z.array(argumentRow),
    attacks: z.array(argumentRow),
    premiseOf: z.array(argumentRow),
    maps: z.array(mapTitle),
  }),
  "claim.create": z.strictObject({ claimId: idSchema, inferenceId: idSchema.nullable() }),
  "claims.create": z.strictObject({ claimIds: z.array(idSchema).min(1) }),
  "claim.edit": nothing,
  "claims.deletionReport": deletionReport,
  "claims.delete": nothing,
  "claim.quote": z.strictObject({ claimQuotationId: idSchema }),
  "claim.unquote": nothing,
  "inference.get": argumentRow.extend({
    targetInference: argumentRow.nullable(),
    onIt: z.array(argumentRow),
    notes: z.array(notes),
    maps: z.array(mapTitle),
  }),
  "inference.create": z.strictObject({ inferenceId: idSchema }),
  "inference.edit": nothing,
  "inferences.switch": nothing,
  "inferences.deletionReport": deletionReport,
  "inferences.delete": nothing,
  "premise.add": z.strictObject({ premiseId: idSchema }),
  "premise.remove": nothing,
  "premise.edit": nothing,
  "note.create": z.strictObject({ noteId: idSchema }),
  "note.edit": nothing,
  "note.delete": nothing,
  "tag.add": z.strictObject({ taggingId: idSchema }),
  "tag.remove": nothing,
  "sources.list": z.array(z.strictObject({ source: sourceFacts, quotations: count, claims: count })),
  "source.get": z.strictObject({
    source: sourceFacts,
    quotations: z.array(
      quotationRow.extend({ claims: z.array(z.strictObject({ claim: claims, claimQuotation: claimQuotations })) }),
    ),
    tags: z.array(tagRow),
  }),
  "speakers.list": z.array(z.strictObject({ speaker: speakers, quotations: count, claims: count })),
  "speaker.create": z.strictObject({ speakerId: idSchema }),
  "speaker.edit": nothing,
  "quotation.create": z.strictObject({ quotationId: idSchema }),
  "quotation.delete": nothing,
  "position.create": z.strictObject({ positionId: idSchema }),
  "position.edit": nothing,
  "position.delete": nothing,
  search: z.array(
    z.strictObject({
      kind: z.enum(["claim", "quotation", "source", "note", "map", "speaker"]),
      id: idSchema,
      snippet: z.string().min(1),
      context: z.string(),
    }),
  ),
} satisfies { [N in CommandName]: z.ZodType<CommandResult<N>> };
