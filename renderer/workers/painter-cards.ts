import { layoutCard } from "#shared/scene/card.ts";
import type { Detail } from "#shared/scene/detail.ts";
import type { DrawItem } from "#shared/scene/draw-list.ts";
import { barsOf, type CardBars, paintBarsCard, paintPatch, patchColour } from "#shared/scene/far-cards.ts";
import { type PaintContext, paintItems } from "#shared/scene/paint.ts";
import { cardItems, positionColour } from "#shared/scene/scene.ts";
import type { ThemeName } from "#shared/scene/theme.ts";
import type { PainterMap } from "./painter-map.ts";
import { Recent } from "./recent.ts";

/** Of so many cards what is drawn in full is kept, and of so many the bars. */
const mostLaidOut = 2_000;
const mostBars = 16_000;

/** How a picture's cards and links are to be painted, through a context that takes map pixels. */
export type PaintStyle<P> = {
  readonly detail: Detail;
  readonly theme: ThemeName;
  /** Image pixels for each map pixel. */
  readonly scale: number;
  readonly path2d: (data: string) => P;
};

/** Paints cards, and remembers what it has laid out for the next picture. */
export class CardPainter {
  readonly #items = new Recent<readonly DrawItem[]>(mostLaidOut);
  readonly #bars = new Recent<CardBars>(mostBars);
  #theme: ThemeName | null = null;

  /** These cards are not any more what they were. */
  forget(slots: Iterable<number>): void {
    for (const slot of slots) {
      this.#items.delete(slot);
      this.#bars.delete(slot);
    }
  }

  clear(): void {
    this.#items.clear();
    this.#bars.clear();
  }

  /** Paints the cards of these slots, one over the other in this order. */
  paint<P>(context: PaintContext<P>, map: PainterMap, slots: Uint32Array, style: PaintStyle<P>): void {
    switch (style.detail) {
      case "text":
        paintItems(context, this.#itemsOf(map, slots, style.theme), style.path2d);
        break;
      case "bars":
        for (const slot of slots) this.#paintBars(context, map, slot, style);
        break;
      case "plain":
        paintPatches(context, map, slots, style.scale, (slot) => patchColour(map.cardPosition(slot), style.theme));
        break;
    }
  }

  *#itemsOf(map: PainterMap, slots: Uint32Array, theme: ThemeName): Generator<DrawItem> {
    if (theme !== this.#theme) this.#items.clear();
    this.#theme = theme;
    for (const slot of slots) {
      yield* this.#items.get(slot, () => {
        const card = map.cardContent(slot);
        if (!card) return [];
        const { x, y, position } = card;
        return cardItems({ ...layoutCard(card), x, y, card: { claimId: String(slot), position } }, theme);
      });
    }
  }

  #paintBars<P>(context: PaintContext<P>, map: PainterMap, slot: number, style: PaintStyle<P>): void {
    const rect = map.cardRect(slot);
    if (!rect) return;
    const bars = this.#bars.get(slot, () => {
      const card = map.cardContent(slot);
      return card ? barsOf(card) : new Float32Array();
    });
    paintBarsCard(context, rect, map.cardPosition(slot), bars, style);
  }
}

/** Paints every card of a map in its position's colour and nothing else. */
export function paintOverview<P>(
  context: PaintContext<P>,
  map: PainterMap,
  slots: Uint32Array,
  { theme, scale }: Pick<PaintStyle<P>, "theme" | "scale">,
): void {
  paintPatches(context, map, slots, scale, (slot) => positionColour(map.cardPosition(slot), theme));
}

function paintPatches<P>(
  context: PaintContext<P>,
  map: PainterMap,
  slots: Uint32Array,
  scale: number,
  colourOf: (slot: number) => string,
): void {
  let colour = "";
  for (const slot of slots) {
    const rect = map.cardRect(slot);
    if (!rect) continue;
    const next = colourOf(slot);
    if (next !== colour) context.fillStyle = next;
    colour = next;
    paintPatch(context, rect, scale);
  }
}
