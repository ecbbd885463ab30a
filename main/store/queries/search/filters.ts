import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { HitKind } from "#shared/contract/results/search.ts";
import type { SqlValue } from "../../rows.ts";

export type SearchArguments = CheckedArguments<"search">;

/** One thing that hits of a kind must fulfil. */
export type Condition = {
  /** SQL that answers the rows of the kind's table that fulfil it, by an index; a row may come twice. */
  readonly rows: string;
  /** The same as a test of `record`. */
  readonly test: string;
};

export type Filters = {
  /** By kind; null for kinds that cannot have what is asked for. */
  readonly conditions: { readonly [K in HitKind]: readonly Condition[] | null };
  readonly values: { readonly [name: string]: SqlValue };
};

/**
 * Dates are prefixes (`2017`, `2017-03`): one passes when any day it may stand for
 * lies between the two. `floor` lets an index find the first that can pass.
 */
function datePasses(date: string): string {
  return `(${date} >= substr(:from, 1, length(${date})) AND substr(${date}, 1, length(:to)) <= :to
    AND ${date} BETWEEN :floor AND :to || '~')`;
}

const earliest = "0000";
const latest = "9999";

/** When a quotation was said: its own date or its source's. */
const said = (quotation: string) =>
  `coalesce(${quotation}.date, (SELECT issued FROM sources WHERE id = ${quotation}.sourceId))`;

/** Rows of quotations said in the time. */
const saidRows = `
  SELECT row FROM quotations WHERE ${datePasses("date")}
  UNION ALL
  SELECT quotations.row FROM sources CROSS JOIN quotations ON quotations.sourceId = sources.id
  WHERE ${datePasses("sources.issued")} AND quotations.date IS NULL`;

const positionPasses = (claim: string) =>
  `(${claim}.positionId IN (SELECT value FROM json_each(:positionIds)) OR (:unplaced AND ${claim}.positionId IS NULL))`;
/** As two searches of one index, since SQLite finds none for the test above. */
const positionRows = (then: (claims: string) => string) => `
  ${then("(SELECT row, id FROM claims WHERE positionId IN (SELECT value FROM json_each(:positionIds)))")}
  UNION ALL
  ${then("(SELECT row, id FROM claims WHERE :unplaced AND positionId IS NULL)")}`;

