import type { RecordSet } from "../contract/results.ts";
import { attributionsOf } from "./attribution.ts";
import { createRecordTables, type RecordTables } from "./diffs.ts";
import { type Frame, type InferenceKind, type Placement, type Position, tableNames } from "./records.ts";

/** What stands on one map, ready to draw: collapsed parts are gone, and so is what has lost an end. */
export type CardView = {
  readonly placementId: string;
  readonly claimId: string;
  /** Top left corner in map pixels. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly position: Position | null;
  readonly attribution: { readonly name: string; readonly role: string | null; readonly year: string | null } | null;
  /** How many quotations and notes the claim has. */
  readonly quotations: number;
  readonly notes: number;
  readonly collapsed: boolean;
  /** How many cards this one hides while collapsed. */
  readonly hiddenBelow: number;
};

export type LinkTarget = { readonly claimId: string } | { readonly inferenceId: string };

export type LinkView = {
  readonly placementId: string;
  readonly inferenceId: string;
  readonly kind: InferenceKind;
  /** In the order of their ranks. */
  readonly premiseClaimIds: readonly string[];
  readonly implicitPremiseClaimIds: readonly string[];
  readonly target: LinkTarget;
  /** Where the person put the junction; null: the program finds a place. */
  readonly junction: { readonly x: number; readonly y: number } | null;
  readonly notes: number;
};

export type MapView = {
  readonly mapId: string;
  readonly title: string;
  readonly description: string;
  readonly cards: readonly CardView[];
  readonly links: readonly LinkView[];
  readonly frames: readonly Frame[];
};

/** The records of a set by table and id. */
export function tablesFrom(set: RecordSet): RecordTables {
  const tables = createRecordTables();
  for (const name of tableNames) {
    const table: Map<string, object> = tables[name];
    for (const record of set[name] ?? []) table.set(record.id, record);
  }
  return tables;
}

/**
 * One map's cards, links and frames, in the order of the tables. A link is left
 * out when a premise or its target is not on the map or is hidden. An unknown map
 * comes out empty, with an empty title.
 */
export function viewMap(tables: RecordTables, mapId: string): MapView {
  const map = tables.maps.get(mapId);
  const placements = [...tables.placements.values()].filter((placement) => placement.mapId === mapId);
  const placedClaims = new Set<string>();
  for (const { claimId } of placements) if (claimId !== null && tables.claims.has(claimId)) placedClaims.add(claimId);
  const links = whollyPlaced(linksOf(tables, placements), placedClaims);
  const hides = hiddenCards(placements, placedClaims, links);
  const hidden = new Set([...hides.values()].flatMap((claimIds) => [...claimIds]));

  const attributions = attributionsOf(tables);
  const quotations = countBy(tables.claimQuotations.values(), (link) => link.claimId);
  const notes = countBy(tables.notes.values(), (note) => note.claimId);
  const cards: CardView[] = [];
  for (const placement of placements) {
    const claim = placement.claimId === null ? undefined : tables.claims.get(placement.claimId);
    if (!claim || hidden.has(claim.id)) continue;
    const attribution = attributions.get(claim.id);
    cards.push({
      placementId: placement.id,
      claimId: claim.id,
      x: placement.x ?? 0,
      y: placement.y ?? 0,
      text: claim.text,
      position: (claim.positionId !== null && tables.positions.get(claim.positionId)) || null,
      attribution: attribution
        ? { name: attribution.speaker.name, role: attribution.speaker.role, year: attribution.year }
        : null,
      quotations: quotations.get(claim.id) ?? 0,
      notes: notes.get(claim.id) ?? 0,
      collapsed: placement.collapsed,
      hiddenBelow: hides.get(claim.id)?.size ?? 0,
    });
  }
  const shown = new Set(cards.map((card) => card.claimId));
  return {
    mapId,
    title: map?.title ?? "",
    description: map?.description ?? "",
    cards,
    links: whollyPlaced(links, shown),
    frames: [...tables.frames.values()].filter((frame) => frame.mapId === mapId),
  };
}

