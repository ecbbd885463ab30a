import { z } from "zod";

/**
 * The records of a library: one zod schema a table, field for field what the
 * store keeps. Times are ISO 8601 in UTC with milliseconds; dates of the world
 * outside are ISO 8601 prefixes (`2017`, `2017-03`, `2017-03-26`); coordinates
 * and sizes are map pixels.
 */

/** Characters a claim, a note and the other texts may hold, and how many there may be of what is counted. */
export const limits = {
  claimText: 2_000,
  noteText: 20_000,
  quotationExact: 5_000,
  quotationContext: 500,
  title: 300,
  name: 200,
  tagName: 60,
  description: 5_000,
  digestSentence: 1_000,
  digestSentences: 2_000,
  sourceText: 20_000_000,
  /** Pages that a source's text is divided into. */
  pages: 100_000,
  fileName: 500,
  /** Premises that an inference is made with. */
  premises: 50,
  /** Claims that are written in one change. */
  newClaims: 100,
  /** No coordinate lies further out than this, in map pixels. */
  coordinate: 10_000_000,
} as const;

export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, "is not an id");
const timeSchema = z.iso.datetime({ precision: 3 });
export const dateSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, "is not a date like 2017, 2017-03 or 2017-03-26");

/** A text that is not blank, at most `max` characters (UTF-16 code units), kept trimmed. */
function words(max: number) {
  return z.string().trim().min(1).max(max);
}

/** A finite coordinate in map pixels; −0 becomes 0, so that records survive JSON unchanged. */
export const coordinateSchema = z
  .number()
  .min(-limits.coordinate)
  .max(limits.coordinate)
  .transform((value) => (value === 0 ? 0 : value));

export const claimTextSchema = words(limits.claimText);
export const noteTextSchema = words(limits.noteText);
export const titleSchema = words(limits.title);
export const nameSchema = words(limits.name);
export const tagNameSchema = words(limits.tagName);
export const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/, "is not a colour like #a8550a");

export const inferenceKindSchema = z.enum(["support", "attack"]);
export const stanceSchema = z.enum(["asserts", "denies"]);
export const standingSchema = z.enum(["exact", "reworded", "lost", "unattached"]);
export const speakerKindSchema = z.enum(["person", "organisation"]);
/** The glyphs a position may carry, by their Lucide names. */
export const glyphSchema = z.enum([
  "shield",
  "key-round",
  "scale",
  "eye",
  "landmark",
  "users",
  "building-2",
  "heart",
  "leaf",
  "flag",
  "star",
  "circle",
  "square",
  "triangle",
  "diamond",
  "hexagon",
]);

/** CSL-JSON name: a person's parts, or a literal one. */
export const authorSchema = z.union([
  z.strictObject({ family: nameSchema, given: nameSchema }),
  z.strictObject({ literal: nameSchema }),
]);

/** Where a page of the original begins: its label as printed (`iv`, `12`), and the UTF-16 offset of its first character. */
export const pageSchema = z.strictObject({ label: z.string().max(40), start: z.int().min(0) });

