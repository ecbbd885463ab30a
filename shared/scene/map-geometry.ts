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
  const links = linkGeometries(view.links, cards, view.direction);
  return { cards, links, bounds: boundsOfDrawn(cards.values(), links.values(), view.frames) };
}

/** The rectangle around cards with their marks, links and frames; null when there is none of them. */
export function boundsOfDrawn(
  cards: Iterable<CardGeometry>,
  links: Iterable<LinkGeometry>,
  frames: Iterable<Rect>,
): Rect | null {
  const rects = [...frames];
  for (const card of cards) {
    rects.push(card);
    const { x, y, hidden } = card;
    if (hidden) rects.push({ ...hidden.rect, x: x + hidden.rect.x, y: y + hidden.rect.y });
  }
  for (const { bounds } of links) rects.push(bounds);
  return boundsOf(rects);
}
