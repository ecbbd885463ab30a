import { CsvError, parse } from "csv-parse/sync";
import { FormatFault } from "../document/fault.ts";
import type { Losses } from "../losses.ts";
import { unharmed } from "./cells.ts";
import { canonicalColumn } from "./columns.ts";

/** A row of a CSV file: its cells by the names of their columns. */
export type Row = {
  /** The cell as text, formulas as they were before they were made harmless; "" where there is none. */
  readonly cell: (column: string) => string;
  readonly where: string;
};

export type Table = { readonly columns: ReadonlySet<string>; readonly rows: readonly Row[] };

/** No cell that means anything is longer, in UTF-16 units. */
const longestRow = 1_000_000;

/**
 * A CSV file after RFC 4180; commas, semicolons or tabs between cells, as the
 * header has it. Columns are known by their names, in any order and case; those
 * that are not among `known` are told in `losses`.
 * @throws FormatFault naming the line
 */
export function readTable(text: string, known: readonly string[], losses: Losses): Table {
  const records = recordsOf(text);
  const [header, ...others] = records;
  if (!header) throw new FormatFault("the file is empty.");
  const columns = new Map<string, number>();
  for (const [index, cell] of header.cells.entries()) {
    const name = canonicalColumn(columnName(cell));
    if (name === "") continue;
    if (columns.has(name)) throw new FormatFault(`there are two columns called “${name.slice(0, 40)}”.`, header.where);
    columns.set(name, index);
    if (!known.includes(name)) losses.add("columns that say nothing here", `${header.where}, ${name.slice(0, 40)}`);
  }
  const rows = others.map(({ cells, where }): Row => {
    const beyond = cells.slice(header.cells.length).filter((cell) => cell !== "").length;
    if (beyond > 0) losses.add("cells beyond the last column", where, beyond);
    return {
      cell: (column) => {
        const index = columns.get(column);
        return unharmed(index === undefined ? "" : (cells[index] ?? ""));
      },
      where,
    };
  });
  return { columns: new Set(columns.keys()), rows };
}

/** The columns that a file's first line names, in lower case. */
export function headerOf(text: string): string[] {
  try {
    return (recordsOf(text, 1)[0]?.cells ?? []).map(columnName);
  } catch {
    return [];
  }
}

function columnName(cell: string): string {
  return unharmed(cell)
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
}

type CsvRecord = { readonly cells: readonly string[]; readonly where: string };

function recordsOf(text: string, most?: number): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      ...(most === undefined ? {} : { to: most }),
      on_record: (record: unknown, { lines }) => {
        // Cells may hold line breaks: a row begins where the one before it ended.
        const cells: string[] = Array.isArray(record) ? record.map(String) : [];
        if (cells.some((cell) => cell.trim() !== "")) records.push({ cells, where: `line ${line}` });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FormatFault(reasonOf(error), typeof error.lines === "number" ? `line ${error.lines}` : null);
  }
  return records;
}

function reasonOf({ code }: CsvError): string {
  switch (code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return "a cell begins with a quotation mark and is never closed.";
    case "CSV_INVALID_CLOSING_QUOTE":
    case "INVALID_OPENING_QUOTE":
      return "a quotation mark stands where none can. Within a quoted cell it is written twice.";
    case "CSV_MAX_RECORD_SIZE":
      return `a row has more than ${longestRow.toLocaleString("en-GB")} characters.`;
    default:
      return "this is no valid CSV.";
  }
}

/** What divides the cells: of comma, semicolon and tab the one that the first line has most of, outside quotation marks. */
function delimiterOf(text: string): string {
  const first = /^\uFEFF?(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 10_000))?.[0] ?? "";
  const bare = first.replace(/"(?:[^"]|"")*"/g, "");
  const count = (mark: string) => bare.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
