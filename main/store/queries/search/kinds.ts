import type { HitKind } from "#shared/contract/results/search.ts";

/** How hits of a kind are found and what is shown of them. */
export type Kind = {
  readonly kind: HitKind;
  readonly index: string;
  readonly table: string;
  /**
   * Null where the index's rows are numbered by place, best first, as those of kinds of
   * which there may be very many; all others are scored by bm25 with these weights.
   */
  readonly weights: readonly number[] | null;
  /** The row of `table` that a row of the index stands for, as SQL. */
  readonly rowOf: (indexRow: string) => string;
  /** The other way round, as SQL over `record`. */
  readonly indexRow: string;
  /** The texts that the index holds, as SQL over `record`. */
  readonly texts: readonly string[];
  /** What a hit answers, as SQL over its `record`. */
  readonly id: string;
  readonly context: string;
  readonly positionId: string;
  readonly sourceId: string;
  /** Start and end in the source's text; of a passage it is that of the words found. */
  readonly place: readonly [start: string, end: string];
};

const lowBits = (indexRow: string) => `(${indexRow} & 0xffffffff)`;
const placeBy = (text: string) => `(length(record.${text}) << 32 | record.row)`;
const same = (indexRow: string) => indexRow;
const nowhere = ["NULL", "NULL"] as const;
const none = "NULL";

/** The order in which equally good hits are shown. */
export const kinds: readonly Kind[] = [
  {
    kind: "claim",
    index: "claimSearch",
    table: "claims",
    weights: null,
    rowOf: lowBits,
    indexRow: placeBy("text"),
    texts: ["record.text"],
    id: "record.id",
    // Had from its quotations, for all of a page together.
    context: "''",
    positionId: "record.positionId",
    sourceId: none,
    place: nowhere,
  },
  {
    kind: "map",
    index: "mapSearch",
    table: "maps",
    weights: [4, 1],
    rowOf: same,
    indexRow: "record.row",
    texts: ["record.title", "record.description"],
    id: "record.id",
    context: "''",
    positionId: none,
    sourceId: none,
    place: nowhere,
  },
  {
    kind: "speaker",
    index: "speakerSearch",
    table: "speakers",
    weights: [4, 1, 1],
    rowOf: same,
    indexRow: "record.row",
    texts: ["record.name", "record.role", "record.organisation"],
    id: "record.id",
    context: "concat_ws(', ', record.role, record.organisation)",
    positionId: none,
    sourceId: none,
    place: nowhere,
  },
  {
    kind: "quotation",
    index: "quotationSearch",
    table: "quotations",
    weights: null,
    rowOf: lowBits,
    indexRow: placeBy("exact"),
    texts: ["record.exact"],
    id: "record.id",
    context: `(SELECT concat_ws(', ', sp.name, so.label) FROM speakers AS sp, sources AS so
      WHERE sp.id = record.speakerId AND so.id = record.sourceId)`,
    positionId: `(SELECT c.positionId FROM claimQuotations AS cq JOIN claims AS c ON c.id = cq.claimId
      WHERE cq.quotationId = record.id ORDER BY cq.stance = 'denies', cq.row LIMIT 1)`,
    sourceId: "record.sourceId",
    place: ['record."start"', 'record."end"'],
  },
  {
    kind: "passage",
    index: "paragraphSearch",
    table: "paragraphs",
    weights: null,
    rowOf: same,
    indexRow: "record.row",
    texts: ["record.text"],
    id: "(SELECT id FROM sources WHERE row = record.sourceRow)",
    context: "(SELECT concat_ws(', ', label, substr(issued, 1, 4)) FROM sources WHERE row = record.sourceRow)",
    positionId: none,
    sourceId: "(SELECT id FROM sources WHERE row = record.sourceRow)",
    place: nowhere,
  },
  {
    kind: "source",
    index: "sourceSearch",
    table: "sources",
    weights: [6, 6, 3, 2],
    rowOf: same,
    indexRow: "record.row",
    texts: [
      "record.label",
      "record.title",
      "record.containerTitle",
      "(SELECT digest FROM sourceWords WHERE row = record.row)",
    ],
    id: "record.id",
    context: "concat_ws(', ', record.containerTitle, substr(record.issued, 1, 4))",
    positionId: none,
    sourceId: none,
    place: nowhere,
  },
  {
    kind: "note",
    index: "noteSearch",
    table: "notes",
    weights: null,
    rowOf: lowBits,
    indexRow: placeBy("text"),
    texts: ["(SELECT text FROM noteSearchWords WHERE place = (length(record.text) << 32 | record.row))"],
    id: "record.id",
    context: `coalesce(
      (SELECT text FROM claims WHERE id = record.claimId),
      (SELECT exact FROM quotations WHERE id = record.quotationId),
      (SELECT title FROM maps WHERE id = record.mapId),
      (SELECT concat_ws(': ', label, record.passage ->> '$.exact') FROM sources WHERE id = record.sourceId),
      (SELECT group_concat(claims.text, ' + ' ORDER BY premises.rank) FROM premises
       JOIN claims ON claims.id = premises.claimId WHERE premises.inferenceId = record.inferenceId),
      '')`,
    positionId: none,
    sourceId: "coalesce(record.sourceId, (SELECT sourceId FROM quotations WHERE id = record.quotationId))",
    place: ["record.passage ->> '$.start'", "record.passage ->> '$.end'"],
  },
];
