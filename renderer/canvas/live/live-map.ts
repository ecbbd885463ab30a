import { boundsOf, type Point, type Rect } from "#shared/layout/geometry.ts";
import type { CardView, LinkView, MapView } from "#shared/model/map-view.ts";
import { cardSize, cardWidth } from "#shared/scene/card.ts";
import type { LinkGeometry } from "#shared/scene/links.ts";
import { linkBoundsAt, linkGeometryAt, type PackedLinks } from "#shared/scene/packed-links.ts";
import type { Places } from "../moving/places.ts";
import { canvasId } from "../node-ids.ts";
import { BoxIndex } from "./box-index.ts";
import { Slots } from "./slots.ts";

/** What has changed on the map since it was last asked, by slots. */
export type LiveChanges = {
  readonly cards: readonly number[];
  readonly goneCards: readonly number[];
  readonly links: readonly number[];
  readonly goneLinks: readonly number[];
};

/** Links that move along with cards, and the lines of those of them that are drawn meanwhile, by inference id. */
export type MovingLines = {
  readonly ids: { readonly has: (inferenceId: string) => boolean };
  readonly lines: ReadonlyMap<string, LinkGeometry>;
};

export const noMovingLines: MovingLines = { ids: new Map(), lines: new Map() };

/** Where a link's drawing lies among those that the router has sent. */
type Routed = { readonly pack: PackedLinks; readonly index: number };

/**
 * The open map as the window works with it: every card and link by slot, found by
 * id or by place. Places and lines are those of this moment: what is being moved
 * is where the pointer has it. Nothing here is reckoned anew for what stays.
 */
