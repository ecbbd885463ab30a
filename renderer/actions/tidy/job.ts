import type { Point, Rect } from "#shared/layout/geometry.ts";
import type { TidyJob } from "#shared/layout/tidy-job.ts";
import type { MapView } from "#shared/model/map-view.ts";
import type { MapDirection } from "#shared/model/records.ts";
import { cardRects } from "../card-rects.ts";

type Move = { readonly placementId: string; readonly x: number | null; readonly y: number | null };

/** The layout of the chosen cards of a view, the others staying where they are. */
export function jobFor(
  view: MapView,
  chosen: ReadonlySet<string>,
  anchorId: string | null,
  direction: MapDirection,
): TidyJob {
  const cards: TidyJob["cards"][number][] = [];
  const stays: Rect[] = [];
  for (const [id, rect] of cardRects(view)) {
    if (chosen.has(id)) cards.push({ id, ...rect });
    else stays.push(rect);
  }
  const links = view.links.flatMap(({ inferenceId, kind, premiseClaimIds, target }) => {
    const premises = premiseClaimIds.filter((id) => chosen.has(id));
    return premises.length > 0 ? [{ id: inferenceId, kind, premises, target }] : [];
  });
  return { cards, links, direction, stays, anchorId };
}

/**
 * True while the job's answer can be applied to what a map has become: cards may
 * have gone, but none has come, moved or grown.
 */
export function stillFits(job: TidyJob, now: MapView, chosen: ReadonlySet<string>): boolean {
  const keyOf = ({ x, y, width, height }: Rect) => `${x} ${y} ${width} ${height}`;
  const cards = new Map(job.cards.map((card) => [card.id, keyOf(card)]));
  const stays = new Set(job.stays.map(keyOf));
  return [...cardRects(now)].every(([id, rect]) =>
    chosen.has(id) ? cards.get(id) === keyOf(rect) : stays.has(keyOf(rect)),
  );
}

/** The moves that bring the chosen cards of a map to their places, and their junctions back to the program's. */
export function movesTo(places: ReadonlyMap<string, Point>, now: MapView, chosen: ReadonlySet<string>): Move[] {
  const moves: Move[] = [];
  for (const card of now.cards) {
    const place = places.get(card.claimId);
    if (place === undefined || (place.x === card.x && place.y === card.y)) continue;
    moves.push({ placementId: card.placementId, x: place.x, y: place.y });
  }
  for (const link of now.links) {
    if (link.junction === null || !link.premiseClaimIds.some((id) => chosen.has(id))) continue;
    moves.push({ placementId: link.placementId, x: null, y: null });
  }
  return moves;
}
