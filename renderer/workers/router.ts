import type { Rect } from "#shared/layout/geometry.ts";
import type { LinkView } from "#shared/model/map-view.ts";
import type { MapDirection } from "#shared/model/records.ts";
import { type LinkGeometry, linkGeometries, linkGeometriesAfter } from "#shared/scene/links.ts";
import { packLinks, transfersOf } from "#shared/scene/packed-links.ts";
import { plainLinkGeometries } from "#shared/scene/plain-links.ts";
import type { FromRouter, RoutedLink, ToRouter } from "./messages.ts";

export type RouterHost = {
  readonly post: (message: FromRouter, transfer: readonly ArrayBuffer[]) => void;
  /** Calls back when what has been said until now is heard. */
  readonly later: (call: () => void) => void;
};

/** More links than this take so long to lead well that plain lines are told first. */
const mostAtOnce = 400;

/**
 * Keeps the map's cards and links as it is told of them, by slots, and leads the
 * links' lines. It tells what is drawn otherwise than it last told, once for all
 * that it heard meanwhile.
 */
export class Router {
  readonly #host: RouterHost;
  readonly #rects = new Map<string, Rect>();
  readonly #links = new Map<string, LinkView>();
  /** What was told last, by link. */
  #told: ReadonlyMap<string, LinkGeometry> = new Map();
  #before: ReadonlyMap<string, LinkGeometry> | null = null;
  #direction: MapDirection = "down";
  #id = 0;
  #isAwaited = false;
  readonly #movedCards = new Set<string>();
  readonly #changedLinks = new Set<string>();

  constructor(host: RouterHost) {
    this.#host = host;
  }

  hear(message: ToRouter): void {
    if (message.anew) {
      this.#rects.clear();
      this.#links.clear();
      this.#movedCards.clear();
      this.#changedLinks.clear();
      this.#told = new Map();
      this.#before = null;
    }
    this.#id = message.id;
    const { rects } = message;
    for (const slot of message.goneCards) this.#rects.delete(String(slot));
    for (const [index, slot] of message.cards.entries()) {
      const [x = 0, y = 0, width = 0, height = 0] = rects.subarray(index * 4, index * 4 + 4);
      this.#rects.set(String(slot), { x, y, width, height });
      this.#movedCards.add(String(slot));
    }
    for (const slot of message.goneLinks) this.#links.delete(String(slot));
    for (const link of message.links) {
      this.#links.set(String(link.slot), linkView(link));
      this.#changedLinks.add(String(link.slot));
    }
    if (message.direction !== this.#direction) {
      this.#direction = message.direction;
      for (const id of this.#links.keys()) this.#changedLinks.add(id);
    }
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    this.#host.later(() => this.#start());
  }

  #start(): void {
    const affected = this.#affected();
    if (affected.size <= mostAtOnce) {
      this.#finish();
      return;
    }
    const plain = plainLinkGeometries([...this.#withCutLinks(affected).values()], this.#rects, this.#direction);
    const shown = new Map<string, LinkGeometry>();
    for (const [id, link] of this.#told) if (this.#links.has(id) && !affected.has(id)) shown.set(id, link);
    for (const [id, link] of plain) if (affected.has(id)) shown.set(id, link);
    this.#tell(shown, false);
    this.#movedCards.clear();
    this.#changedLinks.clear();
    // What was said meanwhile is heard first, and led along.
    this.#host.later(() => this.#start());
  }

  #finish(): void {
    this.#isAwaited = false;
    this.#movedCards.clear();
    this.#changedLinks.clear();
    const links = [...this.#links.values()];
    const rects = new Map(this.#rects);
    this.#before = this.#before
      ? linkGeometriesAfter(this.#before, links, rects, this.#direction)
      : linkGeometries(links, rects, this.#direction);
    this.#tell(this.#before, true);
  }

  /** The links that are new or changed, or have an end that moved, and the undercuts of these. */
  #affected(): ReadonlyMap<string, LinkView> {
    const affected = new Map<string, LinkView>();
    const cuts: LinkView[] = [];
    for (const [id, link] of this.#links) {
      const isMoved =
        this.#changedLinks.has(id) ||
        link.premiseClaimIds.some((claimId) => this.#movedCards.has(claimId)) ||
        ("claimId" in link.target && this.#movedCards.has(link.target.claimId));
      if (isMoved) affected.set(id, link);
      else if (!("claimId" in link.target)) cuts.push(link);
    }
    for (let added = true; added; ) {
      added = false;
      for (const link of cuts) {
        if (affected.has(link.inferenceId) || !("inferenceId" in link.target)) continue;
        if (!affected.has(link.target.inferenceId)) continue;
        affected.set(link.inferenceId, link);
        added = true;
      }
    }
    return affected;
  }

  /** With the links that undercuts among them aim at. */
  #withCutLinks(links: ReadonlyMap<string, LinkView>): ReadonlyMap<string, LinkView> {
    const all = new Map(links);
    for (const { target } of all.values()) {
      const cut = "inferenceId" in target ? this.#links.get(target.inferenceId) : undefined;
      if (cut) all.set(cut.inferenceId, cut);
    }
    return all;
  }

  #tell(geometries: ReadonlyMap<string, LinkGeometry>, final: boolean): void {
    const changed = [...geometries]
      .filter(([id, geometry]) => this.#told.get(id) !== geometry)
      .map(([id, geometry]) => ({ slot: Number(id), geometry }));
    const gone = [...this.#told.keys()].filter((id) => !geometries.has(id)).map(Number);
    this.#told = geometries;
    const pack = packLinks(changed, Number);
    this.#host.post(
      { kind: "routes", id: this.#id, changed: pack, gone: Uint32Array.from(gone), final },
      transfersOf(pack),
    );
  }
}

function linkView({ slot, kind, premises, implicitPremises, target, junction }: RoutedLink): LinkView {
  return {
    placementId: "",
    inferenceId: String(slot),
    kind,
    premiseClaimIds: premises.map(String),
    implicitPremiseClaimIds: implicitPremises.map(String),
    target: "card" in target ? { claimId: String(target.card) } : { inferenceId: String(target.link) },
    junction,
    notes: 0,
  };
}
