import type { SearchHit, SearchPage } from "#shared/contract/results/search.ts";
import type { Statements } from "../../statements.ts";
import { attributionsOfClaims } from "../attributions.ts";
import { matchTiers } from "../words.ts";
import { filtersOf, type SearchArguments } from "./filters.ts";
import { type Kind, kinds } from "./kinds.ts";
import { paragraphStarts } from "./paragraph-starts.ts";
import { rankedRows } from "./ranked.ts";
import { type Snippet, snippetsFor } from "./snippets.ts";

/**
 * A page of hits of every kind, the best of each first: those with the very words
 * (as a phrase, where there are several) before the others, the shorter text
 * before the longer or, of kinds with few records, the higher score. Kinds cannot
 * be compared, so they take turns: the best of each, then the second best of each.
 */
export function search(statements: Statements, args: SearchArguments): SearchPage {
  const tiers = matchTiers(args.words);
  if (tiers.length === 0) return { hits: [], more: false };
  const filters = filtersOf(args);
  const end = args.offset + args.limit;
  const ranked = kinds.map((kind) => rankedRows(statements, kind, tiers, filters, end + 1));
  const turns: { readonly kind: Kind; readonly row: number }[] = [];
  const longest = Math.max(...ranked.map(({ length }) => length));
  for (let place = 0; place < longest && turns.length <= end; place++) {
    for (const [index, kind] of kinds.entries()) {
      const row = ranked[index]?.[place];
      if (row !== undefined) turns.push({ kind, row });
    }
  }
  const page = turns.slice(args.offset, end);
  const snippetOf = snippetsFor(args.words);
  const shown = new Map(kinds.map((kind) => [kind, hitsOf(statements, kind, snippetOf, rowsOf(kind, page))]));
  return {
    hits: page.flatMap(({ kind, row }) => shown.get(kind)?.get(row) ?? []),
    more: turns.length > end,
  };
}

function rowsOf(kind: Kind, page: readonly { readonly kind: Kind; readonly row: number }[]): readonly number[] {
  return page.filter((turn) => turn.kind === kind).map(({ row }) => row);
}

/** What is shown of these rows of a kind's index, by row. */
function hitsOf(
  statements: Statements,
  kind: Kind,
  snippetOf: (text: string) => Snippet,
  rows: readonly number[],
): ReadonlyMap<number, SearchHit> {
  if (rows.length === 0) return new Map();
  const { table, rowOf, texts } = kind;
  const [start, end] = kind.place;
  const records = statements.lists(
    `SELECT wanted.value, ${kind.id}, ${kind.context}, ${kind.positionId}, ${kind.sourceId}, ${start}, ${end}, ${texts.join(", ")}
     FROM json_each(?) AS wanted CROSS JOIN ${table} AS record ON record.row = ${rowOf("wanted.value")}`,
    [JSON.stringify(rows)],
  );
  const begins = kind.kind === "passage" ? paragraphStarts(statements, rows) : null;
  const hits = new Map<number, SearchHit>();
  for (const [row, id, context, positionId, source, from, to, ...columns] of records) {
    const { snippet, first, length } = bestOf(
      columns.map((text) => ({ ...snippetOf(String(text ?? "")), length: String(text ?? "").length })),
    );
    const begin = begins?.get(Number(row));
    const place =
      begin !== undefined
        ? { start: begin + (first?.start ?? 0), end: begin + (first?.end ?? length) }
        : from === null || to === null
          ? null
          : { start: Number(from), end: Number(to) };
    const sourceId = source === null || source === undefined ? null : String(source);
    hits.set(Number(row), {
      kind: kind.kind,
      id: String(id),
      snippet,
      context: String(context ?? ""),
      positionId: positionId === null || positionId === undefined ? null : String(positionId),
      sourceId,
      place: sourceId === null || place === null ? null : { sourceId, ...place },
    });
  }
  return kind.kind === "claim" ? withSpeakers(statements, hits) : hits;
}

type Shown = Snippet & { readonly length: number };

/** Of the snippets of a record's texts the first that shows most of what is sought. */
function bestOf(snippets: readonly Shown[]): Shown {
  let best: Shown = { snippet: "", shown: -1, first: null, length: 0 };
  for (const snippet of snippets) if (snippet.shown > best.shown) best = snippet;
  return best;
}

/** Claims with the name of who says each. */
function withSpeakers(statements: Statements, hits: ReadonlyMap<number, SearchHit>): ReadonlyMap<number, SearchHit> {
  const speakers = attributionsOfClaims(
    statements,
    [...hits.values()].map(({ id }) => id),
  );
  return new Map([...hits].map(([row, hit]) => [row, { ...hit, context: speakers.get(hit.id)?.speaker.name ?? "" }]));
}