/** The file that a source's text was taken from; `hash` is the SHA-256 of its bytes in hexadecimal, `size` in bytes. */
export const sourceFileSchema = z.strictObject({
  name: z.string().min(1).max(limits.fileName),
  size: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export const sourceSchema = z.strictObject({
  id: idSchema,
  /** CSL-JSON type, such as `article-newspaper`, `webpage`, `speech`, `report`. */
  type: words(60),
  /** Null when the source carries none: `label` then says what it is. */
  title: titleSchema.nullable(),
  /** What to call the source in lists: its title, or a description of an untitled one. */
  label: titleSchema,
  /** CSL-JSON `container-title`: the newspaper, site or publisher. */
  containerTitle: nameSchema.nullable(),
  authors: z.array(authorSchema).max(100),
  issued: dateSchema.nullable(),
  /** How the date is known, where the source does not print it. */
  issuedBasis: words(limits.title).nullable(),
  url: z.string().max(2_000).nullable(),
  accessed: dateSchema.nullable(),
  /** What each paragraph says, one sentence of our own each. */
  digest: z.array(words(limits.digestSentence)).max(limits.digestSentences),
  /** The source's text, attached by the person; null until then. Its paragraphs are divided by line feeds. */
  text: z.string().max(limits.sourceText).nullable(),
  /** SHA-256 of `text` in hexadecimal; null exactly when `text` is. */
  textHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** The file that the text came from; null where there is no text, or it was typed or pasted. */
  file: sourceFileSchema.nullable(),
  /** Pages of the text, in order; empty where the original has none. */
  pages: z.array(pageSchema).max(limits.pages),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});

export const speakerSchema = z.strictObject({
  id: idSchema,
  kind: speakerKindSchema,
  name: nameSchema,
  /** What the speaker is known as, such as `Home Secretary`; a quotation may tell another role of its time. */
  role: nameSchema.nullable(),
  organisation: nameSchema.nullable(),
});

/**
 * W3C Web Annotation selectors in one record: TextQuoteSelector and TextPositionSelector.
 * `reworded` without a place means that the text says something like it and the
 * person has not decided yet; with a place, that they kept their words for that passage.
 */
export const quotationSchema = z.strictObject({
  id: idSchema,
  sourceId: idSchema,
  speakerId: idSchema,
  exact: words(limits.quotationExact),
  prefix: z.string().max(limits.quotationContext),
  suffix: z.string().max(limits.quotationContext),
  /** UTF-16 code units into the source's text; both null while unattached, lost or undecided. */
  start: z.int().min(0).nullable(),
  end: z.int().min(0).nullable(),
  /** When it was said, if other than when the source was published. */
  date: dateSchema.nullable(),
  /** The speaker's role at the time, where it is other than the one the speaker is known by. */
  role: nameSchema.nullable(),
  standing: standingSchema,
});

export const positionSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  colourLight: colourSchema,
  colourDark: colourSchema,
  glyph: glyphSchema,
  /** Order in lists, from 0. */
  rank: z.int().min(0),
});

