import type { Diff, RecordTables } from "./diffs.ts";
import {
  backingOf,
  type CardView,
  cardOf,
  framesOf,
  type LinkView,
  linksOf,
  type MapView,
  viewMap,
} from "./map-view.ts";
import type { Inference, Placement } from "./records.ts";
import { keepFrames, keepLists, keepSame, sameCard, sameLink } from "./same-view.ts";

/**
 * The view of a map after a change: what `viewMap` makes of `tables`, to which
 * the diff has been applied, when `before` is what it made of them before that.
 * Cards and links that look as they did are the very objects of `before`, and so
 * are whole lists and the view, so that what is drawn from them need not be drawn
 * anew. Moves, texts, counts, new cards and new links cost a walk through the
 * lists; whatever may hide or bring back other cards and links is reckoned anew.
 */
export function viewAfter(before: MapView, tables: RecordTables, diff: Diff): MapView {
  const changes = changesOf(before.mapId, diff);
  const added = changes && addedBy(changes, before, tables);
  if (!added) return keepSame(before, viewMap(tables, before.mapId));
  const map = tables.maps.get(before.mapId);
  const cards = [...changedCards(before.cards, changes, tables), ...added.cards];
  const links = [...changedLinks(before.links, changes, tables), ...added.links];
  return keepLists(before, {
    mapId: before.mapId,
    title: map?.title ?? "",
    description: map?.description ?? "",
    direction: map?.direction ?? "down",
    cards,
    links,
    frames: changes.frames ? keepFrames(before.frames, framesOf(tables, before.mapId)) : before.frames,
  });
}

/** What a diff does to a map that neither hides nor brings back anything but what it adds. */
type Changes = {
  /** Placements that only moved, by id. */
  readonly moved: Map<string, Placement>;
  /** Claims and inferences that look different where they stand. */
  readonly claimIds: Set<string>;
  readonly inferenceIds: Set<string>;
  readonly addedCards: Placement[];
  readonly addedLinks: Placement[];
  /** Inferences whose premises are others than before. */
  readonly rebuiltIds: Set<string>;
  /** True when records came that something on the map may have waited for. */
  creates: boolean;
  frames: boolean;
};

/** Null when the diff may change what is hidden or left out, or touches what stands behind any number of cards. */
function changesOf(mapId: string, diff: Diff): Changes | null {
  const changes: Changes = {
    moved: new Map(),
    claimIds: new Set(),
    inferenceIds: new Set(),
    addedCards: [],
    addedLinks: [],
    rebuiltIds: new Set(),
    creates: false,
    frames: false,
  };
  for (const change of diff) {
    switch (change.table) {
      case "placements":
        if (!takePlacement(changes, mapId, change.before, change.after)) return null;
        break;
      case "claims":
        if (change.after === null) return null;
        if (change.before === null) changes.creates = true;
        else changes.claimIds.add(change.id);
        break;
      case "inferences":
        if (change.after === null) return null;
        if (change.before === null) changes.creates = true;
        else if (!sameTarget(change.before, change.after)) return null;
        else changes.inferenceIds.add(change.id);
        break;
      case "premises":
        for (const premise of [change.before, change.after]) {
          if (premise === null) continue;
          changes.inferenceIds.add(premise.inferenceId);
          changes.rebuiltIds.add(premise.inferenceId);
        }
        break;
      case "claimQuotations":
        for (const link of [change.before, change.after]) if (link) changes.claimIds.add(link.claimId);
        break;
      case "notes":
        for (const note of [change.before, change.after]) {
          if (note?.claimId) changes.claimIds.add(note.claimId);
          if (note?.inferenceId) changes.inferenceIds.add(note.inferenceId);
        }
        break;
      case "positions":
      case "speakers":
      case "sources":
      case "quotations":
        // Nothing refers to a record that comes or goes but what comes or goes in the same diff.
        if (change.before !== null && change.after !== null) return null;
        break;
      case "frames":
        if (change.before?.mapId === mapId || change.after?.mapId === mapId) changes.frames = true;
        break;
      case "maps":
      case "tags":
      case "taggings":
        break;
    }
  }
  return changes;
}

/** False when the placement's change may hide or bring back other cards or links. */
function takePlacement(changes: Changes, mapId: string, before: Placement | null, after: Placement | null): boolean {
  if (before?.mapId !== mapId && after?.mapId !== mapId) return true;
  if (after?.mapId !== mapId) return false;
  if (before === null) {
    (after.claimId === null ? changes.addedLinks : changes.addedCards).push(after);
    return true;
  }
  changes.moved.set(after.id, after);
  return (
    before.mapId === mapId &&
    before.claimId === after.claimId &&
    before.inferenceId === after.inferenceId &&
    before.collapsed === after.collapsed
  );
}

