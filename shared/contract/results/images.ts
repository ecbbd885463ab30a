import type { Loss } from "./notes.ts";
import type { ExportedFile } from "./sources.ts";

/** An image that a command drew; `width` and `height` in pixels, of a PDF those of its first page in points. */
export type ExportedImage = ExportedFile & { readonly width: number; readonly height: number };

/** An image of a map. */
export type MapImage = ExportedImage & {
  readonly pages: number;
  /** Characters that no font of this machine can draw, by their first places; empty when all is drawn. */
  readonly missing: readonly MissingGlyph[];
  /** Names of fonts that the picture needs and that forbid being embedded in a file; always empty for a PNG. */
  readonly withheld: readonly string[];
};

export type MissingGlyph = {
  readonly character: string;
  readonly count: number;
  /** The text in which it stands first. */
  readonly where: string;
};

/** A map as a file of another format; `where` of a loss is a claim's words or a title. */
export type MapFile = ExportedFile & { readonly losses: readonly Loss[] };
