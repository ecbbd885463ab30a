import { DocumentBuilder } from "../document/builder.ts";
import type { ParsedMap, ReadMapOptions } from "../document/parsed-map.ts";
import { titleOfFile } from "../title-of-file.ts";
import { addClaims, addLinks, addNamedClaims, claimTable, linkTable, namedClaims } from "./rows.ts";

/**
 * Reads a CSV of claims and a CSV of links as one map; null where the links name
 * none of the claims by its id, so that the two do not belong together.
 * @throws FormatFault naming the line
 */
export function joinCsv(claimsText: string, linksText: string, { fileName }: ReadMapOptions): ParsedMap | null {
  const builder = new DocumentBuilder();
  const [claims, links] = [claimTable(claimsText, builder), linkTable(linksText, builder)];
  const named = namedClaims(links);
  if (!claims.rows.some(({ cell }) => named.has(cell("id").trim()))) return null;
  addClaims(builder, claims);
  addNamedClaims(builder, links);
  addLinks(builder, links);
  return { document: builder.finish(titleOfFile(fileName)).document, losses: builder.losses.list() };
}
