import type { SourceFacts, SourceRow } from "#shared/contract/results.ts";
import { columnsOf, fromRow, type Row } from "../rows.ts";
import type { Statements } from "../statements.ts";

/** All columns of a source but its text, which may be megabytes, and whether it has one. */
const factColumns = [
  ...columnsOf("sources").flatMap((column) => (column === "text" ? [] : [`sources."${column}"`])),
  `sources.text IS NOT NULL AS "$hasText"`,
].join(", ");

export function sourceFacts(statements: Statements, ids?: readonly string[]): SourceFacts[] {
  const rows = ids
    ? statements.all(`SELECT ${factColumns} FROM sources WHERE id IN (SELECT value FROM json_each(?)) ORDER BY row`, [
        JSON.stringify(ids),
      ])
    : statements.all(`SELECT ${factColumns} FROM sources ORDER BY row`);
  return rows.map(toFacts);
}

export function sourceRows(statements: Statements): SourceRow[] {
  return statements
    .all(
      `SELECT ${factColumns},
         (SELECT count(*) FROM quotations WHERE sourceId = sources.id) AS "$quotations",
         (SELECT count(DISTINCT cq.claimId) FROM quotations AS q JOIN claimQuotations AS cq ON cq.quotationId = q.id
          WHERE q.sourceId = sources.id) AS "$claims"
       FROM sources ORDER BY row`,
    )
    .map(({ $quotations, $claims, ...facts }) => ({
      source: toFacts(facts),
      quotations: Number($quotations),
      claims: Number($claims),
    }));
}

function toFacts({ $hasText, ...columns }: Row): SourceFacts {
  const { text: _, ...facts } = fromRow("sources", { ...columns, text: null });
  return { ...facts, hasText: $hasText === 1 };
}
