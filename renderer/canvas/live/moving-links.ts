import { overlaps, type Rect } from "#shared/layout/geometry.ts";
import type { LinkView } from "#shared/model/map-view.ts";
import { type LinkGeometry, linkGeometries, linkGeometriesAfter } from "#shared/scene/links.ts";
import { plainLinkGeometries } from "#shared/scene/plain-links.ts";
import { canvasId, recordIdOf } from "../node-ids.ts";
import type { LiveMap } from "./live-map.ts";

/** Up to so many links are led around the cards near them while they move; more are drawn as plain lines. */
const mostLed = 40;
/** More than this have no lines of their own: they are drawn as straight ones between their ends. */
const mostPlain = 120;
/** Of what aims at the same claim up to so many are led along, so that each ends where it will end. */
const mostBeside = 60;

/** Which links move along when cards and junctions do: those that have one as an end, and the undercuts of these. */
export function linksMovedBy(live: LiveMap, movedIds: Iterable<string>): ReadonlyMap<string, LinkView> {
  const moved = new Map<string, LinkView>();
  for (const id of movedIds) {
    const claimId = recordIdOf("card", id);
    const inferenceId = recordIdOf("junction", id);
    if (claimId !== null) for (const link of live.linksOfCard(claimId)) moved.set(link.inferenceId, link);
    const link = inferenceId === null ? undefined : live.linkViewOf(inferenceId);
    if (link) moved.set(link.inferenceId, link);
  }
  for (const id of moved.keys()) for (const cut of live.undercutsOf(id)) moved.set(cut.inferenceId, cut);
  return moved;
}

/**
 * The lines of moving links at this moment. It remembers how they were led a
 * moment ago, so that lines do not jump from one side of a card to the other.
 */
export class MovingLinks {
  readonly #live: LiveMap;
  #before: ReadonlyMap<string, LinkGeometry> | null = null;

  constructor(live: LiveMap) {
    this.#live = live;
  }

  /** Forgets how lines were led: another move begins. */
  begin(): void {
    this.#before = null;
  }

  /** The lines of those of `moved` that may be in the part of the map that is `seen`; their ends stand where the live map has them. */
  lines(moved: ReadonlyMap<string, LinkView>, seen: Rect): ReadonlyMap<string, LinkGeometry> {
    const isLed = moved.size <= mostLed;
    const drawn = isLed ? moved : this.#seen(moved, seen);
    if (drawn.size === 0 || drawn.size > mostPlain) return new Map();
    const subset = [...(isLed ? this.#withNeighbours(drawn) : this.#withCutLinks(drawn)).values()].map((link) =>
      this.#placed(link),
    );
    const rects = this.#rectsOf(subset, isLed);
    const direction = this.#live.view?.direction ?? "down";
    let all: ReadonlyMap<string, LinkGeometry>;
    if (isLed) {
      all = this.#before
        ? linkGeometriesAfter(this.#before, subset, rects, direction)
        : linkGeometries(subset, rects, direction);
      this.#before = all;
    } else all = plainLinkGeometries(subset, rects, direction);
    return new Map([...all].filter(([id]) => drawn.has(id)));
  }

  /** Those whose ends lie on both sides of what is seen, or in it. */
  #seen(moved: ReadonlyMap<string, LinkView>, seen: Rect): ReadonlyMap<string, LinkView> {
    const found = new Map<string, LinkView>();
    for (const [id, link] of moved) {
      const rects = endsOf(link).flatMap((claimId) => this.#live.rectOf(claimId) ?? []);
      // An undercut ends on a line somewhere: its premise decides.
      if (rects.length > 0 && overlaps(around(rects), seen)) found.set(id, link);
      if (found.size > mostPlain) break;
    }
    return found;
  }

  /** With the links that end beside them, and those that undercuts aim at. */
  #withNeighbours(moved: ReadonlyMap<string, LinkView>): ReadonlyMap<string, LinkView> {
    const all = new Map(moved);
    for (const link of moved.values()) {
      if (!("claimId" in link.target)) continue;
      const beside = this.#live.linksOfCard(link.target.claimId);
      if (beside.length <= mostBeside) for (const other of beside) all.set(other.inferenceId, other);
    }
    return this.#withCutLinks(all);
  }

  #withCutLinks(links: ReadonlyMap<string, LinkView>): ReadonlyMap<string, LinkView> {
    const all = new Map(links);
    for (const link of all.values()) {
      const cut = "inferenceId" in link.target ? this.#live.linkViewOf(link.target.inferenceId) : undefined;
      if (cut) all.set(cut.inferenceId, cut);
    }
    return all;
  }

  #placed(link: LinkView): LinkView {
    const junction = this.#live.places.get(canvasId("junction", link.inferenceId));
    return junction ? { ...link, junction } : link;
  }

  /** Where the ends of links stand, and (to be led around) the cards between them. */
  #rectsOf(links: readonly LinkView[], withNear: boolean): Map<string, Rect> {
    const rects = new Map<string, Rect>();
    const add = (claimId: string) => {
      const rect = this.#live.rectOf(claimId);
      if (rect) rects.set(claimId, rect);
      return rect;
    };
    for (const link of links) {
      const ends = endsOf(link).flatMap((claimId) => add(claimId) ?? []);
      const between = around(ends);
      if (!withNear || between.width * between.height > mostBetween) continue;
      for (const near of this.#live.cardsWithin(between)) add(near);
    }
    return rects;
  }
}

/** Between ends that are further apart than this, in square map pixels, cards are not heeded while they move. */
const mostBetween = 4_000_000;
const aroundPx = 60;

/** The claims that a link has as ends. */
function endsOf({ premiseClaimIds, target }: LinkView): readonly string[] {
  return "claimId" in target ? [...premiseClaimIds, target.claimId] : premiseClaimIds;
}

function around(rects: readonly Rect[]): Rect {
  const left = Math.min(...rects.map(({ x }) => x)) - aroundPx;
  const top = Math.min(...rects.map(({ y }) => y)) - aroundPx;
  const right = Math.max(...rects.map(({ x, width }) => x + width)) + aroundPx;
  const bottom = Math.max(...rects.map(({ y, height }) => y + height)) + aroundPx;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
