import type { Attribution } from "#shared/contract/results.ts";
import { columnList, fromRow } from "../rows.ts";
import type { Statements } from "../statements.ts";

/**
 * The earliest quotation that asserts each claim says who is named on its card:
 * by the quotation's date or its source's, undated ones last, ties by the id of
 * the link. `shared/model/attribution.ts` says the same of records in memory.
 */
export function attributionsOfClaims(statements: Statements, claimIds: readonly string[]): Map<string, Attribution> {
  const rows = statements.all(
    `WITH ranked AS (
       SELECT cq.claimId, q.speakerId, coalesce(q.date, s.issued) AS said,
         row_number() OVER (
           PARTITION BY cq.claimId
           ORDER BY coalesce(q.date, s.issued) IS NULL, coalesce(q.date, s.issued), cq.id
         ) AS place
       FROM claimQuotations AS cq
       JOIN quotations AS q ON q.id = cq.quotationId
       JOIN sources AS s ON s.id = q.sourceId
       WHERE cq.stance = 'asserts' AND cq.claimId IN (SELECT value FROM json_each(?))
     )
     SELECT ranked.claimId AS "$claimId", substr(ranked.said, 1, 4) AS "$year", ${columnList("speakers")}
     FROM ranked JOIN speakers ON speakers.id = ranked.speakerId WHERE ranked.place = 1`,
    [JSON.stringify(claimIds)],
  );
  return new Map(
    rows.map(({ $claimId, $year, ...speaker }) => [
      String($claimId),
      { speaker: fromRow("speakers", speaker), year: $year === null || $year === undefined ? null : String($year) },
    ]),
  );
}
