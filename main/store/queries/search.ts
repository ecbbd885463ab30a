import type { SearchHit } from "#shared/contract/results.ts";
import type { Statements } from "../statements.ts";
import { attributionsOfClaims } from "./attributions.ts";
import { rowAtPlace } from "./places.ts";
import { matchExpression } from "./words.ts";

/** What stands around a word that was found: private-use characters, which no font shows. */
const foundStart = "\uE000";
const foundEnd = "\uE001";
/** Tokens of a hit's text that a snippet shows. */
const snippetTokens = 24;

/**
 * Where to look, in the order in which equally good hits are shown. `context` is
 * an SQL expression over the hit's `record`; a claim's is had from its quotations.
 * Claims and quotations, of which there may be very many, are answered by place,
 * the shortest text first; all others are scored by bm25 with these weights.
 */
const kinds = [
  { kind: "claim", index: "claimSearch", table: "claims", weights: null, context: "''" },
  { kind: "map", index: "mapSearch", table: "maps", weights: [4, 1], context: "''" },
  {
    kind: "speaker",
    index: "speakerSearch",
    table: "speakers",
    weights: [4, 1, 1],
    context: "concat_ws(', ', record.role, record.organisation)",
  },
  {
    kind: "quotation",
    index: "quotationSearch",
    table: "quotations",
    weights: null,
    context: `(SELECT concat_ws(', ', sp.name, so.label) FROM speakers AS sp, sources AS so
               WHERE sp.id = record.speakerId AND so.id = record.sourceId)`,
  },
  {
    kind: "source",
    index: "sourceSearch",
    table: "sources",
    weights: [6, 6, 3, 2, 1],
    context: "concat_ws(', ', record.containerTitle, substr(record.issued, 1, 4))",
  },
  {
    kind: "note",
    index: "noteSearch",
    table: "notes",
    weights: [1],
    context: `coalesce(
      (SELECT text FROM claims WHERE id = record.claimId),
      (SELECT exact FROM quotations WHERE id = record.quotationId),
      (SELECT title FROM maps WHERE id = record.mapId),
      (SELECT group_concat(claims.text, ' + ' ORDER BY premises.rank) FROM premises
       JOIN claims ON claims.id = premises.claimId WHERE premises.inferenceId = record.inferenceId),
      '')`,
  },
] as const satisfies readonly {
  readonly kind: SearchHit["kind"];
  readonly index: string;
  readonly table: string;
  readonly weights: readonly number[] | null;
  readonly context: string;
}[];

/**
 * Hits of every kind, the best of each first. Kinds cannot be compared, so they
 * take turns: the best of each, then the second best of each.
 */
export function search(statements: Statements, words: string, limit: number): SearchHit[] {
  const expression = matchExpression(words);
  if (expression === null) return [];
  const ranked = kinds.map(({ kind, index, table, weights, context }) =>
    statements
      .all(
        // Sorted by the index's own order, FTS5 makes snippets of the hits it answers only, not of all it found.
        `WITH hit AS (
           SELECT ${weights === null ? rowAtPlace(index) : "rowid"} AS row, ${weights === null ? "rowid" : "rank"} AS score,
             snippet(${index}, -1, '${foundStart}', '${foundEnd}', '…', ${snippetTokens}) AS snippet
           FROM ${index} WHERE ${index} MATCH ? ${weights === null ? "" : `AND rank MATCH 'bm25(${weights.join(", ")})'`}
           ORDER BY ${weights === null ? "rowid" : "rank"} LIMIT ?
         )
         SELECT record.id, hit.snippet, ${context} AS context
         FROM hit CROSS JOIN ${table} AS record ON record.row = hit.row ORDER BY hit.score, hit.row`,
        [expression, limit],
      )
      .map((row, place) => ({
        place,
        hit: { kind, id: String(row.id), snippet: String(row.snippet), context: String(row.context ?? "") },
      })),
  );
  // A stable sort: hits of one place stay in the order of the kinds.
  const hits = ranked
    .flat()
    .sort((a, b) => a.place - b.place)
    .slice(0, limit)
    .map(({ hit }) => hit);
  const speakers = attributionsOfClaims(
    statements,
    hits.flatMap(({ kind, id }) => (kind === "claim" ? [id] : [])),
  );
  return hits.map((hit) =>
    hit.kind === "claim" ? { ...hit, context: speakers.get(hit.id)?.speaker.name ?? "" } : hit,
  );
}
