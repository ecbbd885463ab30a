import type { MapDocument } from "#shared/formats/document/map-document.ts";
import type { Keeping } from "./keeping.ts";
import { nameKey } from "./keys.ts";
import { nextLook } from "./looks.ts";

/** The library's positions of the names that a document's have, made where there are none; record ids by the document's. */
export function keepPositions({ tx }: Keeping, { positions }: MapDocument): ReadonlyMap<string, string> {
  const known = tx.all("positions");
  const byName = new Map(known.map((position) => [nameKey(position.name), position.id]));
  let rank = Math.max(-1, ...known.map((position) => position.rank)) + 1;
  const ids = new Map<string, string>();
  for (const { id, name, look } of positions) {
    const key = nameKey(name);
    const recordId = byName.get(key) ?? tx.newId("positions");
    ids.set(id, recordId);
    if (byName.has(key)) continue;
    byName.set(key, recordId);
    const position = { id: recordId, name, ...(look ?? nextLook(known)), rank };
    rank += 1;
    known.push(position);
    tx.insert("positions", position);
  }
  return ids;
}
