import { boundsOf, type Point, type Rect } from "../layout/geometry.ts";
import type { CardView, MapView } from "../model/map-view.ts";
import { type CardLayout, layoutCard } from "./card.ts";
import { type LinkGeometry, linkGeometries, linkGeometriesAfter } from "./links.ts";

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

/**
 * Where everything on a map is. `movedTo` gives the top left corners of cards
 * that stand elsewhere for now (while they are dragged), by claim id.
 */
export function geometryOfMap(view: MapView, movedTo?: ReadonlyMap<string, Point>): MapGeometry {
  const cards = cardsOf(view, movedTo, null);
  return withBounds(view, cards, linkGeometries(view.links, cards, view.direction));
}

/**
 * The same as `geometryOfMap(view, movedTo)`, but quicker while little changes:
 * it starts from the map's geometry of a moment ago. Cards and links that stay as
 * they were are the same objects as in `before`.
 */
export function geometryAfterMoves(
  before: MapGeometry,
  view: MapView,
  movedTo?: ReadonlyMap<string, Point>,
): MapGeometry {
  const cards = cardsOf(view, movedTo, before.cards);
  return withBounds(view, cards, linkGeometriesAfter(before.links, view.links, cards, view.direction));
}

function cardsOf(
  view: MapView,
  movedTo: ReadonlyMap<string, Point> | undefined,
  before: ReadonlyMap<string, CardGeometry> | null,
): Map<string, CardGeometry> {
  const cards = new Map<string, CardGeometry>();
  for (const card of view.cards) {
    const { x, y } = movedTo?.get(card.claimId) ?? card;
    const known = before?.get(card.claimId);
    const holds = known && known.card === card && known.x === x && known.y === y;
    cards.set(card.claimId, holds ? known : { ...layoutCard(card), x, y, card });
  }
  return cards;
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
