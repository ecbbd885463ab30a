import { create } from "zustand";
import type { Point } from "#shared/layout/geometry.ts";

/**
 * Where cards and junctions are at this moment, where that differs from the map:
 * while they are dragged, nudged or glide, and until main has answered. By
 * canvas id; a card's top left corner, a junction's centre.
 */
export type Places = ReadonlyMap<string, Point>;

const none: Places = new Map();

export const usePlaces = create<{ readonly places: Places }>(() => ({ places: none }));

export function setPlaces(changed: Iterable<readonly [string, Point]>): void {
  usePlaces.setState(({ places }) => ({ places: new Map([...places, ...changed]) }));
}

export function forgetPlaces(ids: Iterable<string>): void {
  const { places } = usePlaces.getState();
  const left = new Map(places);
  for (const id of ids) left.delete(id);
  if (left.size !== places.size) usePlaces.setState({ places: left });
}

export function clearPlaces(): void {
  if (usePlaces.getState().places !== none) usePlaces.setState({ places: none });
}
