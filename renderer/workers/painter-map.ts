import type { Rect } from "#shared/layout/geometry.ts";
import type { Frame, Position } from "#shared/model/records.ts";
import { cardWidth } from "#shared/scene/card.ts";
import { cardContentAt, cardPositionAt, type PackedCards, type PlacedContent } from "#shared/scene/packed-cards.ts";
import { linkBoundsAt, type PackedLinks } from "#shared/scene/packed-links.ts";
import { SlotIndex } from "./slot-index.ts";

/** What is in a pack, by the slots it goes by: the newest pack that names a slot counts. */
class Packed<P extends { readonly slots: Uint32Array }> {
  readonly #packs: (P | undefined)[] = [];
  readonly #indices: number[] = [];

  set(slot: number, pack: P, index: number): void {
    this.#packs[slot] = pack;
    this.#indices[slot] = index;
  }

  delete(slot: number): void {
    this.#packs[slot] = undefined;
  }

  clear(): void {
    this.#packs.length = 0;
  }

  /** Calls `read` with where the slot's thing is; undefined for a slot without. */
  read<T>(slot: number, read: (pack: P, index: number) => T): T | undefined {
    const pack = this.#packs[slot];
    return pack && read(pack, this.#indices[slot] ?? 0);
  }
}

/** So far the mark of hidden cards and the selection's ring reach over a card's edge, in map pixels. */
const overhang = 12;

/** All that stands on the map, as the window last said. */
export class PainterMap {
  readonly cards = new SlotIndex();
  readonly links = new SlotIndex();
  frames: readonly Frame[] = [];
  readonly #cards = new Packed<PackedCards>();
  readonly #links = new Packed<PackedLinks>();

  clear(): void {
    this.frames = [];
    for (const each of [this.cards, this.links, this.#cards, this.#links]) each.clear();
  }

  changeCards(changed: PackedCards, gone: Uint32Array): void {
    for (const slot of gone) {
      this.cards.delete(slot);
      this.#cards.delete(slot);
    }
    const { slots, boxes } = changed;
    for (const [index, slot] of slots.entries()) {
      this.#cards.set(slot, changed, index);
      this.cards.set(slot, {
        x: (boxes[index * 3] ?? 0) - overhang,
        y: (boxes[index * 3 + 1] ?? 0) - overhang,
        width: cardWidth + 2 * overhang,
        height: (boxes[index * 3 + 2] ?? 0) + 2 * overhang,
      });
    }
  }

  changeLinks(changed: PackedLinks, gone: Uint32Array): void {
    for (const slot of gone) {
      this.links.delete(slot);
      this.#links.delete(slot);
    }
    for (const [index, slot] of changed.slots.entries()) {
      this.#links.set(slot, changed, index);
      this.links.set(slot, linkBoundsAt(changed, index));
    }
  }

  /** Where a card stands; undefined for an empty slot. */
  cardRect(slot: number): Rect | undefined {
    return this.#cards.read(slot, ({ boxes }, index) => ({
      x: boxes[index * 3] ?? 0,
      y: boxes[index * 3 + 1] ?? 0,
      width: cardWidth,
      height: boxes[index * 3 + 2] ?? 0,
    }));
  }

  cardPosition(slot: number): Position | null {
    return this.#cards.read(slot, cardPositionAt) ?? null;
  }

  cardContent(slot: number): PlacedContent | undefined {
    return this.#cards.read(slot, cardContentAt);
  }

  /** Where a link's lines are packed. */
  link<T>(slot: number, read: (pack: PackedLinks, index: number) => T): T | undefined {
    return this.#links.read(slot, read);
  }
}
