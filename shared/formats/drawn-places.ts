import { centreOf, type Rect } from "../layout/geometry.ts";
import { RectIndex } from "../layout/rect-index.ts";
import { cardSize, cardWidth } from "../scene/card.ts";
import type { DocumentInference, DocumentPlace, MapDocument } from "./document/map-document.ts";

/** Map pixels between cards that the map itself gives no place. */
const gap = 40;
/** Map pixels that a junction needs for itself each way. */
const junctionRoom = 60;
/** Where along the way from premises to target a junction may stand, and how far beside it, the best first. */
const shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] as const;
const asides = [0, -80, 80, -160, 160] as const;

export type DrawnPlaces = {
  /** By claim id, in whole map pixels; as high as the claim's words need. */
  readonly cards: ReadonlyMap<string, Rect>;
  /** Centres by inference id, in whole map pixels. */
  readonly junctions: ReadonlyMap<string, DocumentPlace>;
};

/**
 * Where a map's cards and junctions go in a format that draws them. Cards without
 * a place stand in rows below all others; junctions stand where the person put
 * them, else between their premises and what they aim at, where there is room.
 */
export function drawnPlaces(document: MapDocument): DrawnPlaces {
  const cards = placeCards(document);
  return { cards, junctions: placeJunctions(document.inferences, cards) };
}

function placeCards({ claims, frames }: MapDocument): Map<string, Rect> {
  const cards = new Map<string, Rect>();
  let bottom = frames.reduce((lowest, { y, height }) => Math.max(lowest, y + height), Number.NEGATIVE_INFINITY);
  for (const { id, text, place } of claims) {
    if (place === null) continue;
    const rect = { x: Math.round(place.x), y: Math.round(place.y), width: cardWidth, height: heightOf(text) };
    bottom = Math.max(bottom, rect.y + rect.height);
    cards.set(id, rect);
  }
  const unplaced = claims.filter(({ place }) => place === null);
  const columns = Math.ceil(Math.sqrt(unplaced.length));
  let top = Number.isFinite(bottom) ? Math.ceil(bottom) + gap : 0;
  let rowHeight = 0;
  for (const [index, { id, text }] of unplaced.entries()) {
    const column = index % columns;
    if (column === 0 && index > 0) {
      top += rowHeight + gap;
      rowHeight = 0;
    }
    const height = heightOf(text);
    rowHeight = Math.max(rowHeight, height);
    cards.set(id, { x: column * (cardWidth + gap), y: top, width: cardWidth, height });
  }
  return cards;
}

function heightOf(text: string): number {
  const bare = { position: null, attribution: null, quotations: 0, notes: 0, collapsed: false, hiddenBelow: 0 };
  return Math.ceil(cardSize({ text, ...bare }).height);
}

function placeJunctions(
  inferences: readonly DocumentInference[],
  cards: ReadonlyMap<string, Rect>,
): Map<string, DocumentPlace> {
  const byId = new Map(inferences.map((inference) => [inference.id, inference]));
  const junctions = new Map<string, DocumentPlace>();
  const taken = new RectIndex<null>();
  for (const card of cards.values()) taken.add(card, null);
  for (const first of inferences) {
    // From `first` on to what each aims at, so that what is aimed at is placed before what aims.
    const chain: DocumentInference[] = [];
    for (let at: DocumentInference | undefined = first; at !== undefined && !junctions.has(at.id); ) {
      chain.push(at);
      at = "inferenceId" in at.target ? byId.get(at.target.inferenceId) : undefined;
    }
    for (const inference of chain.reverse()) {
      const { x, y } = inference.place ?? freePlace(endsOf(inference, cards, junctions), taken);
      const place = { x: Math.round(x), y: Math.round(y) };
      junctions.set(inference.id, place);
      taken.add(boxAround(place), null);
    }
  }
  return junctions;
}

type Line = { readonly start: DocumentPlace; readonly end: DocumentPlace };

/** From the middle of the premises to what they aim at. */
function endsOf(
  { premises, target }: DocumentInference,
  cards: ReadonlyMap<string, Rect>,
  junctions: ReadonlyMap<string, DocumentPlace>,
): Line {
  const from = premises.flatMap(({ claimId }) => {
    const card = cards.get(claimId);
    return card === undefined ? [] : [centreOf(card)];
  });
  const start = {
    x: from.reduce((sum, { x }) => sum + x, 0) / Math.max(1, from.length),
    y: from.reduce((sum, { y }) => sum + y, 0) / Math.max(1, from.length),
  };
  if ("inferenceId" in target) return { start, end: junctions.get(target.inferenceId) ?? start };
  const card = cards.get(target.claimId);
  return { start, end: card === undefined ? start : centreOf(card) };
}

/** The first of some places along the line, and beside it, where nothing stands; half-way where all is full. */
function freePlace({ start, end }: Line, taken: RectIndex<null>): DocumentPlace {
  const on = (share: number): DocumentPlace => ({
    x: start.x + (end.x - start.x) * share,
    y: start.y + (end.y - start.y) * share,
  });
  for (const aside of asides) {
    for (const share of shares) {
      const { x, y } = on(share);
      const place = { x: x + aside, y };
      if (!taken.some(boxAround(place), () => true)) return place;
    }
  }
  return on(0.5);
}

function boxAround({ x, y }: DocumentPlace): Rect {
  return { x: x - junctionRoom / 2, y: y - junctionRoom / 2, width: junctionRoom, height: junctionRoom };
}
