import type { DocumentBuilder, ReadInference } from "../document/builder.ts";
import { FormatFault } from "../document/fault.ts";
import { namesIn } from "./cells.ts";
import { claimColumns, linkColumns } from "./columns.ts";
import { type Row, readTable, type Table } from "./table.ts";

/** The table of a CSV of claims. @throws FormatFault where no column has the claims' texts */
export function claimTable(text: string, builder: DocumentBuilder): Table {
  const table = readTable(text, claimColumns, builder.losses);
  if (!table.columns.has("text"))
    throw new FormatFault("no column is called “text”: it holds what each claim says.", "line 1");
  return table;
}

/** Adds a claim for each row. @throws FormatFault where two have one id */
export function addClaims(builder: DocumentBuilder, { rows }: Table): void {
  for (const { cell, where } of rows) {
    const id = cell("id").trim();
    builder.claim({
      key: id === "" ? ` ${where}` : id,
      text: cell("text"),
      where,
      positionName: cell("position"),
      tags: namesIn(cell("tags")),
      place: placeIn(cell),
      collapsed: isYes(cell("collapsed")),
    });
  }
}

/** The table of a CSV of links. @throws FormatFault where a column is missing without which no row says anything */
export function linkTable(text: string, builder: DocumentBuilder): Table {
  const table = readTable(text, linkColumns, builder.losses);
  for (const end of ["premise", "target"]) {
    if (!table.columns.has(end) && !table.columns.has(`${end} id`)) {
      throw new FormatFault(`no column is called “${end}” or “${end} id”.`, "line 1");
    }
  }
  if (!table.columns.has("kind"))
    throw new FormatFault("no column is called “kind”: it says support or attack.", "line 1");
  return table;
}

/** The ids of claims that links name. */
export function namedClaims({ rows }: Table): Set<string> {
  const ids = new Set<string>();
  for (const { cell } of rows) {
    ids.add(cell("premise id").trim());
    if (!aimsAtArgument(cell)) ids.add(cell("target id").trim());
  }
  ids.delete("");
  return ids;
}

/** Adds the claims that only links tell of; a claim without an id is known by its words. */
export function addNamedClaims(builder: DocumentBuilder, { rows }: Table): void {
  const texts = new Map<string, string>();
  const add = (id: string, text: string, where: string): void => {
    if (text.trim() === "") return;
    const key = endKey(id, text);
    const known = texts.get(key);
    if (known === undefined && !builder.hasClaim(key)) builder.claim({ key, text, where });
    else if (known !== undefined && known !== text)
      builder.losses.add("other words for a claim that was named before", where);
    texts.set(key, known ?? text);
  };
  for (const { cell, where } of rows) {
    add(cell("premise id").trim(), cell("premise"), where);
    if (!aimsAtArgument(cell)) add(cell("target id").trim(), cell("target"), where);
  }
}

/** Adds the arguments that links make: the rows of one argument are its premises. @throws FormatFault where rows of one argument disagree */
export function addLinks(builder: DocumentBuilder, { rows }: Table): void {
  const arguments_ = new Map<string, { readonly first: Row; readonly rows: Row[] }>();
  for (const row of rows) {
    const id = row.cell("argument").trim();
    const key = id === "" ? ` ${row.where}` : id;
    const known = arguments_.get(key);
    if (known) known.rows.push(row);
    else arguments_.set(key, { first: row, rows: [row] });
  }
  for (const [key, { first, rows: own }] of arguments_) {
    const { cell, where } = first;
    const kind = kindIn(cell("kind"));
    if (kind === null) {
      builder.losses.add("arguments whose kind is neither support nor attack", where);
      continue;
    }
    for (const other of own) {
      const same = ["kind", "target kind", "target id", "target"].every(
        (column) => other.cell(column) === cell(column),
      );
      if (!same) throw new FormatFault(`this argument has another kind or target on ${where}.`, other.where);
    }
    builder.inference({
      key,
      kind,
      premises: inOrder(own).map((row) => ({
        claimKey: endKey(row.cell("premise id"), row.cell("premise")),
        implicit: isYes(row.cell("implicit")),
      })),
      target: aimsAtArgument(cell)
        ? { inferenceKey: cell("target id").trim() }
        : { claimKey: endKey(cell("target id"), cell("target")) },
      where,
      scheme: cell("scheme"),
      place: placeIn(cell),
    });
  }
}

type Cells = Row["cell"];

/** A claim's key: its id, or its words after a blank, with which no id begins. */
function endKey(id: string, text: string): string {
  return id.trim() === "" ? ` ${text.trim()}` : id.trim();
}

/** By their numbers in the column “order”; rows without one keep their place. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  const numbered = rows.map((row) => ({ row, order: Number(row.cell("order")) }));
  if (numbered.some(({ order }) => Number.isNaN(order))) return rows;
  return numbered.sort((a, b) => a.order - b.order).map(({ row }) => row);
}

function aimsAtArgument(cell: Cells): boolean {
  return /^(argument|inference|link)$/i.test(cell("target kind").trim());
}

function kindIn(cell: string): ReadInference["kind"] | null {
  if (/^(supports?|pro|for|\+)$/i.test(cell.trim())) return "support";
  return /^(attacks?|con|against|undercuts?|-|−)$/i.test(cell.trim()) ? "attack" : null;
}

function isYes(cell: string): boolean {
  return /^(yes|true|1|x)$/i.test(cell.trim());
}

/** A place; NaN, which the builder tells of, for what is no number. */
function placeIn(cell: Cells): { readonly x: number; readonly y: number } | null {
  const [x, y] = [cell("x").trim(), cell("y").trim()];
  return x === "" && y === "" ? null : { x: numberIn(x), y: numberIn(y) };
}

function numberIn(cell: string): number {
  return /^-?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i.test(cell) ? Number(cell.replace(",", ".")) : Number.NaN;
}
