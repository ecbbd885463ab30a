import type { Edit, Reader } from "#main/store/library.ts";
import type { Inference, Placement } from "#shared/model/records.ts";
import { endsStand, type Target, targetOf } from "#shared/model/rules.ts";
import { byIds } from "./context.ts";

/** What stands on one map, by claim and by inference. */
export type Placed = {
  readonly claims: Map<string, Placement>;
  readonly inferences: Map<string, Placement>;
};

/** An inference with its ends. */
export type Ends = { readonly inference: Inference; readonly premiseClaimIds: string[]; readonly target: Target };

/** Everything that stands on a map. */
export function placedOn(reader: Reader, mapId: string): Placed {
  const placed: Placed = { claims: new Map(), inferences: new Map() };
  for (const placement of reader.where("placements", { mapId })) {
    if (placement.claimId !== null) placed.claims.set(placement.claimId, placement);
    else if (placement.inferenceId !== null) placed.inferences.set(placement.inferenceId, placement);
  }
  return placed;
}

/** The ends of these inferences, premises in their order. */
export function endsOf(reader: Reader, inferences: readonly Inference[]): Ends[] {
  const premises = new Map<string, { claimId: string; rank: number }[]>();
  if (inferences.length > 0) {
    const ids = inferences.map(({ id }) => id);
    for (const premise of reader.whereIn("premises", "inferenceId", ids)) {
      const list = premises.get(premise.inferenceId);
      if (list) list.push(premise);
      else premises.set(premise.inferenceId, [premise]);
    }
  }
  return inferences.map((inference) => ({
    inference,
    premiseClaimIds: (premises.get(inference.id) ?? []).sort((a, b) => a.rank - b.rank).map(({ claimId }) => claimId),
    target: targetOf(inference),
  }));
}

/** The inferences that have one of these claims as premise or target, each once, in the library's order. */
export function inferencesTouching(reader: Reader, claimIds: readonly string[]): Inference[] {
  if (claimIds.length === 0) return [];
  const found = new Map<string, Inference>();
  for (const inference of reader.whereIn("inferences", "targetClaimId", claimIds)) found.set(inference.id, inference);
  const premises = reader.whereIn("premises", "claimId", claimIds);
  for (const inference of byIds(reader, "inferences", [...new Set(premises.map((premise) => premise.inferenceId))])) {
    found.set(inference.id, inference);
  }
  return [...found.values()];
}

/** Puts a claim on a map, its card's top left corner at x, y. The caller sees to it that it is not there yet. */
export function placeClaim(
  tx: Edit,
  placed: Placed,
  spot: { mapId: string; claimId: string; x: number; y: number },
): void {
  const placement = { id: tx.newId("placements"), ...spot, inferenceId: null, collapsed: false };
  tx.insert("placements", placement);
  placed.claims.set(spot.claimId, placement);
}

/** Puts an inference on a map, its junction placed from its cards. The caller sees to it that its ends stand there. */
export function placeInference(tx: Edit, placed: Placed, mapId: string, inferenceId: string): void {
  const id = tx.newId("placements");
  const placement = { id, mapId, claimId: null, inferenceId, x: null, y: null, collapsed: false };
  tx.insert("placements", placement);
  placed.inferences.set(inferenceId, placement);
}

/**
 * Places every inference that has one of these claims as an end, and every
 * inference on one so placed, whose premises and target all stand on the map.
 */
export function connectClaims(tx: Edit, placed: Placed, mapId: string, claimIds: readonly string[]): void {
  let candidates = inferencesTouching(tx, claimIds);
  while (candidates.length > 0) {
    const ready = endsOf(tx, candidates).filter(
      (ends) => !placed.inferences.has(ends.inference.id) && endsStand(ends, placed),
    );
    for (const { inference } of ready) placeInference(tx, placed, mapId, inference.id);
    if (ready.length === 0) return;
    // What waited for one of these may be among the candidates as well as on the inferences just placed.
    const readyIds = ready.map(({ inference }) => inference.id);
    const placedNow = new Set(readyIds);
    const left = candidates.filter(({ id }) => !placedNow.has(id));
    const onThem = tx.whereIn("inferences", "targetInferenceId", readyIds);
    candidates = [...new Map([...left, ...onThem].map((inference) => [inference.id, inference])).values()];
  }
}

/**
 * Takes claims and inferences off a map together with every inference there
 * that would lose an end. What is not on the map is passed over. Says whether
 * anything went.
 */
export function unplace(
  tx: Edit,
  mapId: string,
  { claimIds, inferenceIds }: { readonly claimIds: readonly string[]; readonly inferenceIds: readonly string[] },
): boolean {
  const placed = placedOn(tx, mapId);
  const claims = claimIds.filter((id) => placed.claims.has(id));
  const going = new Set(inferenceIds.filter((id) => placed.inferences.has(id)));
  for (const { id } of inferencesTouching(tx, claims)) if (placed.inferences.has(id)) going.add(id);
  addThoseAimedAt(tx, going, (id) => placed.inferences.has(id));
  const placements = [
    ...[...going].map((id) => placed.inferences.get(id)),
    ...[...new Set(claims)].map((id) => placed.claims.get(id)),
  ];
  for (const placement of placements) if (placement) tx.delete("placements", placement.id);
  if (placements.length > 0) touchMap(tx, mapId);
  return placements.length > 0;
}

/** Adds to `inferenceIds` every inference that aims at one of them, by however many steps. */
export function addThoseAimedAt(
  reader: Reader,
  inferenceIds: Set<string>,
  counts: (inferenceId: string) => boolean = () => true,
): void {
  let frontier = [...inferenceIds];
  while (frontier.length > 0) {
    const onThem = reader.whereIn("inferences", "targetInferenceId", frontier).map(({ id }) => id);
    frontier = onThem.filter((id) => counts(id) && !inferenceIds.has(id));
    for (const id of frontier) inferenceIds.add(id);
  }
}

/** Notes that what stands on a map changed. */
export function touchMap(tx: Edit, mapId: string): void {
  tx.update("maps", mapId, { updatedAt: tx.now });
}
