import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { Matrix, Timeline } from "#shared/contract/results/who-says-what.ts";
import type { Claim, Quotation, Speaker, Stance } from "#shared/model/records.ts";
import { columnList, fromRow, type Row } from "../rows.ts";
import type { Statements } from "../statements.ts";

/**
 * Passages in order of time: by the quotation's own date or its source's, a year
 * before its months and a month before its days, undated ones last, ties by the id
 * of the link. `compareDates` says the same of records in memory.
 */
const inOrderOfTime = `ORDER BY coalesce(q.date, s.issued) IS NULL, coalesce(q.date, s.issued), cq.id`;

/** One time that a speaker asserted or denied a claim, as its records. */
export type SayingRow = {
  readonly claim: Claim;
  readonly stance: Stance;
  readonly quotation: Quotation;
  readonly date: string | null;
};

/** All that a speaker said of claims, in order of time. */
export function sayingsOf(statements: Statements, speakerId: string): SayingRow[] {
  const [quotations, claims] = [prefixed("quotations", "q"), prefixed("claims", "c")];
  return statements
    .all(
      `SELECT cq.stance AS "$stance", coalesce(q.date, s.issued) AS "$date", ${quotations.list}, ${claims.list}
       FROM quotations AS q JOIN claimQuotations AS cq ON cq.quotationId = q.id
       JOIN claims AS c ON c.id = cq.claimId JOIN sources AS s ON s.id = q.sourceId
       WHERE q.speakerId = ? ${inOrderOfTime}`,
      [speakerId],
    )
    .map((row) => ({
      claim: claims.from(row),
      stance: stanceIn(row),
      quotation: quotations.from(row),
      date: textOrNull(row.$date),
    }));
}

/** What `matrix.get` takes; a `limit` of null is none. */
export type MatrixArguments = Omit<CheckedArguments<"matrix.get">, "limit"> & { readonly limit: number | null };

/**
 * `matrix.get`. Claims come by their position's rank, those without one last, then
 * in the order made; speakers come by how many of these claims they speak to, then
 * by name. Speakers who were asked for are there even where they are silent.
 */
export function matrix(statements: Statements, { mapId, speakerIds, positionIds, limit }: MatrixArguments): Matrix {
  const values = {
    mapId,
    positionIds: JSON.stringify(positionIds),
    everyPosition: positionIds.length === 0 ? 1 : 0,
  };
  const contested = `
    FROM claims AS c LEFT JOIN positions AS p ON p.id = c.positionId
    WHERE (c.id IN (SELECT claimId FROM claimQuotations WHERE stance = 'denies')
        OR c.id IN (SELECT targetClaimId FROM inferences WHERE kind = 'attack'))
      AND (:mapId IS NULL OR c.id IN (SELECT claimId FROM placements WHERE mapId = :mapId))
      AND (:everyPosition OR coalesce(c.positionId, '') IN (SELECT value FROM json_each(:positionIds)))`;
  const total = Number(statements.get(`SELECT count(*) AS count ${contested}`, values)?.count);
  const claims = statements
    .all(
      `SELECT ${columnList("claims", "c")},
         (SELECT count(*) FROM inferences WHERE targetClaimId = c.id AND kind = 'attack') AS "$objections"
       ${contested} ORDER BY p.rank IS NULL, p.rank, c.row LIMIT coalesce(:limit, -1)`,
      { ...values, limit },
    )
    .map(({ $objections, ...claim }) => ({ ...fromRow("claims", claim), objections: Number($objections) }));

  const rows = statements.all(
    `SELECT q.speakerId, cq.claimId, cq.stance AS "$stance", q.id, q.sourceId, q.exact, coalesce(q.date, s.issued) AS "$date"
     FROM json_each(:claimIds) AS wanted CROSS JOIN claimQuotations AS cq ON cq.claimId = wanted.value
     JOIN quotations AS q ON q.id = cq.quotationId JOIN sources AS s ON s.id = q.sourceId
     WHERE :everySpeaker OR q.speakerId IN (SELECT value FROM json_each(:speakerIds))
     ${inOrderOfTime}`,
    {
      claimIds: JSON.stringify(claims.map(({ id }) => id)),
      speakerIds: JSON.stringify(speakerIds),
      everySpeaker: speakerIds.length === 0 ? 1 : 0,
    },
  );
  const cells = cellsOf(rows);
  const claimsOf = Map.groupBy(cells, ({ speakerId }) => speakerId);
  const wanted = speakerIds.length === 0 ? [...claimsOf.keys()] : speakerIds;
  const speakers = statements
    .all(`SELECT ${columnList("speakers")} FROM speakers WHERE id IN (SELECT value FROM json_each(?)) ORDER BY row`, [
      JSON.stringify(wanted),
    ])
    .map((row) => fromRow("speakers", row))
    .sort((a, b) => spoken(b) - spoken(a) || a.name.localeCompare(b.name, "en"));
  return { speakers, claims, cells, total };

  function spoken({ id }: Speaker): number {
    return claimsOf.get(id)?.length ?? 0;
  }
}

