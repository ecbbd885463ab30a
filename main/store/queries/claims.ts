import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { ClaimList, ClaimRow } from "#shared/contract/results.ts";
import { columnList, fromRow, type SqlValue } from "../rows.ts";
import type { Statements } from "../statements.ts";
import { attributionsOfClaims } from "./attributions.ts";
import { rowAtPlace } from "./places.ts";
import { matchExpression } from "./words.ts";

type Arguments = CheckedArguments<"claims.list">;
type Filters = CheckedArguments<"claims.countByPosition">;
type Named = { [name: string]: SqlValue };

/** A page of claims: best match first when searching, else in the order in which they were made. */
export function listClaims(statements: Statements, args: Arguments): ClaimList {
  const { total, rows } = pageOf(statements, args);
  const claims = statements
    .all(
      `SELECT ${columnList("claims")} FROM json_each(?) AS wanted CROSS JOIN claims ON claims.row = wanted.value
       ORDER BY wanted.key`,
      [JSON.stringify(rows)],
    )
    .map((row) => fromRow("claims", row));
  return { total, rows: decorate(statements, claims) };
}

/** Which rows of claims a page shows, in order, and how many there are in all. */
function pageOf(
  statements: Statements,
  args: Arguments,
): { readonly total: number; readonly rows: readonly SqlValue[] } {
  const { positionIds, limit, offset } = args;
  const { from, row, order, tests, values } = passingClaims(args);
  if (positionIds.length > 0 && from === "claimSearch") {
    // To look up the position of every claim found takes SQLite several times as long as to mark the claims of the positions.
    const wanted = marks(
      statements,
      positionIds.map((positionId) => rowsAt(statements, positionId)),
    );
    const found = statements.firsts(`SELECT ${row} FROM ${from} ${where(tests)} ORDER BY ${order}`, values);
    const passing = found.filter((claim) => wanted[Number(claim)] === 1);
    return { total: passing.length, rows: passing.slice(offset, offset + limit) };
  }
  if (positionIds.length > 0) {
    tests.push("coalesce(positionId, '') IN (SELECT value FROM json_each(:positionIds))");
    values.positionIds = JSON.stringify(positionIds);
  }
  const passing = `FROM ${from} ${where(tests)}`;
  return {
    total: Number(statements.get(`SELECT count(*) AS count ${passing}`, values)?.count),
    rows: statements.firsts(`SELECT ${row} ${passing} ORDER BY ${order} LIMIT :limit OFFSET :offset`, {
      ...values,
      limit,
      offset,
    }),
  };
}

/** Ids and texts of claims in the order in which they were made, so many from the one after `afterRow` on. */
export function claimTexts(statements: Statements, afterRow: number, limit: number): ClaimText[] {
  return statements
    .lists("SELECT row, id, text FROM claims WHERE row > ? ORDER BY row LIMIT ?", [afterRow, limit])
    .map(([row, id, text]) => ({ row: Number(row), id: String(id), text: String(text) }));
}

export type ClaimText = { readonly row: number; readonly id: string; readonly text: string };

/** How many claims of each position pass the search and the filters, by position id; those without one under "". */
export function countByPosition(statements: Statements, filters: Filters): Record<string, number> {
  const { from, row, tests, values } = passingClaims(filters);
  const counts: Record<string, number> = {};
  if (tests.length === 0) {
    // An index holds the answer.
    const groups = "SELECT coalesce(positionId, '') AS position, count(*) AS count FROM claims GROUP BY positionId";
    for (const { position, count } of statements.all(groups)) counts[String(position)] = Number(count);
    return counts;
  }
  const passes = marks(statements, [statements.firsts(`SELECT ${row} FROM ${from} ${where(tests)}`, values)]);
  for (const positionId of [...statements.firsts("SELECT id FROM positions"), ""]) {
    let count = 0;
    for (const claim of rowsAt(statements, String(positionId))) count += passes[Number(claim)] ?? 0;
    if (count > 0) counts[String(positionId)] = count;
  }
  return counts;
}

/** The rows of the claims of a position; "" stands for none. */
function rowsAt(statements: Statements, positionId: string): readonly SqlValue[] {
  return statements.firsts("SELECT row FROM claims WHERE positionId IS ?", [positionId === "" ? null : positionId]);
}

/** A 1 at each of these rows of claims, 0 at all others. */
function marks(statements: Statements, rows: readonly (readonly SqlValue[])[]): Uint8Array {
  const marked = new Uint8Array(1 + Number(statements.get("SELECT max(row) AS row FROM claims")?.row ?? 0));
  for (const list of rows) for (const row of list) marked[Number(row)] = 1;
  return marked;
}

/** The claims that pass everything but the position: where their rows come from, in which order, and the tests. */
function passingClaims({ search, speakerId, sourceId, tagId }: Filters): {
  readonly from: string;
  /** The claim's row as SQL. */
  readonly row: string;
  readonly order: string;
  readonly tests: string[];
  readonly values: Named;
} {
  const expression = matchExpression(search);
  const isSearch = search.trim() !== "";
  const from = expression === null ? "claims" : "claimSearch";
  const row = expression === null ? "claims.row" : rowAtPlace("claimSearch");
  const tests: string[] = [];
  const values: Named = {};
  if (expression !== null) {
    tests.push("claimSearch MATCH :expression");
    values.expression = expression;
  } else if (isSearch) tests.push("FALSE");
  const behind = (test: string) => `${row} IN (
    SELECT claims.row FROM quotations AS q
    CROSS JOIN claimQuotations AS cq ON cq.quotationId = q.id CROSS JOIN claims ON claims.id = cq.claimId
    WHERE ${test})`;
  if (speakerId !== null) {
    tests.push(behind("q.speakerId = :speakerId"));
    values.speakerId = speakerId;
  }
  if (sourceId !== null) {
    tests.push(behind("q.sourceId = :sourceId"));
    values.sourceId = sourceId;
  }
  if (tagId !== null) {
    tests.push(`${row} IN (
      SELECT claims.row FROM taggings CROSS JOIN claims ON claims.id = taggings.claimId WHERE tagId = :tagId)`);
    values.tagId = tagId;
  }
  return { from, row, order: expression === null ? "claims.row" : "claimSearch.rowid", tests, values };
}

function where(tests: readonly string[]): string {
  return tests.length === 0 ? "" : `WHERE ${tests.join(" AND ")}`;
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
