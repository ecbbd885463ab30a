import { z } from "zod";
import { writtenFormats } from "../../formats/format-list.ts";
import { coordinateSchema, idSchema, limits } from "../../model/records.ts";
import type { MapFile, MapImage } from "../results/images.ts";
import { command, ids } from "./define.ts";

/** Which part of a map is drawn. */
const part = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("map") }),
  /** These claims, and the links whose every end is among them. */
  z.strictObject({ of: z.literal("selection"), claimIds: ids }),
  /** A claim with all that stands for or against it, and so on. */
  z.strictObject({ of: z.literal("branch"), claimId: idSchema }),
  /** What a frame encloses. */
  z.strictObject({ of: z.literal("frame"), frameId: idSchema }),
  /** A rectangle of the map's plane, in map pixels. */
  z.strictObject({
    of: z.literal("view"),
    x: coordinateSchema,
    y: coordinateSchema,
    width: z.number().positive().max(limits.coordinate),
    height: z.number().positive().max(limits.coordinate),
  }),
]);

/** How large the picture becomes; of a width and a height, one may be null: it follows from the other. */
const size = z.discriminatedUnion("by", [
  /** Image pixels (at 96 to the inch) for each map pixel. */
  z.strictObject({ by: z.literal("scale"), scale: z.number().min(0.05).max(16) }),
  z.strictObject({
    by: z.literal("pixels"),
    width: z.int().min(16).max(1_000_000).nullable(),
    height: z.int().min(16).max(1_000_000).nullable(),
  }),
  z.strictObject({
    by: z.literal("millimetres"),
    width: z.number().min(5).max(20_000).nullable(),
    height: z.number().min(5).max(20_000).nullable(),
  }),
]);

export const paperSizes = ["A5", "A4", "A3", "A2", "A1", "A0"] as const;

/** What an image of a map takes besides the map. */
export const mapImageOptions = z.strictObject({
  format: z.enum(["svg", "png", "pdf"]),
  part: part.default({ of: "map" }),
  /** `print`: black on white, patterns in place of colour. */
  theme: z.enum(["light", "dark", "print"]).default("light"),
  size: size.default({ by: "scale", scale: 2 }),
  /** Pixels to the inch of a PNG whose size is told in millimetres, and the density that it states. */
  dpi: z.int().min(36).max(2_400).default(192),
  /** Empty ground around the picture, in map pixels. */
  margin: z.number().min(0).max(1_000).default(40),
  transparent: z.boolean().default(false),
  title: z.boolean().default(false),
  /** Positions and kinds of links that the picture shows. */
  legend: z.boolean().default(false),
  /** Each claim's quotations with speaker, source and date, numbered on the cards. */
  footnotes: z.boolean().default(false),
  /** The map's name and the date of the export, at the foot. */
  footer: z.boolean().default(false),
  /** The map's own data goes into the picture: dropped on Warrant, it opens as a map again. Not in PDF. */
  carry: z.boolean().default(false),
  /** The pages of a PDF. `fit`: one page of the picture's own size. */
  page: z
    .strictObject({
      paper: z.enum(["fit", ...paperSizes]).default("fit"),
      orientation: z.enum(["auto", "portrait", "landscape"]).default("auto"),
      /** True: at its size over as many pages as that takes, with overlap marks; false: made to fit one. */
      tiled: z.boolean().default(false),
      /** What neighbouring pages share, in millimetres. */
      overlap: z.number().min(0).max(50).default(10),
      /** White around each page's part, in millimetres. */
      margin: z.number().min(0).max(50).default(10),
    })
    .default({ paper: "fit", orientation: "auto", tiled: false, overlap: 10, margin: 10 }),
});

/** Maps as images, and as files of other programs. */
export const exportCommands = {
  /**
   * A map as an image. With `jobId`, `export` events tell how far it is, and `export.cancel` stops it.
   * Refused (`too-large`) when it would have more pixels than can be drawn.
   */
  "map.export": command<MapImage>()(
    mapImageOptions.extend({ mapId: idSchema, jobId: idSchema.nullable().default(null) }),
  ),
  /** Stops an export; it is then answered with `cancelled`. One that has ended is no error. */
  "export.cancel": command<null>()(z.strictObject({ jobId: idSchema })),
  /** A map as a file of another format, with what that cannot carry. */
  "map.write": command<MapFile>()(
    z.strictObject({
      mapId: idSchema,
      format: z.enum(writtenFormats),
      /** Whether the texts attached to sources go along, where the format can hold them. */
      texts: z.boolean().default(true),
    }),
  ),
} as const;
