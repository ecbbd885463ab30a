import type { RecordSet } from "#shared/contract/results.ts";
import type { LayoutCard, LayoutLink } from "#shared/layout/tidy.ts";
import { type MapView, tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { cardSize } from "#shared/scene/card.ts";

export type LayoutInput = { readonly cards: readonly LayoutCard[]; readonly links: readonly LayoutLink[] };

/** What the layout is given for a map: its cards in their sizes, and its links. */
export function layoutInputOf(view: MapView): LayoutInput {
  return {
    cards: view.cards.map((card) => {
      const { width, height } = cardSize(card);
      return { id: card.claimId, width, height };
    }),
    links: view.links.map(({ inferenceId, kind, premiseClaimIds, target }) => ({
      id: inferenceId,
      kind,
      premises: premiseClaimIds,
      target,
    })),
  };
}

/** The same for the first map of a set of records. */
export function layoutOf(records: RecordSet): LayoutInput {
  return layoutInputOf(viewMap(tablesFrom(records), records.maps?.[0]?.id ?? ""));
}
