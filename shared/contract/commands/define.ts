import { z } from "zod";
import {
  claimTextSchema,
  coordinateSchema,
  idSchema,
  inferenceKindSchema,
  limits,
  nameSchema,
  speakerKindSchema,
} from "../../model/records.ts";

/** One command: what it takes, and what it answers with. */
export type CommandSpec<S extends z.ZodType, R> = {
  readonly arguments: S;
  /** Carries the result's type; there is no value behind it. */
  readonly result?: R;
};

/** `command<Result>()(schema of the arguments)`. */
export function command<R>() {
  return <S extends z.ZodType>(schema: S): CommandSpec<S, R> => ({ arguments: schema });
}

export const none = z.strictObject({});
export const ids = z.array(idSchema).min(1).max(100_000);
export const description = z.string().trim().max(limits.description);

/** An inference aims at exactly one claim or inference. */
export const target = z.union([z.strictObject({ claimId: idSchema }), z.strictObject({ inferenceId: idSchema })]);
export const spot = { x: coordinateSchema, y: coordinateSchema };
export const claimSpots = z.array(z.strictObject({ claimId: idSchema, ...spot })).max(100_000);

/** A claim that a command writes: its words, where it goes on a map, and what it is linked with. */
export const newClaim = {
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
};

export const newSpeaker = z.strictObject({
  kind: speakerKindSchema,
  name: nameSchema,
  role: nameSchema.nullable().default(null),
  organisation: nameSchema.nullable().default(null),
});

/** What an image takes besides what it shows; the command line's options are these too. */
export const imageOptions = z.strictObject({
  format: z.enum(["svg", "png"]),
  theme: z.enum(["light", "dark"]).default("light"),
  /** Image pixels for each map pixel. */
  scale: z.number().min(0.1).max(8).default(2),
});
