import type { Point } from "../layout/geometry.ts";
import type { CardView } from "../model/map-view.ts";
import type { Position } from "../model/records.ts";
import type { CardContent } from "./card.ts";

type Attribution = NonNullable<CardView["attribution"]>;

/**
 * Cards as few long arrays, which pass from thread to thread at once however many
 * cards there are. Everything that is drawn of a card is in it, and nothing else.
 */
export type PackedCards = {
  readonly slots: Uint32Array<ArrayBuffer>;
  /** x, y and height of each, in map pixels; every card is `cardWidth` wide. */
  readonly boxes: Float64Array<ArrayBuffer>;
  /** Each position once; `positionOf` is a card's index here, or `none`. */
  readonly positions: readonly Position[];
  readonly positionOf: Uint32Array<ArrayBuffer>;
  /** All texts on end, and where each ends in UTF-16 units. */
  readonly text: string;
  readonly textEnds: Uint32Array<ArrayBuffer>;
  /** Each attribution once; `attributionOf` is a card's index here, or `none`. */
  readonly attributions: readonly Attribution[];
  readonly attributionOf: Uint32Array<ArrayBuffer>;
  /** Quotations, notes and hidden cards of each. */
  readonly counts: Uint32Array<ArrayBuffer>;
  /** 1 for a collapsed card, else 0. */
  readonly collapsed: Uint8Array<ArrayBuffer>;
};

/** Stands for "no position" and "no attribution". */
const none = 0xffff_ffff;

/** Where a card stands, in map pixels, and what is drawn on it. */
export type PlacedContent = CardContent & Point & { readonly height: number };

export type CardToPack = Point & { readonly slot: number; readonly height: number; readonly card: CardContent };

/** Packs cards, in their order. */
export function packCards(cards: readonly CardToPack[]): PackedCards {
  const slots = new Uint32Array(cards.length);
  const boxes = new Float64Array(cards.length * 3);
  const positionOf = new Uint32Array(cards.length);
  const textEnds = new Uint32Array(cards.length);
  const attributionOf = new Uint32Array(cards.length);
  const counts = new Uint32Array(cards.length * 3);
  const collapsed = new Uint8Array(cards.length);
  const texts: string[] = [];
  const positions = new Distinct<Position>();
  const attributions = new Distinct<Attribution>();
  let textEnd = 0;
  for (const [index, { slot, x, y, height, card }] of cards.entries()) {
    slots[index] = slot;
    boxes[index * 3] = x;
    boxes[index * 3 + 1] = y;
    boxes[index * 3 + 2] = height;
    positionOf[index] = positions.indexOf(card.position);
    attributionOf[index] = attributions.indexOf(card.attribution);
    texts.push(card.text);
    textEnd += card.text.length;
    textEnds[index] = textEnd;
    counts[index * 3] = card.quotations;
    counts[index * 3 + 1] = card.notes;
    counts[index * 3 + 2] = card.hiddenBelow;
    collapsed[index] = card.collapsed ? 1 : 0;
  }
  return {
    slots,
    boxes,
    positions: positions.all,
    positionOf,
    text: texts.join(""),
    textEnds,
    attributions: attributions.all,
    attributionOf,
    counts,
    collapsed,
  };
}

/** The card at an index of the pack: where it stands and what is drawn on it. */
export function cardContentAt(pack: PackedCards, index: number): PlacedContent {
  return {
    x: pack.boxes[index * 3] ?? 0,
    y: pack.boxes[index * 3 + 1] ?? 0,
    height: pack.boxes[index * 3 + 2] ?? 0,
    text: pack.text.slice(index === 0 ? 0 : pack.textEnds[index - 1], pack.textEnds[index]),
    position: cardPositionAt(pack, index),
    attribution: pack.attributions[pack.attributionOf[index] ?? none] ?? null,
    quotations: pack.counts[index * 3] ?? 0,
    notes: pack.counts[index * 3 + 1] ?? 0,
    hiddenBelow: pack.counts[index * 3 + 2] ?? 0,
    collapsed: pack.collapsed[index] === 1,
  };
}

export function cardPositionAt(pack: PackedCards, index: number): Position | null {
  return pack.positions[pack.positionOf[index] ?? none] ?? null;
}

/** The memory that `postMessage` hands over with a pack instead of copying it. */
export function transfersOf(pack: PackedCards): ArrayBuffer[] {
  return [pack.slots, pack.boxes, pack.positionOf, pack.textEnds, pack.attributionOf, pack.counts, pack.collapsed].map(
    (array) => array.buffer,
  );
}

/** A list that holds what is alike once. */
class Distinct<T extends object> {
  readonly all: T[] = [];
  readonly #byObject = new Map<T, number>();
  readonly #byContent = new Map<string, number>();

  /** Where a value is in the list; it is added when it is new. */
  indexOf(value: T | null): number {
    if (!value) return none;
    const known = this.#byObject.get(value);
    if (known !== undefined) return known;
    const content = JSON.stringify(value);
    const index = this.#byContent.get(content) ?? this.all.push(value) - 1;
    this.#byContent.set(content, index);
    this.#byObject.set(value, index);
    return index;
  }
}
