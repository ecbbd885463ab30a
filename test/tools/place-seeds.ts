import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { seedRecords } from "#seeds/index.ts";
import { tidyLayout } from "#shared/layout/tidy.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { layoutInputOf } from "../bench/layout-input.ts";

/**
 * Writes where the cards of the debate's maps stand: where Tidy puts them, so that
 * the maps look the same on first opening as after the person's own Tidy. To be
 * run after a change of the maps, of cards' sizes or of the layout.
 */
const placesPath = fileURLToPath(new URL("../../seeds/places.json", import.meta.url));

/** The places file as it should be: one claim a line. */
export async function reckonedPlaces(): Promise<string> {
  const records = seedRecords("2025-01-01T00:00:00.000Z");
  const tables = tablesFrom(records);
  const maps: string[] = [];
  for (const { id } of records.maps ?? []) {
    const { cards, links } = layoutInputOf(viewMap(tables, id));
    const places = await tidyLayout(cards, links);
    const lines = Array.from(places, ([claimId, { x, y }]) => `    ${JSON.stringify(claimId)}: [${x}, ${y}]`).sort();
    maps.push(`  ${JSON.stringify(id)}: {\n${lines.join(",\n")}\n  }`);
  }
  return `{\n${maps.join(",\n")}\n}\n`;
}

/** The places file as it stands. */
export function storedPlaces(): string {
  return readFileSync(placesPath, "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(placesPath, await reckonedPlaces());
