import type { Rect } from "#shared/layout/geometry.ts";
import type { MapView } from "#shared/model/map-view.ts";
import { layoutCard } from "#shared/scene/card.ts";

/** Where the cards of a map lie, by claim id: no links are led for that. */
export function cardRects(view: MapView): Map<string, Rect> {
  return new Map(
    view.cards.map((card) => {
      const { width, height } = layoutCard(card);
      return [card.claimId, { x: card.x, y: card.y, width, height }];
    }),
  );
}
