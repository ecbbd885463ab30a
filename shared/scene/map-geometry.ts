import { boundsOf, type Rect } from "../layout/geometry.ts";
import type { CardView, MapView } from "../model/map-view.ts";
import { type CardLayout, layoutCard } from "./card.ts";
import { type LinkGeometry, linkGeometries } from "./links.ts";

/** A card's layout and where it stands, in map pixels. */
export type CardGeometry = CardLayout & Rect & { readonly card: CardView };

export type MapGeometry = {
  /** By claim id. */
  readonly cards: ReadonlyMap<string, CardGeometry>;
  /** By inference id. */
  readonly links: ReadonlyMap<string, LinkGeometry>;
  /** Around everything, frames included; null for an empty map. */
  readonly bounds: Rect | null;
};

/** Where everything on a map is. */
export function geometryOfMap(view: MapView): MapGeometry {
  const cards = new Map<string, CardGeometry>(
    view.cards.map((card) => [card.claimId, { ...layoutCard(card), x: card.x, y: card.y, card }]),
  );
  return withBounds(view, cards, linkGeometries(view.links, cards, view.direction));
}

function withBounds(
  view: MapView,
  cards: ReadonlyMap<string, CardGeometry>,
  links: ReadonlyMap<string, LinkGeometry>,
): MapGeometry {
  const hiddenMarks: Rect[] = [];
  for (const { x, y, hidden } of cards.values()) {
    if (hidden) hiddenMarks.push({ ...hidden.rect, x: x + hidden.rect.x, y: y + hidden.rect.y });
  }
  const linkBounds = Array.from(links.values(), (link) => link.bounds);
  return { cards, links, bounds: boundsOf([...cards.values(), ...hiddenMarks, ...linkBounds, ...view.frames]) };
}