/** What is asked of hits of each kind. What a claim's quotations must fulfil, one of them fulfils whole. */
export function filtersOf(args: SearchArguments): Filters {
  const { positionIds, sourceId, speakerId, tagId, from, to, kinds } = args;
  const position = positionIds.length > 0;
  const dated = from !== null || to !== null;
  const quoted = (q: string) =>
    [
      sourceId === null ? null : `${q}.sourceId = :sourceId`,
      speakerId === null ? null : `${q}.speakerId = :speakerId`,
      dated ? datePasses(said(q)) : null,
    ].filter((test) => test !== null);
  const quotationRows = [
    sourceId === null ? null : "SELECT row FROM quotations WHERE sourceId = :sourceId",
    speakerId === null ? null : "SELECT row FROM quotations WHERE speakerId = :speakerId",
    dated ? saidRows : null,
  ].filter((rows) => rows !== null);
  const tagged = (column: "claimId" | "sourceId" | "noteId", table: string): Condition => ({
    rows: `SELECT ${table}.row FROM taggings CROSS JOIN ${table} ON ${table}.id = taggings.${column}
      WHERE taggings.tagId = :tagId AND taggings.${column} IS NOT NULL`,
    test: `EXISTS (SELECT 1 FROM taggings WHERE tagId = :tagId AND ${column} = record.id)`,
  });
  const issued: Condition = {
    rows: `SELECT row FROM sources WHERE ${datePasses("issued")}`,
    test: datePasses("record.issued"),
  };

  // Conditions that are quick to look through, and seldom fulfilled, come first.
  const claim: Condition[] = tagId === null ? [] : [tagged("claimId", "claims")];
  for (const rows of quotationRows) {
    claim.push({
      rows: `SELECT claims.row FROM (${rows}) AS said CROSS JOIN quotations AS q ON q.row = said.row
        CROSS JOIN claimQuotations AS cq ON cq.quotationId = q.id CROSS JOIN claims ON claims.id = cq.claimId`,
      test: `EXISTS (SELECT 1 FROM claimQuotations AS cq CROSS JOIN quotations AS q ON q.id = cq.quotationId
        WHERE cq.claimId = record.id AND ${quoted("q").join(" AND ")})`,
    });
  }
  if (position) {
    claim.push({ rows: positionRows((claims) => `SELECT row FROM ${claims}`), test: positionPasses("record") });
  }

  const quotation: Condition[] = quotationRows.map((rows) => ({
    rows,
    test: quoted("record").join(" AND "),
  }));
  if (position) {
    quotation.push({
      rows: positionRows(
        (claims) => `SELECT quotations.row FROM ${claims} AS c CROSS JOIN claimQuotations AS cq ON cq.claimId = c.id
          CROSS JOIN quotations ON quotations.id = cq.quotationId`,
      ),
      test: `EXISTS (SELECT 1 FROM claimQuotations AS cq CROSS JOIN claims AS c ON c.id = cq.claimId
        WHERE cq.quotationId = record.id AND ${positionPasses("c")})`,
    });
  }

  const passage: Condition[] = [];
  const source: Condition[] = [];
  const note: Condition[] = [];
  if (sourceId !== null) {
    const its = "(SELECT row FROM sources WHERE id = :sourceId)";
    passage.push({
      rows: `SELECT row FROM paragraphs WHERE sourceRow = ${its}`,
      test: `record.sourceRow = ${its}`,
    });
    source.push({ rows: its.slice(1, -1), test: "record.id = :sourceId" });
    note.push({
      rows: `SELECT row FROM notes WHERE sourceId = :sourceId UNION ALL
        SELECT notes.row FROM quotations CROSS JOIN notes ON notes.quotationId = quotations.id
        WHERE quotations.sourceId = :sourceId`,
      test: `(record.sourceId = :sourceId
        OR (SELECT sourceId FROM quotations WHERE id = record.quotationId) = :sourceId)`,
    });
  }
  if (dated) {
    passage.push({
      rows: `SELECT paragraphs.row FROM sources CROSS JOIN paragraphs ON paragraphs.sourceRow = sources.row
        WHERE ${datePasses("sources.issued")}`,
      test: `EXISTS (SELECT 1 FROM sources WHERE row = record.sourceRow AND ${datePasses("issued")})`,
    });
    source.push(issued);
  }
  if (tagId !== null) {
    source.push(tagged("sourceId", "sources"));
    note.push(tagged("noteId", "notes"));
  }
  const speaker: Condition[] =
    speakerId === null
      ? []
      : [{ rows: "SELECT row FROM speakers WHERE id = :speakerId", test: "record.id = :speakerId" }];

  const only = (kind: HitKind, can: boolean, conditions: readonly Condition[]) =>
    can && (kinds.length === 0 || kinds.includes(kind)) ? conditions : null;
  const untagged = tagId === null;
  const unspoken = speakerId === null && !position;
  return {
    conditions: {
      claim: only("claim", true, claim),
      quotation: only("quotation", untagged, quotation),
      passage: only("passage", unspoken && untagged, passage),
      source: only("source", unspoken, source),
      note: only("note", unspoken && !dated, note),
      map: only("map", unspoken && untagged && !dated && sourceId === null, []),
      speaker: only("speaker", !position && untagged && !dated && sourceId === null, speaker),
    },
    values: {
      positionIds: JSON.stringify(positionIds.filter((id) => id !== "")),
      unplaced: positionIds.includes("") ? 1 : 0,
      sourceId,
      speakerId,
      tagId,
      from: from ?? earliest,
      floor: (from ?? earliest).slice(0, 4),
      to: to ?? latest,
    },
  };
}
