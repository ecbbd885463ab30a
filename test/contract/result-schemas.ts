import { z } from "zod";
import type { CommandName, CommandResult } from "#shared/contract/commands.ts";
import { errorCodes } from "#shared/contract/errors.ts";
import { hitKinds } from "#shared/contract/results/search.ts";
import { mapFormatNames, mapFormats, readFormats } from "#shared/formats/format-list.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { idSchema, recordSchemas, tableNames } from "#shared/model/records.ts";

const count = z.int().min(0);
const nothing = z.null();
const { claims, claimQuotations, inferences, maps, notes, positions, premises, quotations, speakers, tags, taggings } =
  recordSchemas;

const sourceFacts = recordSchemas.sources
  .omit({ text: true, digest: true, pages: true })
  .extend({ hasText: z.boolean() });
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
const sourceFile = recordSchemas.sources.shape.file;
const outcomes = ["exact", "moved", "reworded", "meaning", "lost"] as const;
const foundPassage = z.strictObject({
  quotationId: idSchema.nullable(),
  noteId: idSchema.nullable(),
  exact: z.string().min(1),
  outcome: z.enum(outcomes),
  found: z.strictObject({ start: count, end: count, text: z.string().min(1) }).nullable(),
  difference: z.array(z.strictObject({ kind: z.enum(["same", "added", "removed"]), text: z.string().min(1) })),
  onlyTypography: z.boolean(),
  reasons: z.array(z.string().min(1)),
});
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const attachReport = z.strictObject({
  sourceId: idSchema,
  label: z.string().min(1),
  textHash: hash,
  passages: z.array(foundPassage),
});
const importItem = z.strictObject({
  itemId: idSchema,
  fileName: z.string().min(1),
  size: count,
  status: z.enum(["waiting", "reading", "ready", "failed"]),
  progress: z.number().min(0).max(1).nullable(),
  error: z.strictObject({ code: z.enum(errorCodes), message: z.string().min(1) }).nullable(),
  kind: z.enum(["text", "reference", "map"]).nullable(),
  facts: recordSchemas.sources
    .pick({ type: true, title: true, containerTitle: true, authors: true, issued: true, url: true, accessed: true })
    .nullable(),
  text: z
    .strictObject({ characters: count, paragraphs: count, pages: count, beginning: z.string().min(1).max(400) })
    .nullable(),
  map: z
    .strictObject({
      format: z.enum(readFormats),
      title: z.string().min(1),
      counts: z.strictObject({
        claims: count,
        inferences: count,
        quotations: count,
        sources: count,
        notes: count,
        frames: count,
      }),
      placed: z.boolean(),
      losses: z.array(z.strictObject({ what: z.string().min(1), count: z.int().min(1), where: z.string() })),
      duplicates: z.strictObject({
        claims: count,
        sources: count,
        listed: z.array(
          z.strictObject({
            of: z.enum(["claim", "source"]),
            id: z.string().min(1),
            words: z.string().min(1),
            recordId: idSchema,
            recordWords: z.string().min(1),
            adds: z.boolean(),
          }),
        ),
      }),
    })
    .nullable(),
  warnings: z.array(z.string().min(1)),
  sameAs: z.strictObject({ sourceId: idSchema, label: z.string().min(1) }).nullable(),
  matches: z.array(
    z.strictObject({
      sourceId: idSchema,
      label: z.string().min(1),
      hasText: z.boolean(),
      outcomes: z.record(z.enum(outcomes), count),
    }),
  ),
});
const tagRow = z.strictObject({ tag: tags, tagging: taggings });
const losses = z.array(z.strictObject({ what: z.string().min(1), count: z.int().min(1), where: z.string() }));

const deletionReport = z.strictObject({
  claims: count,
  inferences: count,
  notes: count,
  maps: z.array(z.string()),
  quotationsLeft: count,
});

