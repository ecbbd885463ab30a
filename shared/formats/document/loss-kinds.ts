import type { Losses } from "../losses.ts";

/**
 * What a format may be unable to carry of a map, in the words of the loss report.
 * Each counts the things named; formats add kinds of their own for what only they meet.
 */
export const lossKinds = {
  description: "the map's description",
  direction: "the map's direction",
  times: "times of making and changing",
  positions: "positions of claims",
  unusedPositions: "positions that no claim has",
  looks: "colours and glyphs of positions",
  places: "places of cards",
  junctions: "places of junctions",
  collapsed: "collapsed cards: they are open",
  frames: "frames",
  tags: "tags",
  quotations: "quotations behind claims",
  speakers: "speakers",
  sources: "sources",
  texts: "attached texts of sources",
  notes: "notes",
  schemes: "schemes of arguments",
  implicit: "marks that a premise is implicit",
  linked: "premises that are linked: each argues on its own",
  undercuts: "undercuts",
} as const;

export type LossKind = keyof typeof lossKinds;

/** Adds so many losses of a kind; none when `count` is 0. `where` is where the first one is. */
export function lose(losses: Losses, kind: LossKind, where: string, count = 1): void {
  if (count > 0) losses.add(lossKinds[kind], where, count);
}