export class LiveMap {
  readonly cardSlots = new Slots();
  readonly linkSlots = new Slots();
  readonly #cards: (CardView | undefined)[] = [];
  readonly #heights: number[] = [];
  readonly #links: (LinkView | undefined)[] = [];
  readonly #routed = new Map<number, Routed>();
  readonly #decoded = new Map<number, LinkGeometry>();
  #view: MapView | null = null;
  #places: Places = new Map();
  #moving: MovingLines = noMovingLines;
  #cardIndex: BoxIndex | null = null;
  #linkIndex: BoxIndex | null = null;
  #linksByCard: ReadonlyMap<string, readonly LinkView[]> | null = null;
  #linksByLink: ReadonlyMap<string, readonly LinkView[]> | null = null;
  #changes = {
    cards: new Set<number>(),
    goneCards: [] as number[],
    links: new Set<number>(),
    goneLinks: [] as number[],
  };

  get view(): MapView | null {
    return this.#view;
  }

  /** Takes over what a view holds. Cards and links that are the same objects as before have not changed. */
  show(view: MapView): void {
    const before = this.#view;
    if (before === view) return;
    this.#view = view;
    const { cards, goneCards, links, goneLinks } = this.#changes;
    const takeCard = (slot: number, card: CardView) => {
      this.#heights[slot] = cardSize(card).height;
    };
    if (
      view.cards !== before?.cards &&
      takeOver(this.cardSlots, this.#cards, view.cards, (card) => card.claimId, cards, goneCards, takeCard)
    ) {
      this.#cardIndex = null;
    }
    const goneBefore = goneLinks.length;
    if (
      view.links !== before?.links &&
      takeOver(this.linkSlots, this.#links, view.links, (link) => link.inferenceId, links, goneLinks)
    ) {
      this.#linksByCard = null;
      this.#linksByLink = null;
    }
    for (const slot of goneLinks.slice(goneBefore)) this.#forgetRoute(slot);
  }

  /** Makes what gestures look things up in, so that none of them has to wait for it. */
  prepare(): void {
    this.#cardsByPlace();
    this.#linksByPlace();
    this.linksOfCard("");
    this.undercutsOf("");
  }

  /** What has changed since this was last asked. */
  takeChanges(): LiveChanges {
    const { cards, goneCards, links, goneLinks } = this.#changes;
    this.#changes = { cards: new Set(), goneCards: [], links: new Set(), goneLinks: [] };
    return { cards: [...cards], goneCards, links: [...links], goneLinks };
  }

  /** Counts everything as changed: whoever asks next knows nothing yet. */
  changeAll(): void {
    this.#changes = {
      cards: new Set(this.cardSlots.all()),
      goneCards: [],
      links: new Set(this.linkSlots.all()),
      goneLinks: [],
    };
  }

  /** Takes over lines that the router has led. */
  applyRoutes(changed: PackedLinks, gone: Uint32Array): void {
    for (const [index, slot] of changed.slots.entries()) {
      if (this.linkSlots.idOf(slot) === undefined) continue;
      this.#routed.set(slot, { pack: changed, index });
      this.#decoded.delete(slot);
    }
    for (const slot of gone) this.#forgetRoute(slot);
    this.#linkIndex = null;
  }

  #forgetRoute(slot: number): void {
    this.#linkIndex = null;
    this.#routed.delete(slot);
    this.#decoded.delete(slot);
  }

  /** Where things are while they are being moved, and the lines of those links that move along. */
  move(places: Places, moving: MovingLines): void {
    this.#places = places;
    this.#moving = moving;
  }

  get places(): Places {
    return this.#places;
  }

  cardOf(claimId: string): CardView | undefined {
    const slot = this.cardSlots.slotOf(claimId);
    return slot === undefined ? undefined : this.#cards[slot];
  }

  cardAt(slot: number): CardView | undefined {
    return this.#cards[slot];
  }

  linkAt(slot: number): LinkView | undefined {
    return this.#links[slot];
  }

  linkViewOf(inferenceId: string): LinkView | undefined {
    const slot = this.linkSlots.slotOf(inferenceId);
    return slot === undefined ? undefined : this.#links[slot];
  }

  /** Where a card is at this moment. */
  rectOf(claimId: string): Rect | undefined {
    const card = this.cardOf(claimId);
    if (card === undefined) return undefined;
    const { x, y } = this.#places.get(canvasId("card", claimId)) ?? card;
    return { x, y, width: cardWidth, height: this.heightAt(this.cardSlots.slotOf(claimId) ?? -1) };
  }

  /** Height of a card in map pixels. */
  heightAt(slot: number): number {
    return this.#heights[slot] ?? 0;
  }

  /** Every card's place at this moment. */
  *rects(): Generator<readonly [claimId: string, rect: Rect]> {
    for (const claimId of this.cardSlots.ids()) {
      const rect = this.rectOf(claimId);
      if (rect) yield [claimId, rect];
    }
  }

  /** How a link is drawn at this moment; undefined while its line is on its way, or moves out of view. */
  geometryOf(inferenceId: string): LinkGeometry | undefined {
    if (this.#moving.ids.has(inferenceId)) return this.#moving.lines.get(inferenceId);
    const slot = this.linkSlots.slotOf(inferenceId);
    const routed = slot === undefined ? undefined : this.#routed.get(slot);
    if (slot === undefined || routed === undefined) return undefined;
    const known = this.#decoded.get(slot);
    if (known) return known;
    const geometry = linkGeometryAt(routed.pack, routed.index, {
      inferenceId: (link) => this.linkSlots.idOf(link) ?? "",
      claimId: (card) => this.cardSlots.idOf(card) ?? "",
    });
    // Only what was looked at is kept, and not for ever.
    if (this.#decoded.size >= mostDecoded) this.#decoded.clear();
    this.#decoded.set(slot, geometry);
    return geometry;
  }

  /** The claims whose cards touch an area at this moment, in the order in which they are drawn. */
  cardsWithin(area: Rect): string[] {
    const found: number[] = [];
    for (const slot of this.#cardsByPlace().within(area)) {
      const id = this.cardSlots.idOf(slot);
      if (id !== undefined && !this.#places.has(canvasId("card", id))) found.push(slot);
    }
    for (const id of this.#places.keys()) {
      const claimId = id.startsWith("card:") ? id.slice(5) : null;
      const rect = claimId === null ? undefined : this.rectOf(claimId);
      const slot = claimId === null ? undefined : this.cardSlots.slotOf(claimId);
      if (rect && slot !== undefined && touches(rect, area)) found.push(slot);
    }
    return found.sort((a, b) => a - b).flatMap((slot) => this.cardSlots.idOf(slot) ?? []);
  }

  /** The inferences whose lines may touch an area: those whose bounds do. */
  linksWithin(area: Rect): string[] {
    const found = new Set<string>();
    for (const slot of this.#linksByPlace().within(area)) {
      const id = this.linkSlots.idOf(slot);
      if (id !== undefined && !this.#moving.ids.has(id)) found.add(id);
    }
    for (const [id, { bounds }] of this.#moving.lines) if (touches(bounds, area)) found.add(id);
    return [...found];
  }

  /** Around every card, those that are being moved at their places of before; null for a map without cards. */
  cardBounds(): Rect | null {
    return this.#cardsByPlace().bounds();
  }

  /** Around every card, line and frame, those that are being moved at their places of before; null for an empty map. */
  bounds(): Rect | null {
    const parts = [this.#cardsByPlace().bounds(), this.#linksByPlace().bounds(), ...(this.#view?.frames ?? [])];
    return boundsOf(parts.filter((part) => part !== null));
  }

  /** What new cards must keep off: every card and junction, at this moment. */
  *occupied(): Generator<Rect> {
    for (const [, rect] of this.rects()) yield rect;
    for (const { pack, index } of this.#routed.values()) {
      const [x, y, r] = pack.junctions.subarray(index * 3);
      if (x !== undefined && y !== undefined && r !== undefined && !Number.isNaN(x)) {
        yield { x: x - r, y: y - r, width: 2 * r, height: 2 * r };
      }
    }
  }

  /** The links that have a card as premise or target. */
  linksOfCard(claimId: string): readonly LinkView[] {
    this.#linksByCard ??= group(this.#view?.links ?? [], (link) =>
      "claimId" in link.target ? [...link.premiseClaimIds, link.target.claimId] : link.premiseClaimIds,
    );
    return this.#linksByCard.get(claimId) ?? [];
  }

  /** The undercuts of a link. */
  undercutsOf(inferenceId: string): readonly LinkView[] {
    this.#linksByLink ??= group(this.#view?.links ?? [], (link) =>
      "inferenceId" in link.target ? [link.target.inferenceId] : [],
    );
    return this.#linksByLink.get(inferenceId) ?? [];
  }

  #cardsByPlace(): BoxIndex {
    this.#cardIndex ??= new BoxIndex(this.cardSlots.all(), (slot) => {
      const card = this.#cards[slot];
      if (!card) return nowhere;
      return { x: card.x, y: card.y, width: cardWidth, height: this.heightAt(slot) };
    });
    return this.#cardIndex;
  }

  #linksByPlace(): BoxIndex {
    this.#linkIndex ??= new BoxIndex(Uint32Array.from(this.#routed.keys()), (slot) => {
      const routed = this.#routed.get(slot);
      return routed ? linkBoundsAt(routed.pack, routed.index) : nowhere;
    });
    return this.#linkIndex;
  }
}

