import { create } from "zustand";
import type { Point } from "#shared/layout/geometry.ts";

/**
 * Where cards and junctions are at this moment, where that differs from the map:
 * while they are dragged, nudged or glide, and until main has answered. By
 * canvas id; a card's top left corner, a junction's centre.
 */
export type Places = ReadonlyMap<string, Point>;

type PlacesState = {
  readonly places: Places;
  /** Another number whenever something begins or ends to be elsewhere; the same while it only moves on. */
  readonly round: number;
};

const none: Places = new Map();

export const usePlaces = create<PlacesState>(() => ({ places: none, round: 0 }));

export function setPlaces(changed: Iterable<readonly [string, Point]>): void {
  usePlaces.setState(({ places, round }) => {
    const next = new Map(places);
    for (const [id, place] of changed) next.set(id, place);
    return { places: next, round: next.size === places.size ? round : round + 1 };
  });
}

export function forgetPlaces(ids: Iterable<string>): void {
  const { places, round } = usePlaces.getState();
  const left = new Map(places);
  for (const id of ids) left.delete(id);
  if (left.size !== places.size) usePlaces.setState({ places: left, round: round + 1 });
}

export function clearPlaces(): void {
  const { places, round } = usePlaces.getState();
  if (places.size > 0) usePlaces.setState({ places: none, round: round + 1 });
}