export const claimSchema = z.strictObject({
  id: idSchema,
  text: claimTextSchema,
  positionId: idSchema.nullable(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});

/** Says that a quotation's speaker asserts or denies a claim in that passage. */
export const claimQuotationSchema = z.strictObject({
  id: idSchema,
  claimId: idSchema,
  quotationId: idSchema,
  stance: stanceSchema,
});

export const tagSchema = z.strictObject({ id: idSchema, name: tagNameSchema });

/** A tag on exactly one claim, source or note; a note's are the `#words` of its text. */
export const taggingSchema = z.strictObject({
  id: idSchema,
  tagId: idSchema,
  claimId: idSchema.nullable(),
  sourceId: idSchema.nullable(),
  noteId: idSchema.nullable(),
});

/** A step from its premises to exactly one target: a claim or another inference. */
export const inferenceSchema = z.strictObject({
  id: idSchema,
  kind: inferenceKindSchema,
  targetClaimId: idSchema.nullable(),
  targetInferenceId: idSchema.nullable(),
  scheme: nameSchema.nullable(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});

export const premiseSchema = z.strictObject({
  id: idSchema,
  inferenceId: idSchema,
  claimId: idSchema,
  /** True when the arguer did not say it but the step needs it. */
  implicit: z.boolean(),
  /** Order among the premises of one inference, from 0. */
  rank: z.int().min(0),
});

/** Where premises stand from what they argue for: below it, or right of it. */
export const mapDirectionSchema = z.enum(["down", "right"]);

export const mapSchema = z.strictObject({
  id: idSchema,
  title: titleSchema,
  description: z.string().max(limits.description),
  /** What Tidy and new cards go by. */
  direction: mapDirectionSchema,
  createdAt: timeSchema,
  updatedAt: timeSchema,
});

/**
 * Exactly one claim or inference on a map. For a claim, x and y are the card's
 * top left corner; for an inference they are null (its junction is placed from
 * its cards) or the junction's centre.
 */
export const placementSchema = z.strictObject({
  id: idSchema,
  mapId: idSchema,
  claimId: idSchema.nullable(),
  inferenceId: idSchema.nullable(),
  x: coordinateSchema.nullable(),
  y: coordinateSchema.nullable(),
  /** A collapsed claim hides what stands only for or against it on this map. */
  collapsed: z.boolean(),
});

export const frameSchema = z.strictObject({
  id: idSchema,
  mapId: idSchema,
  title: titleSchema,
  x: coordinateSchema,
  y: coordinateSchema,
  width: z.number().positive().max(limits.coordinate),
  height: z.number().positive().max(limits.coordinate),
});

/** A passage of a source's text that a note is about; selectors and standing as a quotation has them. */
export const passageSchema = quotationSchema.pick({
  exact: true,
  prefix: true,
  suffix: true,
  start: true,
  end: true,
  standing: true,
});

/** An annotation on exactly one claim, inference, quotation, map or source. */
export const noteSchema = z.strictObject({
  id: idSchema,
  claimId: idSchema.nullable(),
  inferenceId: idSchema.nullable(),
  quotationId: idSchema.nullable(),
  mapId: idSchema.nullable(),
  sourceId: idSchema.nullable(),
  /** The passage of the source that it is about; null when it is about the whole source, or no source. */
  passage: passageSchema.nullable(),
  /** Plain text; `[[…]]` links to records and `#words` are tags (`shared/model/note-text.ts`). */
  text: noteTextSchema,
  /** When it was marked as resolved; null while it is open. */
  resolvedAt: timeSchema.nullable(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});

/** Every table by name, parents before the children that refer to them. */
export const recordSchemas = {
  positions: positionSchema,
  tags: tagSchema,
  speakers: speakerSchema,
  sources: sourceSchema,
  quotations: quotationSchema,
  claims: claimSchema,
  claimQuotations: claimQuotationSchema,
  taggings: taggingSchema,
  inferences: inferenceSchema,
  premises: premiseSchema,
  maps: mapSchema,
  placements: placementSchema,
  frames: frameSchema,
  notes: noteSchema,
} as const;

export type TableName = keyof typeof recordSchemas;
export type RecordOf<T extends TableName> = z.infer<(typeof recordSchemas)[T]>;

/** Table names, parents before children: the order in which records may be inserted. */
export const tableNames = Object.keys(recordSchemas) as TableName[];

export type Author = z.infer<typeof authorSchema>;
export type Claim = RecordOf<"claims">;
export type ClaimQuotation = RecordOf<"claimQuotations">;
export type Frame = RecordOf<"frames">;
export type Glyph = z.infer<typeof glyphSchema>;
export type Inference = RecordOf<"inferences">;
export type InferenceKind = z.infer<typeof inferenceKindSchema>;
export type MapDirection = z.infer<typeof mapDirectionSchema>;
export type MapRecord = RecordOf<"maps">;
export type Note = RecordOf<"notes">;
export type Page = z.infer<typeof pageSchema>;
export type Passage = z.infer<typeof passageSchema>;
export type Placement = RecordOf<"placements">;
export type Position = RecordOf<"positions">;
export type Premise = RecordOf<"premises">;
export type Quotation = RecordOf<"quotations">;
export type Source = RecordOf<"sources">;
export type SourceFile = z.infer<typeof sourceFileSchema>;
export type Speaker = RecordOf<"speakers">;
export type Standing = z.infer<typeof standingSchema>;
export type Stance = z.infer<typeof stanceSchema>;
export type Tag = RecordOf<"tags">;
export type Tagging = RecordOf<"taggings">;
