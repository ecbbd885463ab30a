/** What a spreadsheet would take for the beginning of a formula; the wide forms too, which some turn into the others. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;
const harmlessFormula = /^'+[=+\-@\t\r＝＋－＠]/;

/** A text as a cell that no spreadsheet takes for a formula: with an apostrophe before what begins as one. */
export function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that {@link harmless} made a cell of. */
export function unharmed(cell: string): string {
  return harmlessFormula.test(cell) ? cell.slice(1) : cell;
}

/** Names in one cell, with semicolons between; those within a name stand after a backslash. */
export function listCell(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\;]/g, "\\$&")).join("; ");
}

/** The names of a {@link listCell}. */
export function namesIn(cell: string): string[] {
  return (cell.match(/(?:\\.|[^\\;]|\\$)+/gsu) ?? []).map((name) => name.replace(/\\(.)/gsu, "$1").trim());
}
