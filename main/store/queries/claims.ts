import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { ClaimList, ClaimRow } from "#shared/contract/results.ts";
import { columnList, fromRow, type SqlValue } from "../rows.ts";
import type { Statements } from "../statements.ts";
import { attributionsOfClaims } from "./attributions.ts";
import { matchExpression } from "./words.ts";

type Arguments = CheckedArguments<"claims.list">;
type Named = { [name: string]: SqlValue };

/** A page of claims: best match first when searching, else in the order in which they were made. */
export function listClaims(statements: Statements, args: Arguments): ClaimList {
  const { sql: passing, values } = passingClaims(args);
  const byPosition = Object.fromEntries(
    statements
      .all(`SELECT coalesce(positionId, '') AS position, count(*) AS count FROM (${passing}) GROUP BY position`, values)
      .map(({ position, count }) => [String(position), Number(count)]),
  );
  const wanted = new Set(args.positionIds);
  const counted = Object.entries(byPosition).filter(([position]) => wanted.size === 0 || wanted.has(position));
  const inPosition =
    wanted.size === 0 ? "" : "WHERE coalesce(positionId, '') IN (SELECT value FROM json_each(:positionIds))";
  const page = statements.all(
    `WITH page AS (
       SELECT row, score FROM (${passing}) ${inPosition} ORDER BY score, row LIMIT :limit OFFSET :offset
     )
     SELECT ${columnList("claims")} FROM page JOIN claims USING (row) ORDER BY page.score, row`,
    {
      ...values,
      ...(wanted.size === 0 ? {} : { positionIds: JSON.stringify(args.positionIds) }),
      limit: args.limit,
      offset: args.offset,
    },
  );
  return {
    total: counted.reduce((sum, [, count]) => sum + count, 0),
    rows: decorate(
      statements,
      page.map((row) => fromRow("claims", row)),
    ),
    byPosition,
  };
}

/** The claims that pass everything but the position: row, positionId, score (lower is better). */
function passingClaims(args: Arguments): { sql: string; values: Named } {
  const tests: string[] = [];
  const values: Named = {};
  const expression = matchExpression(args.search);
  if (args.search.trim() !== "" && expression === null) tests.push("FALSE");
  if (args.speakerId !== null) {
    tests.push(`claims.id IN (
      SELECT cq.claimId FROM quotations AS q JOIN claimQuotations AS cq ON cq.quotationId = q.id
      WHERE q.speakerId = :speakerId)`);
    values.speakerId = args.speakerId;
  }
  if (args.sourceId !== null) {
    tests.push(`claims.id IN (
      SELECT cq.claimId FROM quotations AS q JOIN claimQuotations AS cq ON cq.quotationId = q.id
      WHERE q.sourceId = :sourceId)`);
    values.sourceId = args.sourceId;
  }
  if (args.tagId !== null) {
    tests.push("claims.id IN (SELECT claimId FROM taggings WHERE tagId = :tagId)");
    values.tagId = args.tagId;
  }
  if (expression !== null) {
    tests.push("claimSearch MATCH :expression");
    values.expression = expression;
  }
  const where = tests.length === 0 ? "" : `WHERE ${tests.join(" AND ")}`;
  const from = expression === null ? "claims" : "claimSearch CROSS JOIN claims ON claims.row = claimSearch.rowid";
  const score = expression === null ? "0" : "bm25(claimSearch)";
  return { sql: `SELECT claims.row, claims.positionId, ${score} AS score FROM ${from} ${where}`, values };
}

function decorate(statements: Statements, claims: readonly ClaimRow["claim"][]): ClaimRow[] {
  const ids = claims.map((claim) => claim.id);
  const attributions = attributionsOfClaims(statements, ids);
  const count = (table: "claimQuotations" | "notes" | "placements") =>
    new Map(
      statements
        .all(
          `SELECT claimId, count(*) AS count FROM ${table}
           WHERE claimId IN (SELECT value FROM json_each(?)) GROUP BY claimId`,
          [JSON.stringify(ids)],
        )
        .map((row) => [String(row.claimId), Number(row.count)]),
    );
  const quotations = count("claimQuotations");
  const notes = count("notes");
  const maps = count("placements");
  return claims.map((claim) => ({
    claim,
    attribution: attributions.get(claim.id) ?? null,
    quotations: quotations.get(claim.id) ?? 0,
    notes: notes.get(claim.id) ?? 0,
    maps: maps.get(claim.id) ?? 0,
  }));
}
