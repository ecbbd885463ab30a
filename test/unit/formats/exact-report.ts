import { expect } from "vitest";
import type { Loss } from "#shared/contract/results/notes.ts";
import { lossKinds } from "#shared/formats/document/loss-kinds.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";

/** What a document holds of each thing that a loss report can name, counted without the code that writes reports. */
function held({ claims, inferences, ...document }: MapDocument): Record<string, number> {
  const sum = <T>(list: readonly T[], count: (item: T) => number) =>
    list.reduce((total, item) => total + count(item), 0);
  const used = new Set(claims.map(({ positionId }) => positionId));
  const timed = [document, ...claims, ...inferences].some((each) => each.createdAt !== null || each.updatedAt !== null);
  return {
    [lossKinds.description]: document.description === "" ? 0 : 1,
    [lossKinds.direction]: document.direction === "down" ? 0 : 1,
    [lossKinds.times]: timed ? 1 : 0,
    [lossKinds.positions]: sum(claims, ({ positionId }) => (positionId === null ? 0 : 1)),
    [lossKinds.looks]: sum(document.positions, ({ id, look }) => (look !== null && used.has(id) ? 1 : 0)),
    [lossKinds.unusedPositions]: sum(document.positions, ({ id }) => (used.has(id) ? 0 : 1)),
    [lossKinds.places]: sum(claims, ({ place }) => (place === null ? 0 : 1)),
    [lossKinds.junctions]: sum(inferences, ({ place }) => (place === null ? 0 : 1)),
    [lossKinds.collapsed]: sum(claims, ({ collapsed }) => (collapsed ? 1 : 0)),
    [lossKinds.frames]: document.frames.length,
    [lossKinds.tags]: sum(claims, ({ tags }) => tags.length),
    [lossKinds.quotations]: sum(claims, ({ quotations }) => quotations.length),
    [lossKinds.speakers]: document.speakers.length,
    [lossKinds.sources]: document.sources.length,
    [lossKinds.notes]: document.notes.length,
    [lossKinds.schemes]: sum(inferences, ({ scheme }) => (scheme === null ? 0 : 1)),
    [lossKinds.implicit]: sum(inferences, ({ premises }) => premises.filter(({ implicit }) => implicit).length),
  };
}

/**
 * Fails unless a report of losses names, thing by thing, how many of it the
 * document had that what was read again has no more. Kinds in `own` are a
 * format's own words, or counted otherwise: their numbers must be these. (A format
 * without positions tells of them by the claims that have one.)
 */
export function expectExactReport(
  document: MapDocument,
  back: MapDocument,
  losses: readonly Loss[],
  own: Readonly<Record<string, number>> = {},
): void {
  const [before, after] = [held(document), held(back)];
  const told = Object.fromEntries(losses.map(({ what, count }) => [what, count]));
  const lost = Object.entries(before).map(([what, count]) => [what, count - (after[what] ?? 0)] as const);
  const expected = { ...Object.fromEntries(lost), ...own };
  expect(told).toEqual(Object.fromEntries(Object.entries(expected).filter(([, count]) => count !== 0)));
}
