import { sameRecord } from "./diffs.ts";
import type { CardView, LinkView, MapView } from "./map-view.ts";
import type { Frame, Position } from "./records.ts";

/** The next view with every card and link that looks as before taken over from the view before. */
export function keepSame(before: MapView, next: MapView): MapView {
  if (before.mapId !== next.mapId) return next;
  const cards = new Map(before.cards.map((card) => [card.placementId, card]));
  const links = new Map(before.links.map((link) => [link.placementId, link]));
  return keepLists(before, {
    ...next,
    cards: next.cards.map((card) => {
      const known = cards.get(card.placementId);
      return known && sameCard(known, card) ? known : card;
    }),
    links: next.links.map((link) => {
      const known = links.get(link.placementId);
      return known && sameLink(known, link) ? known : link;
    }),
    frames: keepFrames(before.frames, next.frames),
  });
}

/** The next frames with every one that is as before taken over from there. */
export function keepFrames(before: readonly Frame[], next: readonly Frame[]): readonly Frame[] {
  const known = new Map(before.map((frame) => [frame.id, frame]));
  return next.map((frame) => {
    const earlier = known.get(frame.id);
    return earlier && sameRecord(earlier, frame) ? earlier : frame;
  });
}

/** The next view with each list, and the view itself, taken over where all in it is the same. */
export function keepLists(before: MapView, next: MapView): MapView {
  const kept = {
    ...next,
    cards: sameItems(before.cards, next.cards) ? before.cards : next.cards,
    links: sameItems(before.links, next.links) ? before.links : next.links,
    frames: sameItems(before.frames, next.frames) ? before.frames : next.frames,
  };
  const same =
    kept.cards === before.cards &&
    kept.links === before.links &&
    kept.frames === before.frames &&
    kept.title === before.title &&
    kept.description === before.description &&
    kept.direction === before.direction;
  return same ? before : kept;
}

/** True when two views of one card look the same. */
export function sameCard(a: CardView, b: CardView): boolean {
  return (
    a.claimId === b.claimId &&
    a.x === b.x &&
    a.y === b.y &&
    a.text === b.text &&
    samePosition(a.position, b.position) &&
    sameAttribution(a.attribution, b.attribution) &&
    a.quotations === b.quotations &&
    a.notes === b.notes &&
    a.collapsed === b.collapsed &&
    a.hiddenBelow === b.hiddenBelow
  );
}

function samePosition(a: Position | null, b: Position | null): boolean {
  // Nearly always the very same: a map of thousands of cards has a handful of positions.
  return a === b || (a?.id === b?.id && sameRecord(a, b));
}

function sameAttribution(a: CardView["attribution"], b: CardView["attribution"]): boolean {
  return a?.name === b?.name && a?.role === b?.role && a?.year === b?.year;
}

/** True when two views of one link look the same. */
export function sameLink(a: LinkView, b: LinkView): boolean {
  return (
    a.inferenceId === b.inferenceId &&
    a.kind === b.kind &&
    sameItems(a.premiseClaimIds, b.premiseClaimIds) &&
    sameItems(a.implicitPremiseClaimIds, b.implicitPremiseClaimIds) &&
    ("claimId" in a.target
      ? "claimId" in b.target && a.target.claimId === b.target.claimId
      : "inferenceId" in b.target && a.target.inferenceId === b.target.inferenceId) &&
    a.junction?.x === b.junction?.x &&
    a.junction?.y === b.junction?.y &&
    a.notes === b.notes
  );
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => item === b[index]));
}
