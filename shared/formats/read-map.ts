import { assertNever } from "../model/assert-never.ts";
import type { ParsedMap, ReadMapOptions } from "./document/parsed-map.ts";
import type { ReadFormat } from "./format-list.ts";

/**
 * Reads a file of a format as a map. A format's reader is loaded when a file of
 * it comes: some bring large parsers along.
 *
 * @throws FormatFault that says what is wrong with the file, and where
 */
export async function readMap(format: ReadFormat, text: string, options: ReadMapOptions): Promise<ParsedMap> {
  switch (format) {
    case "warrant":
      return (await import("./warrant/read.ts")).readWarrant(text);
    case "aif":
    case "xaif":
      return (await import("./aif/read.ts")).readAif(text, options);
    case "argdown":
      return (await import("./argdown/read.ts")).readArgdown(text, options);
    case "kialo":
      return (await import("./kialo/read.ts")).readKialo(text, options);
    case "json-canvas":
      return (await import("./json-canvas/read.ts")).readJsonCanvas(text, options);
    case "sadface":
      return (await import("./sadface/read.ts")).readSadface(text, options);
    case "markdown":
      return (await import("./markdown/read.ts")).readMarkdownOutline(text, options);
    case "csv-claims":
      return (await import("./csv/read.ts")).readCsvClaims(text, options);
    case "csv-links":
      return (await import("./csv/read.ts")).readCsvLinks(text, options);
    default:
      return assertNever(format);
  }
}