const stance = recordSchemas.claimQuotations.shape.stance;
const date = quotations.shape.date;
const exportedImage = z.strictObject({
  fileName: z.string().regex(/^[^/\\]+\.(svg|png)$/),
  mediaType: z.enum(["image/svg+xml", "image/png"]),
  width: z.number().positive(),
  height: z.number().positive(),
  base64: z.base64().min(1),
});
const mapImage = exportedImage.extend({
  fileName: z.string().regex(/^[^/\\]+\.(svg|png|pdf)$/),
  mediaType: z.enum(["image/svg+xml", "image/png", "application/pdf"]),
  pages: z.int().positive(),
  missing: z.array(z.strictObject({ character: z.string().min(1), count: z.int().positive(), where: z.string() })),
  withheld: z.array(z.string().min(1)),
});
const exportedCsv = z.strictObject({
  fileName: z.string().regex(/^[^/\\]+\.csv$/),
  mediaType: z.literal("text/csv"),
  base64: z.base64().min(1),
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
  recordSchemas.sources.shape.file,
  recordSchemas.sources.shape.pages,
  recordSchemas.notes.shape.passage,
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
  "map.export": mapImage,
  "export.cancel": nothing,
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
    quotations: z.array(
      quotationRow.extend({ claimQuotation: claimQuotations, date, role: z.string().min(1).nullable() }),
    ),
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
  "notes.list": z.strictObject({
    total: count,
    rows: z.array(
      z.strictObject({
        note: notes,
        subject: z.strictObject({
          kind: z.enum(["claim", "inference", "quotation", "map", "source", "passage"]),
          id: idSchema,
          words: z.string().min(1),
          sourceId: idSchema.nullable(),
        }),
        tags: z.array(tags),
      }),
    ),
    foundAt: count.nullable(),
  }),
  "notes.export": z.strictObject({
    fileName: z.string().min(1),
    mediaType: z.literal("application/ld+json"),
    base64: z.base64().min(1),
    notes: count,
    losses,
  }),
  "notes.import": z.strictObject({ notes: count, known: count, losses }),
  "tag.add": z.strictObject({ taggingId: idSchema }),
  "tag.remove": nothing,
  "sources.list": z.array(z.strictObject({ source: sourceFacts, quotations: count, claims: count, undecided: count })),
  "source.get": z.strictObject({
    source: sourceFacts,
    quotations: z.array(
      quotationRow.extend({ claims: z.array(z.strictObject({ claim: claims, claimQuotation: claimQuotations })) }),
    ),
    digest: z.array(z.string().min(1)),
    notes: z.array(notes),
    tags: z.array(tagRow),
    undecided: count,
  }),
  "source.text": z
    .strictObject({
      sourceId: idSchema,
      text: z.string().min(1),
      textHash: hash,
      file: sourceFile,
      pages: recordSchemas.sources.shape.pages,
    })
    .nullable(),
  "source.create": z.strictObject({ sourceId: idSchema }),
  "source.edit": nothing,
  "source.deletionReport": z.strictObject({ quotations: count, notes: count, claimsLeft: count }),
  "source.delete": nothing,
  "source.detachText": nothing,
  "sources.export": z.strictObject({
    fileName: z.string().regex(/^[^/\\]+\.(json|bib)$/),
    mediaType: z.string().regex(/^\w+\/[\w.+-]+$/),
    base64: z.base64().min(1),
  }),
  "source.decisions": z.strictObject({
    sourceId: idSchema,
    textHash: hash.nullable(),
    passages: z.array(foundPassage.extend({ speakerName: z.string().min(1).nullable() })),
  }),
  "source.decide": nothing,
  "import.start": z.strictObject({ jobId: idSchema }),
  "import.get": z.strictObject({
    jobId: idSchema,
    status: z.enum(["reading", "ready"]),
    items: z.array(importItem).min(1),
  }),
  "import.preview": attachReport,
  "import.keep": z.strictObject({
    sourceIds: z.array(idSchema),
    mapIds: z.array(idSchema),
    reports: z.array(attachReport),
  }),
  "import.end": nothing,
  "map.write": z.strictObject({
    fileName: z.string().regex(/^[^/\\]+\.[a-z.]+$/),
    mediaType: z.enum(mapFormatNames.map((format) => mapFormats[format].mediaType)),
    base64: z.base64().min(1),
    losses: z.array(z.strictObject({ what: z.string().min(1), count: z.int().min(1), where: z.string() })),
  }),
  "speakers.list": z.array(z.strictObject({ speaker: speakers, quotations: count, claims: count })),
  "speaker.get": z.strictObject({
    speaker: speakers,
    sayings: z.array(z.strictObject({ claim: claims, stance, quotation: quotations, source: sourceFacts, date: date })),
    unused: z.array(z.strictObject({ quotation: quotations, source: sourceFacts })),
    notes: z.array(notes),
  }),
  "matrix.get": z.strictObject({
    speakers: z.array(speakers),
    claims: z.array(claims.extend({ objections: count })),
    cells: z.array(
      z.strictObject({
        speakerId: idSchema,
        claimId: idSchema,
        stance: z.enum(["asserts", "denies", "both"]),
        sayings: z
          .array(z.strictObject({ quotationId: idSchema, sourceId: idSchema, stance, date, exact: z.string().min(1) }))
          .min(1),
      }),
    ),
    total: count,
  }),
  "matrix.export": exportedImage,
  "matrix.exportCsv": exportedCsv,
  "timeline.get": z.strictObject({
    mapId: idSchema,
    title: z.string().min(1),
    entries: z.array(
      z.strictObject({
        claim: claims,
        sayings: z.array(
          z.strictObject({
            quotationId: idSchema,
            sourceId: idSchema,
            speaker: speakers,
            role: z.string().min(1).nullable(),
            stance,
            date,
            sourceLabel: z.string().min(1),
            exact: z.string().min(1),
          }),
        ),
      }),
    ),
  }),
  "timeline.export": exportedImage,
  "timeline.exportCsv": exportedCsv,
  "speaker.create": z.strictObject({ speakerId: idSchema }),
  "speaker.edit": nothing,
  "speaker.delete": nothing,
  "quotation.create": z.strictObject({
    quotationId: idSchema,
    claimId: idSchema.nullable(),
    inferenceId: idSchema.nullable(),
  }),
  "quotation.edit": nothing,
  "quotation.delete": nothing,
  "position.create": z.strictObject({ positionId: idSchema }),
  "position.edit": nothing,
  "position.delete": nothing,
  search: z.strictObject({
    hits: z.array(
      z.strictObject({
        kind: z.enum(hitKinds),
        id: idSchema,
        snippet: z.string().min(1),
        context: z.string(),
        positionId: idSchema.nullable(),
        sourceId: idSchema.nullable(),
        place: z.strictObject({ sourceId: idSchema, start: z.int().min(0), end: z.int().min(1) }).nullable(),
      }),
    ),
    more: z.boolean(),
  }),
} satisfies { [N in CommandName]: z.ZodType<CommandResult<N>> };
