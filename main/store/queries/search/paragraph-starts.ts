import type { Statements } from "../../statements.ts";

/** Where a paragraph begins in its source's text, in UTF-16 code units, by the paragraph's row. */
export function paragraphStarts(statements: Statements, rows: readonly number[]): ReadonlyMap<number, number> {
  const paragraphs = statements.all(
    `SELECT p.row, p."start", p.sourceRow, EXISTS (
       SELECT 1 FROM paragraphs AS before WHERE before.sourceRow = p.sourceRow AND before.pairs AND before."start" < p."start"
     ) AS pairsBefore
     FROM json_each(?) AS wanted CROSS JOIN paragraphs AS p ON p.row = wanted.value`,
    [JSON.stringify(rows)],
  );
  const texts = new Map<number, string>();
  return new Map(
    paragraphs.map((paragraph) => {
      const row = Number(paragraph.row);
      const start = Number(paragraph.start);
      if (paragraph.pairsBefore !== 1) return [row, start];
      const sourceRow = Number(paragraph.sourceRow);
      const text =
        texts.get(sourceRow) ?? String(statements.get("SELECT text FROM sources WHERE row = ?", [sourceRow])?.text);
      texts.set(sourceRow, text);
      return [row, codeUnits(text, start)];
    }),
  );
}

/** How many UTF-16 code units the first `characters` of a text take. */
function codeUnits(text: string, characters: number): number {
  let units = 0;
  for (let left = characters; left > 0; left--) units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  return units;
}