const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };
const mostDecoded = 2_000;

/** Brings slots and records in step with a list; true when anything has changed. */
function takeOver<T extends object>(
  slots: Slots,
  records: (T | undefined)[],
  list: readonly T[],
  idOf: (record: T) => string,
  changed: Set<number>,
  gone: number[],
  take: (slot: number, record: T) => void = () => {},
): boolean {
  let any = false;
  const staying = new Set<string>();
  for (const record of list) {
    const id = idOf(record);
    staying.add(id);
    const slot = slots.take(id);
    if (records[slot] === record) continue;
    records[slot] = record;
    take(slot, record);
    changed.add(slot);
    any = true;
  }
  if (staying.size === slots.size) return any;
  for (const id of [...slots.ids()]) {
    if (staying.has(id)) continue;
    const slot = slots.take(id);
    slots.drop(id);
    records[slot] = undefined;
    changed.delete(slot);
    gone.push(slot);
  }
  return true;
}

function group(
  links: readonly LinkView[],
  keysOf: (link: LinkView) => readonly string[],
): ReadonlyMap<string, readonly LinkView[]> {
  const groups = new Map<string, LinkView[]>();
  for (const link of links) {
    for (const key of keysOf(link)) {
      const known = groups.get(key);
      if (known) known.push(link);
      else groups.set(key, [link]);
    }
  }
  return groups;
}

function touches(rect: Rect, area: Rect): boolean {
  return (
    rect.x <= area.x + area.width &&
    area.x <= rect.x + rect.width &&
    rect.y <= area.y + area.height &&
    area.y <= rect.y + rect.height
  );
}

/** The point as an area that has no size. */
export function atPoint({ x, y }: Point, around = 0): Rect {
  return { x: x - around, y: y - around, width: 2 * around, height: 2 * around };
}
