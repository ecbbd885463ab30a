import { stringify } from "csv-stringify/sync";
import type { ExportedFile } from "#shared/contract/results/sources.ts";
import { safeFileName } from "./images.ts";

/**
 * Rows as a CSV file after RFC 4180, for spreadsheets: a byte order mark, without
 * which Excel does not read UTF-8, and an apostrophe before what a spreadsheet would
 * take for a formula (`=`, `+`, `-`, `@` at the beginning of a cell).
 */
export function csvFile(name: string, rows: readonly (readonly string[])[]): ExportedFile {
  const text = stringify([...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
    quoted_string: true,
  });
  return {
    fileName: `${safeFileName(name)}.csv`,
    mediaType: "text/csv",
    base64: Buffer.from(text, "utf8").toString("base64"),
  };
}