function countBy<T>(records: Iterable<T>, keyOf: (record: T) => string | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const record of records) {
    const key = keyOf(record);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function linksOf(tables: RecordTables, placements: readonly Placement[]): LinkView[] {
  const placed = placements.filter((placement) => placement.inferenceId !== null);
  const placedIds = new Set(placed.map((placement) => placement.inferenceId));
  const premises = Map.groupBy(
    [...tables.premises.values()].filter((premise) => placedIds.has(premise.inferenceId)),
    (premise) => premise.inferenceId,
  );
  const notes = countBy(tables.notes.values(), (note) => note.inferenceId);
  const links: LinkView[] = [];
  for (const placement of placed) {
    const inference = placement.inferenceId === null ? undefined : tables.inferences.get(placement.inferenceId);
    if (!inference) continue;
    const target = targetOf(inference);
    if (!target) continue;
    const own = (premises.get(inference.id) ?? []).sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
    links.push({
      placementId: placement.id,
      inferenceId: inference.id,
      kind: inference.kind,
      premiseClaimIds: own.map((premise) => premise.claimId),
      implicitPremiseClaimIds: own.filter((premise) => premise.implicit).map((premise) => premise.claimId),
      target,
      junction: placement.x === null || placement.y === null ? null : { x: placement.x, y: placement.y },
      notes: notes.get(inference.id) ?? 0,
    });
  }
  return links;
}

function targetOf(inference: {
  readonly targetClaimId: string | null;
  readonly targetInferenceId: string | null;
}): LinkTarget | null {
  if (inference.targetClaimId !== null) return { claimId: inference.targetClaimId };
  return inference.targetInferenceId === null ? null : { inferenceId: inference.targetInferenceId };
}

/** The links whose every end is there, targets of undercuts included. */
function whollyPlaced(links: readonly LinkView[], claims: ReadonlySet<string>): readonly LinkView[] {
  const byId = new Map(links.map((link) => [link.inferenceId, link]));
  const verdicts = new Map<string, boolean>();
  const isWhole = (link: LinkView): boolean => {
    const known = verdicts.get(link.inferenceId);
    if (known !== undefined) return known;
    // Inferences that aim at each other in a ring end on nothing.
    verdicts.set(link.inferenceId, false);
    const target = "claimId" in link.target ? null : byId.get(link.target.inferenceId);
    const whole =
      link.premiseClaimIds.length > 0 &&
      link.premiseClaimIds.every((id) => claims.has(id)) &&
      ("claimId" in link.target
        ? claims.has(link.target.claimId)
        : target !== undefined && target !== null && isWhole(target));
    verdicts.set(link.inferenceId, whole);
    return whole;
  };
  return links.filter(isWhole);
}

/**
 * What each collapsed claim hides: the claims whose every way up, along the
 * arguments of this map, leads through it. A claim that argues for nothing is
 * never hidden; one that several collapsed claims hide together is counted with
 * the first of them that reaches it.
 */
function hiddenCards(
  placements: readonly Placement[],
  claims: ReadonlySet<string>,
  links: readonly LinkView[],
): Map<string, Set<string>> {
  const collapsed = placements.flatMap((p) =>
    p.collapsed && p.claimId !== null && claims.has(p.claimId) ? [p.claimId] : [],
  );
  const hides = new Map<string, Set<string>>(collapsed.map((claimId) => [claimId, new Set<string>()]));
  if (collapsed.length === 0) return hides;

  const byId = new Map(links.map((link) => [link.inferenceId, link]));
  /** The claim that a link argues about in the end: an undercut belongs to the claim its target argues about. */
  const subjectOf = (link: LinkView): string | null => {
    let current: LinkView | undefined = link;
    while (current && !("claimId" in current.target)) current = byId.get(current.target.inferenceId);
    return current && "claimId" in current.target ? current.target.claimId : null;
  };
  const parents = new Map<string, Set<string>>();
  const children = new Map<string, Set<string>>();
  for (const link of links) {
    const subject = subjectOf(link);
    if (subject === null) continue;
    for (const premise of link.premiseClaimIds) {
      if (premise === subject) continue;
      parents.set(premise, (parents.get(premise) ?? new Set()).add(subject));
      children.set(subject, (children.get(subject) ?? new Set()).add(premise));
    }
  }
  const isCollapsed = new Set(collapsed);
  const all = (claimId: string) => children.get(claimId) ?? [];
  const shown = new Set<string>();
  const covered = new Set<string>();
  const show = (claimId: string) => {
    for (const id of reach(shown, [claimId], (each) => (isCollapsed.has(each) ? [] : all(each)))) {
      if (isCollapsed.has(id)) reach(covered, all(id), all);
    }
  };
  for (const claimId of claims) if (!parents.has(claimId)) show(claimId);
  // Claims that argue in a ring have no top: a collapsed one stands for the ring, else all of it stays.
  for (const claimId of [...collapsed, ...claims]) if (!shown.has(claimId) && !covered.has(claimId)) show(claimId);

  const counted = new Set<string>();
  for (const claimId of collapsed) {
    if (!shown.has(claimId)) continue;
    for (const id of reach(new Set(), all(claimId), all)) {
      if (shown.has(id) || counted.has(id)) continue;
      counted.add(id);
      hides.get(claimId)?.add(id);
    }
  }
  return hides;
}

/** Adds to `reached` what can be reached from `start`; answers what was new. */
function reach(reached: Set<string>, start: Iterable<string>, next: (id: string) => Iterable<string>): Set<string> {
  const added = new Set([...start].filter((id) => !reached.has(id)));
  for (const id of added) for (const follower of next(id)) if (!reached.has(follower)) added.add(follower);
  for (const id of added) reached.add(id);
  return added;
}
