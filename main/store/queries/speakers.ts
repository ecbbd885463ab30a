import type { SpeakerRow } from "#shared/contract/results.ts";
import { columnList, fromRow } from "../rows.ts";
import type { Statements } from "../statements.ts";

export function speakerRows(statements: Statements): SpeakerRow[] {
  return statements
    .all(
      `SELECT ${columnList("speakers")},
         (SELECT count(*) FROM quotations WHERE speakerId = speakers.id) AS "$quotations",
         (SELECT count(DISTINCT cq.claimId) FROM quotations AS q JOIN claimQuotations AS cq ON cq.quotationId = q.id
          WHERE q.speakerId = speakers.id) AS "$claims"
       FROM speakers ORDER BY row`,
    )
    .map(({ $quotations, $claims, ...speaker }) => ({
      speaker: fromRow("speakers", speaker),
      quotations: Number($quotations),
      claims: Number($claims),
    }));
}
