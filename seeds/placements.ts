import type { RecordSet } from "#shared/contract/results.ts";
import { tidyLayout } from "#shared/layout/tidy.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import type { Placement } from "#shared/model/records.ts";
import { layoutCard } from "#shared/scene/card.ts";

/**
 * The placements with every card where Tidy would put it, so that the maps look
 * the same on first opening as after the person's own Tidy. Positions are
 * reckoned here and not kept in the seed files: they follow the cards' sizes.
 */
export function layOut(records: RecordSet, placements: readonly Placement[]): Placement[] {
  const tables = tablesFrom({ ...records, placements });
  const corners = new Map<string, { readonly x: number; readonly y: number }>();
  for (const map of records.maps ?? []) {
    const view = viewMap(tables, map.id);
    const cards = view.cards.map((card) => {
      const { width, height } = layoutCard(card);
      return { id: card.claimId, width, height };
    });
    const links = view.links.map(({ inferenceId, kind, premiseClaimIds, target }) => ({
      id: inferenceId,
      kind,
      premises: [...premiseClaimIds],
      target,
    }));
    const points = tidyLayout(cards, links);
    for (const { placementId, claimId } of view.cards) {
      const point = points.get(claimId);
      if (point) corners.set(placementId, point);
    }
  }
  return placements.map((placement) => ({ ...placement, ...corners.get(placement.id) }));
}
