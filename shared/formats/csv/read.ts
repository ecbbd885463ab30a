import { DocumentBuilder } from "../document/builder.ts";
import type { ParsedMap, ReadMapOptions } from "../document/parsed-map.ts";
import { titleOfFile } from "../title-of-file.ts";
import { addClaims, addLinks, addNamedClaims, claimTable, linkTable } from "./rows.ts";

/** Reads a CSV of claims, a row each. @throws FormatFault naming the line */
export function readCsvClaims(text: string, { fileName }: ReadMapOptions): ParsedMap {
  const builder = new DocumentBuilder();
  addClaims(builder, claimTable(text, builder));
  return { document: builder.finish(titleOfFile(fileName)).document, losses: builder.losses.list() };
}

/** Reads a CSV of links, a row a premise, with the claims that they name. @throws FormatFault naming the line */
export function readCsvLinks(text: string, { fileName }: ReadMapOptions): ParsedMap {
  const builder = new DocumentBuilder();
  const table = linkTable(text, builder);
  addNamedClaims(builder, table);
  addLinks(builder, table);
  return { document: builder.finish(titleOfFile(fileName)).document, losses: builder.losses.list() };
}