function sameTarget(a: Inference, b: Inference): boolean {
  return a.targetClaimId === b.targetClaimId && a.targetInferenceId === b.targetInferenceId;
}

type Added = { readonly cards: readonly CardView[]; readonly links: readonly LinkView[] };

/**
 * The cards and links that come with a diff. Null when they are not the only
 * ones: it must be certain that everything on the map is shown, before and after.
 */
function addedBy(changes: Changes, before: MapView, tables: RecordTables): Added | null {
  const { addedCards, addedLinks, rebuiltIds } = changes;
  if (addedCards.length + addedLinks.length + rebuiltIds.size === 0 && !changes.creates)
    return { cards: [], links: [] };
  const rebuilt = before.links.flatMap((link) => {
    const placement = rebuiltIds.has(link.inferenceId) ? tables.placements.get(link.placementId) : undefined;
    return placement ? [placement] : [];
  });
  const links = linksOf(tables, [...rebuilt, ...addedLinks]);
  if (!allShown(before, changes, tables, links)) return null;
  const claimIds = new Set(addedCards.map((placement) => placement.claimId ?? ""));
  const backing = backingOf(tables, claimIds);
  const cards: CardView[] = [];
  for (const placement of addedCards) {
    const claim = tables.claims.get(placement.claimId ?? "");
    if (!claim) return null;
    cards.push(cardOf(tables, backing, placement, claim, 0));
  }
  return { cards, links: links.slice(rebuilt.length) };
}

/** True when nothing is collapsed, as many cards and links stand on the map as are shown, and these links have all their ends there. */
function allShown(
  before: MapView,
  { addedCards, addedLinks }: Changes,
  tables: RecordTables,
  links: readonly LinkView[],
): boolean {
  const claims = new Set<string>();
  const inferences = new Set<string>();
  for (const link of links) {
    for (const claimId of link.premiseClaimIds) claims.add(claimId);
    if ("claimId" in link.target) claims.add(link.target.claimId);
    else inferences.add(link.target.inferenceId);
  }
  let cardCount = 0;
  let linkCount = 0;
  for (const placement of tables.placements.values()) {
    if (placement.mapId !== before.mapId) continue;
    if (placement.collapsed) return false;
    if (placement.claimId === null) linkCount += 1;
    else {
      cardCount += 1;
      claims.delete(placement.claimId);
    }
  }
  if (cardCount !== before.cards.length + addedCards.length) return false;
  if (linkCount !== before.links.length + addedLinks.length) return false;
  // A target that is shown already, or comes before what aims at it: so no new links can form a ring.
  for (const link of before.links) inferences.delete(link.inferenceId);
  const come = new Set<string>();
  for (const link of links) {
    if (link.premiseClaimIds.length === 0) return false;
    if ("inferenceId" in link.target && inferences.has(link.target.inferenceId) && !come.has(link.target.inferenceId)) {
      return false;
    }
    come.add(link.inferenceId);
  }
  return claims.size === 0;
}

function changedCards(cards: readonly CardView[], changes: Changes, tables: RecordTables): readonly CardView[] {
  const { moved, claimIds } = changes;
  if (moved.size === 0 && claimIds.size === 0) return cards;
  const backing = claimIds.size === 0 ? null : backingOf(tables, claimIds);
  return cards.map((card) => {
    if (backing && claimIds.has(card.claimId)) {
      const placement = tables.placements.get(card.placementId);
      const claim = tables.claims.get(card.claimId);
      const next = placement && claim ? cardOf(tables, backing, placement, claim, card.hiddenBelow) : card;
      return sameCard(card, next) ? card : next;
    }
    const placement = moved.get(card.placementId);
    if (!placement) return card;
    const { x, y } = placement;
    return card.x === x && card.y === y ? card : { ...card, x: x ?? 0, y: y ?? 0 };
  });
}

function changedLinks(links: readonly LinkView[], changes: Changes, tables: RecordTables): readonly LinkView[] {
  const { moved, inferenceIds } = changes;
  const touched: Placement[] = [];
  for (const { placementId, inferenceId } of links) {
    if (!moved.has(placementId) && !inferenceIds.has(inferenceId)) continue;
    const placement = tables.placements.get(placementId);
    if (placement) touched.push(placement);
  }
  if (touched.length === 0) return links;
  const next = new Map(linksOf(tables, touched).map((link) => [link.placementId, link]));
  return links.map((link) => {
    const changed = next.get(link.placementId);
    return changed && !sameLink(link, changed) ? changed : link;
  });
}
