import type { SourceFacts, SourceRow } from "#shared/contract/results/sources.ts";
import { columnsOf, fromRow, type Row } from "../rows.ts";
import type { Statements } from "../statements.ts";

/** Columns that may hold much and that lists do without. */
const longColumns = ["text", "digest", "pages"];

/** All other columns of a source, and whether it has a text. */
const factColumns = [
  ...columnsOf("sources").flatMap((column) => (longColumns.includes(column) ? [] : [`sources."${column}"`])),
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
          WHERE q.sourceId = sources.id) AS "$claims",
         (SELECT count(*) FROM quotations
          WHERE sourceId = sources.id AND standing = 'reworded' AND start IS NULL)
         + (SELECT count(*) FROM notes
            WHERE sourceId = sources.id AND passage ->> '$.standing' = 'reworded' AND passage ->> '$.start' IS NULL
           ) AS "$undecided"
       FROM sources ORDER BY row`,
    )
    .map(({ $quotations, $claims, $undecided, ...facts }) => ({
      source: toFacts(facts),
      quotations: Number($quotations),
      claims: Number($claims),
      undecided: Number($undecided),
    }));
}

function toFacts({ $hasText, ...columns }: Row): SourceFacts {
  const {
    text: _text,
    digest: _digest,
    pages: _pages,
    ...facts
  } = fromRow("sources", { ...columns, text: null, digest: "[]", pages: "[]" });
  return { ...facts, hasText: $hasText === 1 };
}
