import { z } from "zod";
import { coordinateSchema, idSchema, limits, mapDirectionSchema, titleSchema } from "../../model/records.ts";
import type { MapContent, MapDetail, MapSummary } from "../results.ts";
import { claimSpots, command, description, ids, none, spot } from "./define.ts";

export const mapCommands = {
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
} as const;
