import type { Point } from "#shared/layout/geometry.ts";
import { perform } from "../../state/commands.ts";
import type { LiveMap } from "../live/live-map.ts";
import { linksMovedBy } from "../live/moving-links.ts";
import { canvasId, recordIdOf } from "../node-ids.ts";
import { forgetPlaces, usePlaces } from "./places.ts";

/** What is being moved by hand at this moment: its place must not be given up when the map changes. */
const held = new Set<string>();

export function holdPlaces(ids: Iterable<string>): void {
  for (const id of ids) held.add(id);
}

/** Puts what was held back where the map has it. */
export function releasePlaces(ids: readonly string[]): void {
  for (const id of ids) held.delete(id);
  forgetPlaces(ids);
}

/** Where the map itself has a card, a placed junction or a frame; undefined when it has none. */
export function mapPlace(live: LiveMap, id: string): Point | undefined {
  const claimId = recordIdOf("card", id);
  if (claimId !== null) return live.cardOf(claimId);
  const inferenceId = recordIdOf("junction", id);
  if (inferenceId !== null) return live.linkViewOf(inferenceId)?.junction ?? undefined;
  const frameId = recordIdOf("frame", id);
  return live.view?.frames.find((frame) => frame.id === frameId);
}

function placementOf(live: LiveMap, id: string): string | undefined {
  const claimId = recordIdOf("card", id);
  if (claimId !== null) return live.cardOf(claimId)?.placementId;
  const inferenceId = recordIdOf("junction", id);
  return inferenceId === null ? undefined : live.linkViewOf(inferenceId)?.placementId;
}

function samePoint(a: Point | undefined, b: Point | undefined): boolean {
  return a !== undefined && b !== undefined && a.x === b.x && a.y === b.y;
}

/**
 * Puts into the library where these now are: one command for all cards and
 * junctions, one for each frame. Until the map shows it they stay where they were
 * let go; when main refuses they go back.
 */
export async function commitMoves(live: LiveMap, ids: readonly string[]): Promise<void> {
  for (const id of ids) held.delete(id);
  const { places } = usePlaces.getState();
  const changed = ids.filter((id) => places.has(id) && !samePoint(places.get(id), mapPlace(live, id)));
  const still = new Set(changed);
  forgetPlaces(ids.filter((id) => !still.has(id)));
  const moves = changed.flatMap((id) => {
    const place = places.get(id);
    const placementId = placementOf(live, id);
    return place && placementId !== undefined ? [{ placementId, x: place.x, y: place.y }] : [];
  });
  const answers: Promise<unknown>[] = [];
  const mapId = live.view?.mapId;
  if (mapId !== undefined && moves.length > 0) answers.push(perform("map.move", { mapId, moves }));
  for (const id of changed) {
    const frameId = recordIdOf("frame", id);
    const place = places.get(id);
    if (frameId !== null && place) answers.push(perform("frame.edit", { frameId, x: place.x, y: place.y }));
  }
  const done = await Promise.all(answers);
  const refused = done.includes(undefined);
  // The change itself may be on its way still: then settlePlaces lets go once it is here.
  if (refused) forgetPlaces(changed);
  else window.setTimeout(() => forgetPlaces(changed.filter((id) => !held.has(id))), 1_500);
}

/** Lets go of the places that the map now has itself, and of what is no longer on it. */
export function settlePlaces(live: LiveMap): void {
  const { places } = usePlaces.getState();
  const settled = [...places].filter(([id, place]) => {
    if (held.has(id)) return false;
    const own = mapPlace(live, id);
    return own === undefined ? recordIdOf("junction", id) === null : samePoint(own, place);
  });
  forgetPlaces(settled.map(([id]) => id));
}

/**
 * The placed junctions that move along when all ends of their links do, though
 * they are not moved themselves.
 */
export function followingJunctions(
  live: LiveMap,
  movedIds: ReadonlySet<string>,
): readonly (readonly [string, Point])[] {
  return [...linksMovedBy(live, movedIds).values()].flatMap((link) => {
    const id = canvasId("junction", link.inferenceId);
    if (link.junction === null || movedIds.has(id)) return [];
    const ends = [...link.premiseClaimIds, ...("claimId" in link.target ? [link.target.claimId] : [])];
    return ends.every((claimId) => movedIds.has(canvasId("card", claimId))) ? [[id, link.junction] as const] : [];
  });
}
