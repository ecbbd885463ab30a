import { z } from "zod";
import { authorSchema, dateSchema, idSchema, nameSchema, sourceSchema, titleSchema } from "../../model/records.ts";
import type {
  Decisions,
  ExportedFile,
  SourceDeletionReport,
  SourceDetail,
  SourceRow,
  SourceText,
} from "../results/sources.ts";
import { command, ids, none } from "./define.ts";

/** The facts of a source, as CSL-JSON has them. A source without a title is called by its label. */
export const facts = {
  type: sourceSchema.shape.type.default("article"),
  title: titleSchema.nullable().default(null),
  /** The title, or else `Untitled`, when left out. */
  label: titleSchema.optional(),
  containerTitle: nameSchema.nullable().default(null),
  authors: z.array(authorSchema).max(100).default([]),
  issued: dateSchema.nullable().default(null),
  issuedBasis: sourceSchema.shape.issuedBasis.default(null),
  url: sourceSchema.shape.url.default(null),
  accessed: dateSchema.nullable().default(null),
};

export const sourceCommands = {
  "sources.list": command<readonly SourceRow[]>()(none),
  "source.get": command<SourceDetail>()(z.strictObject({ sourceId: idSchema })),
  /** The source's text, null when it has none. */
  "source.text": command<SourceText | null>()(z.strictObject({ sourceId: idSchema })),
  "source.create": command<{ readonly sourceId: string }>()(z.strictObject(facts)),
  "source.edit": command<null>()(
    z.strictObject({
      sourceId: idSchema,
      type: sourceSchema.shape.type.optional(),
      title: titleSchema.nullable().optional(),
      label: titleSchema.optional(),
      containerTitle: nameSchema.nullable().optional(),
      authors: z.array(authorSchema).max(100).optional(),
      issued: dateSchema.nullable().optional(),
      issuedBasis: sourceSchema.shape.issuedBasis.optional(),
      url: sourceSchema.shape.url.optional(),
      accessed: dateSchema.nullable().optional(),
      digest: sourceSchema.shape.digest.optional(),
    }),
  ),
  "source.deletionReport": command<SourceDeletionReport>()(z.strictObject({ sourceId: idSchema })),
  /** Deletes a source with its text, quotations, notes and tags; claims stay. */
  "source.delete": command<null>()(z.strictObject({ sourceId: idSchema })),
  /** Takes the text away; quotations and passages become unattached. */
  "source.detachText": command<null>()(z.strictObject({ sourceId: idSchema })),
  /** Sources as CSL-JSON or BibTeX: those named, or all. */
  "sources.export": command<ExportedFile>()(
    z.strictObject({ sourceIds: ids.nullable().default(null), format: z.enum(["csl-json", "bibtex"]) }),
  ),

  /** What the source's text says of quotations and passages that were reworded or lost and are not decided on. */
  "source.decisions": command<Decisions>()(z.strictObject({ sourceId: idSchema })),
  /**
   * Decides on them in one change. `accept` takes the text's words for the kept ones, `keep` keeps the words
   * and ties them to the passage, `lost` says that it is not there. Refused (`rule`) when the text is another by now.
   */
  "source.decide": command<null>()(
    z.strictObject({
      sourceId: idSchema,
      textHash: z.string().regex(/^[0-9a-f]{64}$/),
      decisions: z
        .array(
          z.union([
            z.strictObject({
              record: z.union([z.strictObject({ quotationId: idSchema }), z.strictObject({ noteId: idSchema })]),
              verdict: z.enum(["accept", "keep"]),
              start: z.int().min(0),
              end: z.int().min(1),
            }),
            z.strictObject({
              record: z.union([z.strictObject({ quotationId: idSchema }), z.strictObject({ noteId: idSchema })]),
              verdict: z.literal("lost"),
            }),
          ]),
        )
        .min(1)
        .max(100_000),
    }),
  ),
} as const;
