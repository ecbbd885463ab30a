import type { LinkView, MapView } from "#shared/model/map-view.ts";
import type { MapDirection } from "#shared/model/records.ts";
import { cardWidth } from "#shared/scene/card.ts";
import { packCards, transfersOf } from "#shared/scene/packed-cards.ts";
import { packLinks } from "#shared/scene/packed-links.ts";
import type { FromRouter, RoutedLink } from "../../workers/messages.ts";
import type { LiveMap } from "../live/live-map.ts";
import { painter, router } from "./workers.ts";

/** A change whose lines are led within this time is shown with them at once; else without, first. */
const patienceMs = 150;

type Hears = {
  /** The painter has been told of something that is to be seen. */
  readonly onFed: () => void;
  /** Lines of links are there, or are others now. */
  readonly onRoutes: () => void;
};

/**
 * Keeps the workers' map in step with the window's: what has changed goes to both,
 * and lines that the router has led go to the painter and into the window's map.
 */
export class Feed {
  readonly #live: LiveMap;
  readonly #hears: Hears;
  #firstAsked: number | null = null;
  /** The direction in which lines were asked for last. */
  #direction: MapDirection | null = null;
  #asked = lastAsked;
  #answered = lastAsked;
  #timer: number | undefined;

  constructor(live: LiveMap, hears: Hears) {
    this.#live = live;
    this.#hears = hears;
    painter.post({ kind: "clear" });
    router.listen((answer) => this.#takeRoutes(answer));
  }

  /** True while lines are on their way. */
  get isRouting(): boolean {
    return this.#answered !== this.#asked;
  }

  /** Nothing is heard of it any more. */
  close(): void {
    window.clearTimeout(this.#timer);
    router.listen(null);
  }

  /** Tells the workers what has changed on the map since this was last called. */
  send(): void {
    const live = this.#live;
    if (live.view === null) return;
    const { cards, goneCards, links, goneLinks } = live.takeChanges();
    painter.post({ kind: "frames", frames: live.view.frames });
    if (cards.length + goneCards.length > 0) {
      const changed = packCards(
        cards.flatMap((slot) => {
          const card = live.cardAt(slot);
          return card ? [{ slot, x: card.x, y: card.y, height: live.heightAt(slot), card }] : [];
        }),
      );
      painter.post({ kind: "cards", changed, gone: Uint32Array.from(goneCards) }, transfersOf(changed));
    }
    if (goneLinks.length > 0) {
      painter.post({ kind: "links", changed: packLinks([], () => 0), gone: Uint32Array.from(goneLinks) });
    }
    const isTurned = this.#direction !== null && this.#direction !== live.view.direction;
    if (isTurned || cards.length + goneCards.length + links.length + goneLinks.length > 0) {
      this.#askForRoutes(live.view, cards, goneCards, links, goneLinks);
    }
    window.clearTimeout(this.#timer);
    if (!this.isRouting) this.#hears.onFed();
    else this.#timer = window.setTimeout(this.#hears.onFed, patienceMs);
  }

  #askForRoutes(
    { direction }: MapView,
    cards: readonly number[],
    goneCards: readonly number[],
    links: readonly number[],
    goneLinks: readonly number[],
  ): void {
    const live = this.#live;
    lastAsked += 1;
    this.#asked = lastAsked;
    const rects = new Float64Array(cards.length * 4);
    for (const [index, slot] of cards.entries()) {
      const card = live.cardAt(slot);
      rects.set([card?.x ?? 0, card?.y ?? 0, cardWidth, live.heightAt(slot)], index * 4);
    }
    router.post(
      {
        kind: "route",
        id: lastAsked,
        anew: this.#firstAsked === null,
        direction,
        cards: Uint32Array.from(cards),
        rects,
        goneCards: Uint32Array.from(goneCards),
        links: links.flatMap((slot) => {
          const link = live.linkAt(slot);
          return link ? (this.#routedLink(slot, link) ?? []) : [];
        }),
        goneLinks: Uint32Array.from(goneLinks),
      },
      [rects.buffer],
    );
    this.#firstAsked ??= lastAsked;
    this.#direction = direction;
  }

  #routedLink(slot: number, link: LinkView): RoutedLink | null {
    const { cardSlots, linkSlots } = this.#live;
    const { target } = link;
    const [card, cut] = [
      "claimId" in target ? cardSlots.slotOf(target.claimId) : undefined,
      "inferenceId" in target ? linkSlots.slotOf(target.inferenceId) : undefined,
    ];
    const end = card !== undefined ? { card } : cut !== undefined ? { link: cut } : null;
    if (end === null) return null;
    return {
      slot,
      kind: link.kind,
      premises: [...cardSlots.slotsOf(link.premiseClaimIds)],
      implicitPremises: [...cardSlots.slotsOf(link.implicitPremiseClaimIds)],
      target: end,
      junction: link.junction,
    };
  }

  #takeRoutes({ id, changed, gone, final }: FromRouter): void {
    // Lines of the map that was open before come too late.
    if (this.#firstAsked === null || id < this.#firstAsked) return;
    this.#live.applyRoutes(changed, gone);
    painter.post({ kind: "links", changed, gone });
    if (final) this.#answered = id;
    this.#hears.onRoutes();
    if (id < this.#asked) return;
    window.clearTimeout(this.#timer);
    this.#hears.onFed();
  }
}

/** Requests are numbered through all maps, so that answers about another map are known. */
let lastAsked = 0;
