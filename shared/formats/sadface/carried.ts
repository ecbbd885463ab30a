import { carryOnly } from "../document/carry.ts";
import type { MapDocument } from "../document/map-document.ts";
import type { Losses } from "../losses.ts";

/** What SADFace carries of a map: all but times and what stands behind claims, much of it in metadata of Warrant's own. */
export function carriedBySadface(document: MapDocument, losses: Losses): MapDocument {
  const kept = carryOnly(
    document,
    {
      description: true,
      direction: true,
      positions: true,
      looks: true,
      places: true,
      junctions: true,
      collapsed: true,
      frames: true,
      tags: true,
      notes: true,
      schemes: true,
      implicit: true,
    },
    losses,
  );
  const resolved = kept.notes.filter(({ resolvedAt }) => resolvedAt !== null);
  if (resolved.length > 0) {
    losses.add("marks that notes are resolved", resolved[0]?.text.slice(0, 80) ?? "", resolved.length);
  }
  return {
    ...kept,
    notes: kept.notes.map((note) => ({ ...note, resolvedAt: null, createdAt: null, updatedAt: null })),
  };
}
