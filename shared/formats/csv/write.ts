import { stringify } from "csv-stringify/sync";
import { type Carried, carryOnly } from "../document/carry.ts";
import type { DocumentPlace, MapDocument } from "../document/map-document.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { positionsAsUsed } from "../document/position-order.ts";
import { Losses } from "../losses.ts";
import { harmless, listCell } from "./cells.ts";
import { claimColumns, linkColumns } from "./columns.ts";

/** What a CSV of claims carries: no arguments. */
export function carriedByCsvClaims(document: MapDocument, losses: Losses): MapDocument {
  const { inferences } = document;
  if (inferences.length > 0) losses.add("arguments: they go into the CSV of links", document.title, inferences.length);
  const carried = carryOnly(
    { ...document, inferences: [] },
    { positions: true, places: true, collapsed: true, tags: true },
    losses,
  );
  return positionsAsUsed(carried, losses);
}

/** What a CSV of links carries: arguments, and of the claims that they name the words. */
export function carriedByCsvLinks(document: MapDocument, losses: Losses): MapDocument {
  const named = new Set(
    document.inferences.flatMap(({ premises, target }) => [
      ...premises.map(({ claimId }) => claimId),
      ...("claimId" in target ? [target.claimId] : []),
    ]),
  );
  const claims = document.claims.filter(({ id }) => named.has(id));
  const others = document.claims.find(({ id }) => !named.has(id));
  if (others) {
    losses.add(
      "claims that no argument names: they go into the CSV of claims",
      others.text,
      document.claims.length - claims.length,
    );
  }
  const carried: Carried = { junctions: true, schemes: true, implicit: true };
  return {
    ...carryOnly(document, carried, losses),
    claims: carryOnly({ ...document, claims }, carried, new Losses()).claims,
  };
}

/** What both files together carry. */
export function carriedByBothCsv(document: MapDocument, losses: Losses): MapDocument {
  const carried = {
    positions: true,
    places: true,
    junctions: true,
    collapsed: true,
    tags: true,
    schemes: true,
    implicit: true,
  };
  return positionsAsUsed(carryOnly(document, carried, losses), losses);
}

/** Writes a CSV of claims, a row each. */
export function writeCsvClaims(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const { claims, positions } = carriedByCsvClaims(document, losses);
  const positionNames = new Map(positions.map(({ id, name }) => [id, name]));
  const rows = claims.map(({ id, text, positionId, tags, place, collapsed }) => [
    harmless(id),
    harmless(text),
    harmless(positionId === null ? "" : (positionNames.get(positionId) ?? "")),
    harmless(listCell(tags)),
    ...cellsOf(place),
    collapsed ? "yes" : "",
  ]);
  return { text: csvOf(claimColumns, rows), losses: losses.list() };
}

/** Writes a CSV of links: a row a premise, an argument's rows one after another. */
export function writeCsvLinks(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const { claims, inferences } = carriedByCsvLinks(document, losses);
  const texts = new Map(claims.map(({ id, text }) => [id, harmless(text)]));
  const rows = inferences.flatMap(({ id, kind, premises, target, scheme, place }) =>
    premises.map(({ claimId, implicit }, index) => [
      harmless(id),
      kind,
      index + 1,
      harmless(claimId),
      texts.get(claimId) ?? "",
      implicit ? "yes" : "",
      ...("claimId" in target
        ? ["claim", harmless(target.claimId), texts.get(target.claimId) ?? ""]
        : ["argument", harmless(target.inferenceId), ""]),
      harmless(scheme ?? ""),
      ...cellsOf(place),
    ]),
  );
  return { text: csvOf(linkColumns, rows), losses: losses.list() };
}

function cellsOf(place: DocumentPlace | null): readonly (string | number)[] {
  return place === null ? ["", ""] : [place.x, place.y];
}

/** A byte order mark, without which Excel does not read UTF-8; every text quoted. */
function csvOf(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([[...columns], ...rows.map((row) => [...row])], {
    bom: true,
    record_delimiter: "windows",
    quoted_string: true,
  });
}
