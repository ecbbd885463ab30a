import { z } from "zod";
import {
  claimTextSchema,
  colourSchema,
  coordinateSchema,
  dateSchema,
  glyphSchema,
  idSchema,
  inferenceKindSchema,
  limits,
  mapDirectionSchema,
  nameSchema,
  noteTextSchema,
  speakerKindSchema,
  stanceSchema,
  tagNameSchema,
  titleSchema,
} from "../model/records.ts";
import type {
  ClaimDetail,
  ClaimList,
  DeletionReport,
  ExportedImage,
  HistoryState,
  InferenceDetail,
  LibraryInfo,
  MapContent,
  MapDetail,
  MapSummary,
  SearchHit,
  SourceDetail,
  SourceRow,
  SpeakerRow,
} from "./results.ts";

type CommandSpec<S extends z.ZodType, R> = {
  readonly arguments: S;
  /** Carries the result's type; there is no value behind it. */
  readonly result?: R;
};

function command<R>() {
  return <S extends z.ZodType>(schema: S): CommandSpec<S, R> => ({ arguments: schema });
}

const none = z.strictObject({});
const ids = z.array(idSchema).min(1).max(100_000);
const description = z.string().trim().max(limits.description);

/** An inference aims at exactly one claim or inference. */
const target = z.union([z.strictObject({ claimId: idSchema }), z.strictObject({ inferenceId: idSchema })]);
const noteSubject = z.union([
  z.strictObject({ claimId: idSchema }),
  z.strictObject({ inferenceId: idSchema }),
  z.strictObject({ quotationId: idSchema }),
  z.strictObject({ mapId: idSchema }),
]);
const tagSubject = z.union([z.strictObject({ claimId: idSchema }), z.strictObject({ sourceId: idSchema })]);
const spot = { x: coordinateSchema, y: coordinateSchema };
const claimSpots = z.array(z.strictObject({ claimId: idSchema, ...spot })).max(100_000);

const newSpeaker = z.strictObject({
  kind: speakerKindSchema,
  name: nameSchema,
  role: nameSchema.nullable().default(null),
  organisation: nameSchema.nullable().default(null),
});

const claimFilters = z.strictObject({
  /** Any words; the search engine's own syntax has no meaning here. */
  search: z.string().max(500).default(""),
  speakerId: idSchema.nullable().default(null),
  sourceId: idSchema.nullable().default(null),
  tagId: idSchema.nullable().default(null),
});

/** What `map.export` takes besides the map; the command line's options are these too. */
export const exportOptionsSchema = z.strictObject({
  format: z.enum(["svg", "png"]),
  theme: z.enum(["light", "dark"]).default("light"),
  /** Image pixels for each map pixel. */
  scale: z.number().min(0.1).max(8).default(2),
});

/**
 * Every command by name. Queries change nothing; all others are one undoable
 * change each (`history.*` and `library.*` aside).
 */
