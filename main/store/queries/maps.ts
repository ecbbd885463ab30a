import type { MapSummary, RecordSet } from "#shared/contract/results.ts";
import type { RecordOf, TableName } from "#shared/model/records.ts";
import { columnList, fromRow } from "../rows.ts";
import type { Statements } from "../statements.ts";
import { sourceFacts, withoutTexts } from "./sources.ts";

export function mapSummaries(statements: Statements): MapSummary[] {
  return statements
    .all(
      `SELECT ${columnList("maps")}, count(placements.claimId) AS "$claims", count(placements.inferenceId) AS "$inferences"
       FROM maps LEFT JOIN placements ON placements.mapId = maps.id GROUP BY maps.row ORDER BY maps.row`,
    )
    .map(({ $claims, $inferences, ...columns }) => {
      const { createdAt, updatedAt, ...map } = fromRow("maps", columns);
      return { ...map, claims: Number($claims), inferences: Number($inferences), createdAt, updatedAt };
    });
}

/** Which records stand on the map :mapId, or behind what stands there. */
const claimIds = "SELECT claimId FROM placements WHERE mapId = :mapId AND claimId IS NOT NULL";
const inferenceIds = "SELECT inferenceId FROM placements WHERE mapId = :mapId AND inferenceId IS NOT NULL";
const quotationIds = `SELECT quotationId FROM claimQuotations WHERE claimId IN (${claimIds})`;

export function mapContent(statements: Statements, mapId: string): RecordSet | null {
  const select = <T extends TableName>(table: T, where: string): RecordOf<T>[] =>
    statements
      .all(`SELECT ${columnList(table)} FROM ${table} WHERE ${where} ORDER BY row`, where === "TRUE" ? [] : { mapId })
      .map((row) => fromRow(table, row));
  const maps = select("maps", "id = :mapId");
  if (maps.length === 0) return null;
  const quotations = select("quotations", `id IN (${quotationIds})`);
  return {
    positions: select("positions", "TRUE"),
    speakers: select("speakers", `id IN (SELECT speakerId FROM quotations WHERE id IN (${quotationIds}))`),
    sources: withoutTexts(sourceFacts(statements, [...new Set(quotations.map(({ sourceId }) => sourceId))])),
    quotations,
    claims: select("claims", `id IN (${claimIds})`),
    claimQuotations: select("claimQuotations", `claimId IN (${claimIds})`),
    inferences: select("inferences", `id IN (${inferenceIds})`),
    premises: select("premises", `inferenceId IN (${inferenceIds})`),
    maps,
    placements: select("placements", "mapId = :mapId"),
    frames: select("frames", "mapId = :mapId"),
    notes: select("notes", `claimId IN (${claimIds}) OR inferenceId IN (${inferenceIds}) OR mapId = :mapId`),
  };
}