function cellsOf(rows: readonly Row[]): Matrix["cells"] {
  const groups = Map.groupBy(rows, ({ speakerId, claimId }) => `${speakerId} ${claimId}`);
  return Array.from(groups.values(), (passages) => {
    const sayings = passages.map((row) => ({
      quotationId: String(row.id),
      sourceId: String(row.sourceId),
      stance: stanceIn(row),
      date: textOrNull(row.$date),
      exact: String(row.exact),
    }));
    const [first] = passages;
    const stances = new Set(sayings.map(({ stance }) => stance));
    return {
      speakerId: String(first?.speakerId),
      claimId: String(first?.claimId),
      stance: stances.size > 1 ? ("both" as const) : (sayings[0]?.stance ?? "asserts"),
      sayings,
    };
  });
}

/**
 * The claims of a map with all that was said of them, for `timeline.get`: those said
 * first come first, then those without a date, then those that nobody is quoted for,
 * each in the order of their cards. Null when there is no such map.
 */
export function timeline(statements: Statements, mapId: string): Timeline | null {
  const map = statements.get("SELECT title FROM maps WHERE id = ?", [mapId]);
  if (!map) return null;
  const claims = statements
    .all(
      `SELECT ${columnList("claims", "c")} FROM placements AS pl JOIN claims AS c ON c.id = pl.claimId
       WHERE pl.mapId = ? ORDER BY pl.row`,
      [mapId],
    )
    .map((row) => fromRow("claims", row));
  const speakers = prefixed("speakers", "sp");
  const rows = statements.all(
    `SELECT cq.claimId AS "$claimId", cq.stance AS "$stance", q.id AS "$quotationId", q.exact AS "$exact",
       q.sourceId AS "$sourceId", coalesce(q.role, sp.role) AS "$role", coalesce(q.date, s.issued) AS "$date",
       s.label AS "$sourceLabel", ${speakers.list}
     FROM json_each(?) AS wanted CROSS JOIN claimQuotations AS cq ON cq.claimId = wanted.value
     JOIN quotations AS q ON q.id = cq.quotationId JOIN sources AS s ON s.id = q.sourceId
     JOIN speakers AS sp ON sp.id = q.speakerId
     ${inOrderOfTime}`,
    [JSON.stringify(claims.map(({ id }) => id))],
  );
  const sayings = Map.groupBy(rows, ({ $claimId }) => $claimId);
  const entries = claims.map((claim) => ({
    claim,
    sayings: (sayings.get(claim.id) ?? []).map((row) => ({
      quotationId: String(row.$quotationId),
      sourceId: String(row.$sourceId),
      speaker: speakers.from(row),
      role: textOrNull(row.$role),
      stance: stanceIn(row),
      date: textOrNull(row.$date),
      sourceLabel: String(row.$sourceLabel),
      exact: String(row.$exact),
    })),
  }));
  // The rows came in order of time: a claim's place is that of its first one.
  const place = new Map([...sayings.keys()].map((claimId, index) => [claimId, index]));
  const placeOf = ({ claim }: (typeof entries)[number]) => place.get(claim.id) ?? Number.MAX_SAFE_INTEGER;
  return { mapId, title: String(map.title), entries: entries.sort((a, b) => placeOf(a) - placeOf(b)) };
}

/** The columns of a joined table under names that no other table's have, and its record in a row of them. */
function prefixed<T extends "quotations" | "claims" | "speakers">(table: T, alias: string) {
  const mark = `${alias}.`;
  const names = columnList(table, alias).split(", ");
  return {
    list: names.map((name) => `${name} AS "${mark}${name.split('"')[1]}"`).join(", "),
    from: (row: Row) =>
      fromRow(
        table,
        Object.fromEntries(
          Object.entries(row).flatMap(([name, value]) =>
            name.startsWith(mark) ? [[name.slice(mark.length), value]] : [],
          ),
        ),
      ),
  };
}

function stanceIn(row: Row): Stance {
  return row.$stance === "denies" ? "denies" : "asserts";
}

function textOrNull(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
