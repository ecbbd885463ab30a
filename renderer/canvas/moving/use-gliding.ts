import { useLayoutEffect, useRef } from "react";
import { overlaps, type Point, type Rect } from "#shared/layout/geometry.ts";
import type { MapView } from "#shared/model/map-view.ts";
import { cardWidth } from "#shared/scene/card.ts";
import type { LiveMap } from "../live/live-map.ts";
import { canvasId } from "../node-ids.ts";
import { mapPlace, settlePlaces } from "./moves.ts";
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
export function useGliding(view: MapView, live: LiveMap, seen: () => Rect): void {
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
    settlePlaces(live);
    const announced = performance.now() - announcedAt < announcedForMs;
    announcedAt = Number.NEGATIVE_INFINITY;
    if (announced && motionMs(glideMs) > 0) glide(before, live, seen());
    waiting?.();
    waiting = null;
  }, [view, live, seen]);
  useLayoutEffect(() => () => cancelAnimationFrame(frame), []);
}

type Leg = { readonly id: string; readonly from: Point; readonly to: Point };

function glide(before: MapView, live: LiveMap, seen: Rect): void {
  const legs = legsFrom(before, live, seen);
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

/** The ways of all that glides: what is out of view before and after is simply there. */
function legsFrom(before: MapView, live: LiveMap, seen: Rect): readonly Leg[] {
  const { places } = usePlaces.getState();
  const legs: Leg[] = [];
  const add = (id: string, earlier: Point, size: { readonly width: number; readonly height: number }) => {
    const { x, y } = places.get(id) ?? earlier;
    const to = mapPlace(live, id);
    if (to === undefined || (to.x === x && to.y === y)) return;
    if (overlaps({ x, y, ...size }, seen) || overlaps({ x: to.x, y: to.y, ...size }, seen)) {
      legs.push({ id, from: { x, y }, to });
    }
  };
  for (const card of before.cards) add(canvasId("card", card.claimId), card, usualSize);
  for (const link of before.links) {
    if (link.junction) add(canvasId("junction", link.inferenceId), link.junction, usualSize);
  }
  for (const each of before.frames) add(canvasId("frame", each.id), each, each);
  return legs;
}

/** As large as most cards, in map pixels: enough to know what may be in view. */
const usualSize = { width: cardWidth, height: 200 };
