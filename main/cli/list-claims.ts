import type { ClaimRow } from "#shared/contract/results.ts";
import type { Connection } from "./connection.ts";
import { type Output, printable } from "./output.ts";
import { pick } from "./pick.ts";

export type ClaimFilters = {
  readonly search?: readonly string[];
  /** The name or id of a position; `none` for claims without one. */
  readonly position?: string;
  readonly speaker?: string;
  readonly source?: string;
  readonly tag?: string;
  /** The most claims to list; all when left out. */
  readonly limit?: number;
};

/** The most rows that one command answers. */
const pageSize = 1_000;

/** `warrant claims` */
export async function listClaims(connection: Connection, output: Output, filters: ClaimFilters): Promise<void> {
  const library = await connection.ask("library.get", {});
  const idOf = (kind: string, items: readonly { id: string; name: string }[], wanted: string | undefined) =>
    wanted === undefined ? null : pick(kind, items, wanted).id;
  const position = filters.position === "none" ? "" : idOf("position", library.positions, filters.position);
  const query = {
    search: filters.search?.join(" ") ?? "",
    positionIds: position === null ? [] : [position],
    speakerId: idOf("speaker", library.speakers, filters.speaker),
    sourceId: idOf(
      "source",
      library.sources.map(({ id, label }) => ({ id, name: label })),
      filters.source,
    ),
    tagId: idOf("tag", library.tags, filters.tag),
  };

  const rows: ClaimRow[] = [];
  let total = 0;
  const most = filters.limit ?? Number.POSITIVE_INFINITY;
  do {
    const limit = Math.min(pageSize, most - rows.length);
    const list = await connection.ask("claims.list", { ...query, offset: rows.length, limit });
    total = list.total;
    if (list.rows.length === 0) break;
    rows.push(...list.rows);
  } while (rows.length < Math.min(total, most));

  const positionNames = new Map(library.positions.map(({ id, name }) => [id, name]));
  const claims = rows.map(({ claim, attribution, quotations, notes, maps }) => ({
    id: claim.id,
    text: claim.text,
    position: claim.positionId === null ? null : (positionNames.get(claim.positionId) ?? null),
    speaker: attribution?.speaker.name ?? null,
    year: attribution?.year ?? null,
    quotations,
    notes,
    maps,
  }));
  output.result(claims, [
    ...claims.flatMap(({ id, text, position, speaker, year }) => {
      const facts = [position, speaker, year].filter((fact) => fact !== null).join(", ");
      return [`${id}  ${printable(text)}`, ...(facts === "" ? [] : [`    ${printable(facts)}`])];
    }),
    rows.length < total ? `${rows.length} of ${total} claims.` : `${total} ${total === 1 ? "claim" : "claims"}.`,
  ]);
}
