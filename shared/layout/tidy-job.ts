import type { MapDirection } from "../model/records.ts";
import type { Dot } from "./dot.ts";
import { FreeSlots } from "./free-slot.ts";
import { boundsOf, type Point, type Rect } from "./geometry.ts";
import { type LayoutCard, type LayoutLink, layoutGrid, tidyWith } from "./tidy.ts";

/** What is to be tidied: cards where they stand, and what stays. */
export type TidyJob = {
  readonly cards: readonly (LayoutCard & Point)[];
  readonly links: readonly LayoutLink[];
  readonly direction: MapDirection;
  /** Cards that do not move and on which none may land. */
  readonly stays: readonly Rect[];
  /** The card that stays in its place if it can: the top of a branch; null: the top left corner of all does. */
  readonly anchorId: string | null;
};

/**
 * Where the top left corner of each card goes. They begin where they began
 * before, or where their anchor stood, moved aside as a whole if one of them came
 * nearer than 24 px to a card that stays.
 */
export function tidyPlaces(dot: Dot, job: TidyJob, onProgress?: (share: number) => void): Map<string, Point> {
  const { cards, links, direction, stays, anchorId } = job;
  const places = tidyWith(dot, cards, links, { direction, ...(onProgress && { onProgress }) });
  const anchor = cards.find((card) => card.id === anchorId);
  const anchorPlace = anchor && places.get(anchor.id);
  const before = boundsOf(cards);
  if (before === null) return places;
  const onGrid = (value: number) => Math.round(value / layoutGrid) * layoutGrid;
  let by =
    anchor && anchorPlace
      ? { x: anchor.x - anchorPlace.x, y: anchor.y - anchorPlace.y }
      : { x: onGrid(before.x), y: onGrid(before.y) };
  if (stays.length > 0) {
    const group = cards.flatMap(({ id, width, height }) => {
      const at = places.get(id);
      return at ? [{ x: at.x + by.x, y: at.y + by.y, width, height }] : [];
    });
    const aside = new FreeSlots(stays).shiftFor(group);
    by = { x: by.x + aside.x, y: by.y + aside.y };
  }
  return new Map(Array.from(places, ([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]));
}
