import { z } from "zod";
import {
  claimQuotationSchema,
  claimSchema,
  coordinateSchema,
  frameSchema,
  idSchema,
  inferenceSchema,
  limits,
  mapSchema,
  noteSchema,
  passageSchema,
  positionSchema,
  premiseSchema,
  quotationSchema,
  sourceSchema,
  speakerSchema,
  tagNameSchema,
} from "../../model/records.ts";

/**
 * The Warrant map file, version by version of the format the newest: an object
 * with `format` and `version`, the map's own fields as `map`, and a list of
 * records for each other part of a `MapDocument`. Written out field by field and
 * strict: a change here is a new version, with a step in `upgrades.ts`.
 */
export const formatName = "warrant-map";

const place = z.strictObject({ x: coordinateSchema, y: coordinateSchema }).nullable();
const tags = z.array(tagNameSchema).max(1_000);
const times = {
  createdAt: claimSchema.shape.createdAt.nullable(),
  updatedAt: claimSchema.shape.updatedAt.nullable(),
};

export const mapPart = z.strictObject({
  title: mapSchema.shape.title,
  description: mapSchema.shape.description,
  direction: mapSchema.shape.direction,
  ...times,
});

const positionPart = z.strictObject({
  id: idSchema,
  name: positionSchema.shape.name,
  look: positionSchema.pick({ colourLight: true, colourDark: true, glyph: true }).nullable(),
});

const sourcePart = z.strictObject({
  ...sourceSchema.omit({ text: true, textHash: true, file: true, pages: true, createdAt: true, updatedAt: true }).shape,
  tags,
  text: z
    .strictObject({
      content: sourceSchema.shape.text.unwrap(),
      hash: sourceSchema.shape.textHash.unwrap(),
      file: sourceSchema.shape.file,
      pages: sourceSchema.shape.pages,
    })
    .nullable(),
});

const claimPart = z.strictObject({
  id: idSchema,
  text: claimSchema.shape.text,
  positionId: idSchema.nullable(),
  ...times,
  tags,
  quotations: z.array(z.strictObject({ quotationId: idSchema, stance: claimQuotationSchema.shape.stance })),
  place,
  collapsed: z.boolean(),
});

const inferencePart = z.strictObject({
  id: idSchema,
  kind: inferenceSchema.shape.kind,
  premises: z
    .array(z.strictObject({ claimId: idSchema, implicit: premiseSchema.shape.implicit }))
    .min(1)
    .max(limits.premises),
  target: z.union([z.strictObject({ claimId: idSchema }), z.strictObject({ inferenceId: idSchema })]),
  scheme: inferenceSchema.shape.scheme,
  ...times,
  place,
});

const notePart = z.strictObject({
  id: idSchema,
  text: noteSchema.shape.text,
  subject: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("map") }),
    z.strictObject({ kind: z.enum(["claim", "inference", "quotation", "source"]), id: idSchema }),
    z.strictObject({ kind: z.literal("passage"), id: idSchema, passage: passageSchema }),
  ]),
  resolvedAt: noteSchema.shape.resolvedAt,
  ...times,
});

/** The lists of a file, in the order in which they are written. */
export const listParts = {
  positions: positionPart,
  speakers: speakerSchema,
  sources: sourcePart,
  quotations: quotationSchema,
  claims: claimPart,
  inferences: inferencePart,
  frames: frameSchema.omit({ mapId: true }),
  notes: notePart,
} as const;

export type ListName = keyof typeof listParts;
export const listNames = [
  "positions",
  "speakers",
  "sources",
  "quotations",
  "claims",
  "inferences",
  "frames",
  "notes",
] as const satisfies readonly ListName[];
