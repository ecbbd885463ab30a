import type { Attribution, RecordSet } from "../contract/results.ts";
import { attributionsOf } from "./attribution.ts";
import { createRecordTables, type RecordTables } from "./diffs.ts";
import { hiddenCards } from "./hidden-cards.ts";
import {
  type Claim,
  type Frame,
  type InferenceKind,
  type MapDirection,
  type Placement,
  type Position,
  type Premise,
  tableNames,
} from "./records.ts";

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
  readonly direction: MapDirection;
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
 * comes out empty, with an empty title, and reads down.
 */
export function viewMap(tables: RecordTables, mapId: string): MapView {
  const map = tables.maps.get(mapId);
  const onCards: Placement[] = [];
  const onLinks: Placement[] = [];
  const placedClaims = new Set<string>();
  for (const placement of tables.placements.values()) {
    if (placement.mapId !== mapId) continue;
    if (placement.claimId === null) onLinks.push(placement);
    else if (tables.claims.has(placement.claimId)) {
      onCards.push(placement);
      placedClaims.add(placement.claimId);
    }
  }
  const links = whollyPlaced(linksOf(tables, onLinks), placedClaims);
  const hides = hiddenCards(onCards, links);
  const hidden = new Set([...hides.values()].flatMap((claimIds) => [...claimIds]));

  const backing = backingOf(tables);
  const cards: CardView[] = [];
  for (const placement of onCards) {
    const claim = tables.claims.get(placement.claimId ?? "");
    if (claim && !hidden.has(claim.id)) {
      cards.push(cardOf(tables, backing, placement, claim, hides.get(claim.id)?.size ?? 0));
    }
  }
  return {
    mapId,
    title: map?.title ?? "",
    description: map?.description ?? "",
    direction: map?.direction ?? "down",
    cards,
    links: hidden.size === 0 ? links : whollyPlaced(links, new Set(cards.map((card) => card.claimId))),
    frames: framesOf(tables, mapId),
  };
}

export function framesOf(tables: RecordTables, mapId: string): Frame[] {
  return [...tables.frames.values()].filter((frame) => frame.mapId === mapId);
}

/** What a card tells that its claim's record does not hold, by claim. */
type Backing = {
  readonly attributions: ReadonlyMap<string, Attribution>;
  readonly quotations: ReadonlyMap<string, number>;
  readonly notes: ReadonlyMap<string, number>;
};

type Ids = { has(id: string): boolean };

/** What stands behind all claims, or behind `claimIds`. */
export function backingOf(tables: RecordTables, claimIds?: Ids): Backing {
  return {
    attributions: attributionsOf(tables, claimIds),
    quotations: countBy(tables.claimQuotations.values(), (link) => link.claimId, claimIds),
    notes: countBy(tables.notes.values(), (note) => note.claimId, claimIds),
  };
}

export function cardOf(
  tables: RecordTables,
  backing: Backing,
  placement: Placement,
  claim: Claim,
  hiddenBelow: number,
): CardView {
  const attribution = backing.attributions.get(claim.id);
  return {
    placementId: placement.id,
    claimId: claim.id,
    x: placement.x ?? 0,
    y: placement.y ?? 0,
    text: claim.text,
    position: (claim.positionId !== null && tables.positions.get(claim.positionId)) || null,
    attribution: attribution
      ? { name: attribution.speaker.name, role: attribution.speaker.role, year: attribution.year }
      : null,
    quotations: backing.quotations.get(claim.id) ?? 0,
    notes: backing.notes.get(claim.id) ?? 0,
    collapsed: placement.collapsed,
    hiddenBelow,
  };
}

function countBy<T>(records: Iterable<T>, keyOf: (record: T) => string | null, keys?: Ids): Map<string, number> {
  const counts = new Map<string, number>();
  for (const record of records) {
    const key = keyOf(record);
    if (key !== null && keys?.has(key) !== false) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The inferences that stand at these placements, as links, whether or not their ends are there. */
export function linksOf(tables: RecordTables, placements: readonly Placement[]): LinkView[] {
  const premises = new Map<string, Premise[]>();
  for (const { inferenceId } of placements) if (inferenceId !== null) premises.set(inferenceId, []);
  for (const premise of tables.premises.values()) premises.get(premise.inferenceId)?.push(premise);
  const notes = countBy(tables.notes.values(), (note) => note.inferenceId, premises);
  const links: LinkView[] = [];
  for (const placement of placements) {
    const inference = tables.inferences.get(placement.inferenceId ?? "");
    const target = inference && targetOf(inference);
    if (!target) continue;
    const own = premises.get(inference.id) ?? [];
    if (own.length > 1) own.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
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

/** The links whose every end is among `claims` and these links, targets of undercuts included. */
export function whollyPlaced(links: readonly LinkView[], claims: Ids): readonly LinkView[] {
  let known: Map<string, LinkView> | null = null;
  const linkOf = (inferenceId: string) => {
    known ??= new Map(links.map((link) => [link.inferenceId, link]));
    return known.get(inferenceId);
  };
  const premisesPlaced = (link: LinkView) =>
    link.premiseClaimIds.length > 0 && link.premiseClaimIds.every((id) => claims.has(id));
  const verdicts = new Map<string, boolean>();
  return links.filter((link) => {
    const undercuts: LinkView[] = [];
    let next: LinkView | undefined = link;
    let whole = false;
    while (next) {
      const verdict = verdicts.get(next.inferenceId);
      if (verdict !== undefined) whole = verdict;
      else if ("claimId" in next.target) whole = claims.has(next.target.claimId) && premisesPlaced(next);
      else {
        // Inferences that aim at each other in a ring end on nothing.
        verdicts.set(next.inferenceId, false);
        undercuts.push(next);
        next = linkOf(next.target.inferenceId);
        continue;
      }
      break;
    }
    for (const undercut of undercuts.reverse()) {
      whole = whole && premisesPlaced(undercut);
      verdicts.set(undercut.inferenceId, whole);
    }
    return whole;
  });
}
