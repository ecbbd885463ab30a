import type { CompactRecords, CompactTable, MapSummary } from "#shared/contract/results.ts";
import type { TableName } from "#shared/model/records.ts";
import { columnList, columnsOf, decodeLists, fromRow } from "../rows.ts";
import type { Statements } from "../statements.ts";

export function mapSummaries(statements: Statements): MapSummary[] {
  return statements
    .all(
      `SELECT ${columnList("maps")}, count(placements.claimId) AS "$claims", count(placements.inferenceId) AS "$inferences"
       FROM maps LEFT JOIN placements ON placements.mapId = maps.id GROUP BY maps.row ORDER BY maps.row`,
    )
    .map(({ $claims, $inferences, ...columns }) => {
      const { createdAt, updatedAt, direction: _, ...map } = fromRow("maps", columns);
      return { ...map, claims: Number($claims), inferences: Number($inferences), createdAt, updatedAt };
    });
}

/** Rows of claims and inferences that stand on the map :mapId are found by these, with what else they are joined to. */
const claimPlaced = "placements CROSS JOIN claims ON claims.id = placements.claimId";
const inferencePlaced = "placements CROSS JOIN inferences ON inferences.id = placements.inferenceId";
const claimBacked = "placements CROSS JOIN claimQuotations USING (claimId)";
const quoted = `${claimBacked} CROSS JOIN quotations ON quotations.id = claimQuotations.quotationId`;
const onMap = "placements.mapId = :mapId";

/**
 * Which rows of each table belong to the map. SQLite reads rows that are asked
 * for by number in the order of their numbers, which is the order wanted: nothing
 * has to be sorted. The joins are CROSS, so that a small map of a big library is
 * always read from its placements.
 */
const rowsOnMap = {
  positions: "SELECT row FROM positions",
  speakers: `SELECT speakers.row FROM ${quoted} CROSS JOIN speakers ON speakers.id = quotations.speakerId WHERE ${onMap}`,
  sources: `SELECT sources.row FROM ${quoted} CROSS JOIN sources ON sources.id = quotations.sourceId WHERE ${onMap}`,
  quotations: `SELECT quotations.row FROM ${quoted} WHERE ${onMap}`,
  claims: `SELECT claims.row FROM ${claimPlaced} WHERE ${onMap}`,
  claimQuotations: `SELECT claimQuotations.row FROM ${claimBacked} WHERE ${onMap}`,
  inferences: `SELECT inferences.row FROM ${inferencePlaced} WHERE ${onMap}`,
  premises: `SELECT premises.row FROM placements CROSS JOIN premises USING (inferenceId) WHERE ${onMap}`,
  maps: "SELECT row FROM maps WHERE id = :mapId",
  placements: `SELECT row FROM placements WHERE ${onMap}`,
  frames: "SELECT row FROM frames WHERE mapId = :mapId",
  notes: `SELECT notes.row FROM placements CROSS JOIN notes USING (claimId) WHERE ${onMap}
    UNION ALL SELECT notes.row FROM placements CROSS JOIN notes USING (inferenceId) WHERE ${onMap}
    UNION ALL SELECT row FROM notes WHERE mapId = :mapId`,
} as const satisfies { readonly [T in TableName]?: string };

/**
 * The records of `map.get`, one query a table; null when there is no such map.
 * The lists that SQLite gives go out as they are: at 10,000 cards, objects made
 * of them take as long again, here and on their way to the window.
 */
export function mapContent(statements: Statements, mapId: string): CompactRecords | null {
  const read = (table: keyof typeof rowsOnMap, same: CompactTable["same"] = {}): CompactTable => {
    const fields = columnsOf(table).filter((column) => !Object.hasOwn(same, column));
    const rows = statements.lists(
      `SELECT ${fields.map((field) => `"${field}"`).join(", ")} FROM ${table}
       WHERE row IN (${rowsOnMap[table]}) ORDER BY row`,
      rowsOnMap[table].includes(":mapId") ? { mapId } : [],
    );
    return { fields, same, rows: decodeLists(table, fields, rows) };
  };
  const maps = read("maps");
  if (maps.rows.length === 0) return null;
  return {
    positions: read("positions"),
    speakers: read("speakers"),
    // What may be megabytes of a source is not even read: cards show none of it.
    sources: read("sources", { text: null, textHash: null, digest: [], file: null, pages: [] }),
    quotations: read("quotations"),
    claims: read("claims"),
    claimQuotations: read("claimQuotations"),
    inferences: read("inferences"),
    premises: read("premises"),
    maps,
    placements: read("placements", { mapId }),
    frames: read("frames", { mapId }),
    notes: read("notes"),
  };
}