export const commands = {
  "library.get": command<LibraryInfo>()(none),
  "library.backUp": command<{ readonly path: string }>()(none),
  /** After `library-damaged`: put this backup in the library's place. */
  "library.restore": command<{ readonly path: string }>()(z.strictObject({ backup: z.string().min(1).max(4_096) })),
  /** After `library-damaged`: begin anew with the seeds; the damaged file stays where it was moved. */
  "library.startAnew": command<{ readonly path: string }>()(none),

  /** How windows look (theme, panels, open maps, where each map was left): kept in the library, not undoable. */
  "settings.get": command<Readonly<Record<string, unknown>>>()(none),
  /** `value` is JSON of at most 100,000 characters; null forgets the key. */
  "settings.set": command<null>()(
    z.strictObject({ key: z.string().regex(/^[a-z][a-zA-Z0-9.:_-]{0,99}$/), value: z.json() }),
  ),

  "history.get": command<HistoryState>()(none),
  /** Takes back the newest change that is not undone, whichever window made it. */
  "history.undo": command<{ readonly label: string; readonly history: HistoryState }>()(none),
  "history.redo": command<{ readonly label: string; readonly history: HistoryState }>()(none),

  "maps.list": command<readonly MapSummary[]>()(none),
  "maps.delete": command<null>()(z.strictObject({ mapIds: ids })),
  "map.get": command<MapContent>()(z.strictObject({ mapId: idSchema })),
  "map.detail": command<MapDetail>()(z.strictObject({ mapId: idSchema })),
  "map.create": command<{ readonly mapId: string }>()(
    z.strictObject({ title: titleSchema, description: description.default("") }),
  ),
  "map.edit": command<null>()(
    z.strictObject({
      mapId: idSchema,
      title: titleSchema.optional(),
      description: description.optional(),
      direction: mapDirectionSchema.optional(),
    }),
  ),
  "map.duplicate": command<{ readonly mapId: string }>()(z.strictObject({ mapId: idSchema, title: titleSchema })),
  /**
   * Puts claims that are in the library on a map. With `connect`, every
   * inference with one of these claims as an end, and every inference on such a
   * one, whose premises and target then all stand on the map is placed too.
   * Claims that are already there stay where they are.
   */
  "map.place": command<null>()(
    z.strictObject({ mapId: idSchema, claims: claimSpots.min(1), connect: z.boolean().default(true) }),
  ),
  /** Puts inferences on a map; `claims` places those of their ends that are not there yet. */
  "map.placeInferences": command<null>()(z.strictObject({ mapId: idSchema, inferenceIds: ids, claims: claimSpots })),
  /** Takes claims and inferences off a map (and the inferences that touch them); the library keeps them. */
  "map.remove": command<null>()(
    z.strictObject({
      mapId: idSchema,
      claimIds: z.array(idSchema).max(100_000),
      inferenceIds: z.array(idSchema).max(100_000),
    }),
  ),
  /**
   * Moves placements; `label` names the change, `Move` or `Tidy`. Null coordinates
   * give an inference's junction back to the program; a card must have a place.
   * `direction` turns the map in the same change.
   */
  "map.move": command<null>()(
    z.strictObject({
      mapId: idSchema,
      moves: z
        .array(
          z.strictObject({ placementId: idSchema, x: coordinateSchema.nullable(), y: coordinateSchema.nullable() }),
        )
        .min(1)
        .max(100_000),
      label: z.enum(["Move", "Tidy"]).default("Move"),
      direction: mapDirectionSchema.optional(),
    }),
  ),
  "map.collapse": command<null>()(z.strictObject({ mapId: idSchema, claimId: idSchema, collapsed: z.boolean() })),
  /** New claims with the same text, position, tags and quotations, and the inferences among them; on the map at these places. */
  "map.duplicateClaims": command<{ readonly claimIds: readonly string[] }>()(
    z.strictObject({ mapId: idSchema, claims: claimSpots.min(1) }),
  ),
  "map.export": command<ExportedImage>()(exportOptionsSchema.extend({ mapId: idSchema })),

  "frame.create": command<{ readonly frameId: string }>()(
    z.strictObject({
      mapId: idSchema,
      title: titleSchema,
      ...spot,
      width: z.number().min(40).max(limits.coordinate),
      height: z.number().min(40).max(limits.coordinate),
    }),
  ),
  "frame.edit": command<null>()(
    z.strictObject({
      frameId: idSchema,
      title: titleSchema.optional(),
      x: coordinateSchema.optional(),
      y: coordinateSchema.optional(),
      width: z.number().min(40).max(limits.coordinate).optional(),
      height: z.number().min(40).max(limits.coordinate).optional(),
    }),
  ),
  "frame.delete": command<null>()(z.strictObject({ frameId: idSchema })),

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
      text: claimTextSchema,
      positionId: idSchema.nullable().default(null),
      place: z
        .strictObject({ mapId: idSchema, ...spot })
        .nullable()
        .default(null),
      /** Links the new claim with an existing one: as its premise, or (`asTarget`) as what it is a premise for. */
      link: z
        .union([
          z.strictObject({ kind: inferenceKindSchema, target }),
          z.strictObject({ kind: inferenceKindSchema, asTarget: z.strictObject({ premiseClaimId: idSchema }) }),
        ])
        .nullable()
        .default(null),
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

  "note.create": command<{ readonly noteId: string }>()(z.strictObject({ subject: noteSubject, text: noteTextSchema })),
  "note.edit": command<null>()(z.strictObject({ noteId: idSchema, text: noteTextSchema })),
  "note.delete": command<null>()(z.strictObject({ noteId: idSchema })),

  /** Tags a claim or source, making the tag when the library has none of that name (letter case aside). */
  "tag.add": command<{ readonly taggingId: string }>()(z.strictObject({ subject: tagSubject, name: tagNameSchema })),
  /** Takes a tag off; a tag that nothing carries any more goes too. */
  "tag.remove": command<null>()(z.strictObject({ taggingId: idSchema })),

  "sources.list": command<readonly SourceRow[]>()(none),
  "source.get": command<SourceDetail>()(z.strictObject({ sourceId: idSchema })),
  "speakers.list": command<readonly SpeakerRow[]>()(none),
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
  /** A new quotation of a source, by a speaker of the library or a new one, optionally at once behind a claim. */
  "quotation.create": command<{ readonly quotationId: string }>()(
    z
      .strictObject({
        sourceId: idSchema,
        speakerId: idSchema.nullable().default(null),
        newSpeaker: newSpeaker.nullable().default(null),
        exact: z.string().trim().min(1).max(limits.quotationExact),
        date: dateSchema.nullable().default(null),
        claim: z
          .strictObject({ claimId: idSchema, stance: stanceSchema.default("asserts") })
          .nullable()
          .default(null),
      })
      .refine(({ speakerId, newSpeaker }) => (speakerId === null) !== (newSpeaker === null), {
        path: ["speakerId"],
        message: "name one speaker: speakerId or newSpeaker",
      }),
  ),
  "quotation.delete": command<null>()(z.strictObject({ quotationId: idSchema })),

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

  search: command<readonly SearchHit[]>()(
    z.strictObject({ words: z.string().max(500), limit: z.int().min(1).max(200).default(50) }),
  ),
} as const;

export type CommandName = keyof typeof commands;
/** What a caller passes: defaults may be left out. */
export type CommandArguments<N extends CommandName> = z.input<(typeof commands)[N]["arguments"]>;
/** What a handler receives: checked, with defaults filled in. */
export type CheckedArguments<N extends CommandName> = z.output<(typeof commands)[N]["arguments"]>;
export type CommandResult<N extends CommandName> =
  NonNullable<(typeof commands)[N]["result"]> extends never ? null : Exclude<(typeof commands)[N]["result"], undefined>;
