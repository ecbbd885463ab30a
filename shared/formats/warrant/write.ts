import type { MapDocument } from "../document/map-document.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { formatName, listNames, listParts, mapPart } from "./schema.ts";
import { currentVersion } from "./upgrades.ts";

/**
 * A map as a Warrant map file: JSON with one record a line and keys in the
 * schema's order, so that the same map is the same text and a change of one claim
 * one changed line. It carries everything.
 */
export function writeWarrant(document: MapDocument): WrittenMap {
  const { title, description, direction, createdAt, updatedAt } = document;
  const map = mapPart.parse({ title, description, direction, createdAt, updatedAt });
  const parts = listNames.map((name) => {
    const schema = listParts[name];
    const lines = document[name].map((record) => `  ${JSON.stringify(schema.parse(record))}`);
    return `"${name}": ${lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n]`}`;
  });
  const text = `{\n${[
    `"format": ${JSON.stringify(formatName)}`,
    `"version": ${currentVersion}`,
    `"map": ${JSON.stringify(map)}`,
    ...parts,
  ].join(",\n")}\n}\n`;
  return { text, losses: [] };
}
