import { useLayoutEffect, useRef } from "react";
import type { Point } from "#shared/layout/geometry.ts";
import type { MapView } from "#shared/model/map-view.ts";
import { mapPlace, settlePlaces } from "./moves.ts";
import { canvasId } from "./node-ids.ts";
import { clearPlaces, forgetPlaces, setPlaces, usePlaces } from "./places.ts";
import { motionMs } from "./reduced-motion.ts";

const glideMs = 160;
/** A move that was announced and has not come by then does not come any more. */
const announcedForMs = 3_000;

let announcedAt = Number.NEGATIVE_INFINITY;
let frame = 0;
let waiting: (() => void) | null = null;

/** Lets the cards glide when the map next changes. */
export function announceMove(): void {
  announcedAt = performance.now();
}

/** Runs `action` once the announced move has begun; at once when none is on its way. */
export function onceMoved(action: () => void): void {
  if (performance.now() - announcedAt < announcedForMs) waiting = action;
  else action();
}

/** Keeps the places of this moment in step with the map: lets settled ones go, and glides to announced ones. */
export function useGliding(view: MapView): void {
  const last = useRef<MapView | null>(null);
  useLayoutEffect(() => {
    const before = last.current;
    last.current = view;
    if (before === null || before.mapId !== view.mapId) {
      cancelAnimationFrame(frame);
      clearPlaces();
      return;
    }
    if (before === view) return;
    settlePlaces(view);
    const announced = performance.now() - announcedAt < announcedForMs;
    announcedAt = Number.NEGATIVE_INFINITY;
    if (announced && motionMs(glideMs) > 0) glide(before, view);
    waiting?.();
    waiting = null;
  }, [view]);
  useLayoutEffect(() => () => cancelAnimationFrame(frame), []);
}

type Leg = { readonly id: string; readonly from: Point; readonly to: Point };

function glide(before: MapView, view: MapView): void {
  const { places } = usePlaces.getState();
  const ids = [
    ...view.cards.map((card) => canvasId("card", card.claimId)),
    ...view.links.map((link) => canvasId("junction", link.inferenceId)),
    ...view.frames.map((each) => canvasId("frame", each.id)),
  ];
  const earlier = placesOf(before);
  const legs = ids.flatMap((id): Leg[] => {
    const from = places.get(id) ?? earlier.get(id);
    const to = mapPlace(view, id);
    return from && to && (from.x !== to.x || from.y !== to.y) ? [{ id, from: { x: from.x, y: from.y }, to }] : [];
  });
  if (legs.length === 0) return;
  cancelAnimationFrame(frame);
  const start = performance.now();
  const step = () => {
    const share = Math.min(1, (performance.now() - start) / glideMs);
    if (share === 1) {
      forgetPlaces(legs.map((leg) => leg.id));
      return;
    }
    const eased = 1 - (1 - share) ** 3;
    setPlaces(
      legs.map(({ id, from, to }) => [
        id,
        { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased },
      ]),
    );
    frame = requestAnimationFrame(step);
  };
  step();
}

function placesOf(view: MapView): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>(view.cards.map((card) => [canvasId("card", card.claimId), card]));
  for (const link of view.links) if (link.junction) places.set(canvasId("junction", link.inferenceId), link.junction);
  for (const frameRecord of view.frames) places.set(canvasId("frame", frameRecord.id), frameRecord);
  return places;
}
