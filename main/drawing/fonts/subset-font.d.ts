declare module "subset-font" {
  type Options = {
    readonly targetFormat?: "sfnt" | "woff" | "woff2";
    readonly keepFeatures?: readonly string[];
    readonly variationAxes?: Readonly<Record<string, number>>;
    readonly noHinting?: boolean;
    readonly keepAllGlyphs?: boolean;
  };
  /** The part of a font that draws a text; `text` is undefined with `keepAllGlyphs`. */
  export default function subsetFont(font: Buffer, text: string | undefined, options?: Options): Promise<Buffer>;
}
