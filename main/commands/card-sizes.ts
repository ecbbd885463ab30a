import type { Library } from "#main/store/library.ts";
import type { Rect, Size } from "#shared/layout/geometry.ts";
import { layoutCard } from "#shared/scene/card.ts";
import { byIds } from "./context.ts";
import type { Placed } from "./placing.ts";
import { indexById } from "./rows.ts";

/** Width and height of these claims' cards in map pixels, by claim id: what the window draws. */
export function cardSizes(library: Library, claimIds: readonly string[]): ReadonlyMap<string, Size> {
  const reader = library.read;
  const attributions = library.queries.attributions(claimIds);
  const quotations = Map.groupBy(reader.whereIn("claimQuotations", "claimId", claimIds), ({ claimId }) => claimId);
  const notes = Map.groupBy(reader.whereIn("notes", "claimId", claimIds), ({ claimId }) => claimId);
  const positions = indexById(reader.all("positions"));
  return new Map(
    byIds(reader, "claims", claimIds).map(({ id, text, positionId }) => {
      const attribution = attributions.get(id);
      const { width, height } = layoutCard({
        text,
        position: (positionId !== null && positions.get(positionId)) || null,
        attribution: attribution
          ? { name: attribution.speaker.name, role: attribution.speaker.role, year: attribution.year }
          : null,
        quotations: quotations.get(id)?.length ?? 0,
        notes: notes.get(id)?.length ?? 0,
        collapsed: false,
        hiddenBelow: 0,
      });
      return [id, { width, height }];
    }),
  );
}

/** Where the cards of a map lie, by claim id, those that a collapsed card hides included. */
export function cardRects(library: Library, placed: Placed): ReadonlyMap<string, Rect> {
  const sizes = cardSizes(library, [...placed.claims.keys()]);
  const rects = new Map<string, Rect>();
  for (const [claimId, { x, y }] of placed.claims) {
    const size = sizes.get(claimId);
    if (size && x !== null && y !== null) rects.set(claimId, { x, y, ...size });
  }
  return rects;
}
