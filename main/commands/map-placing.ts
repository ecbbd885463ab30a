import type { Edit } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { Inference, Placement } from "#shared/model/records.ts";
import { endsStand } from "#shared/model/rules.ts";
import type { CommandContext, Handlers } from "./context.ts";
import { counted, edit, need, needAll, notFound, patchRecord, refuse } from "./context.ts";
import {
  connectClaims,
  endsOf,
  type Placed,
  placeClaim,
  placedOn,
  placeInference,
  touchMap,
  unplace,
} from "./placing.ts";

type PlacingCommand = "map.place" | "map.placeInferences" | "map.remove" | "map.move" | "map.collapse";

type Spot = CheckedArguments<"map.place">["claims"][number];

/** What stands on a map, and where. */
export const mapPlacingHandlers: Handlers<PlacingCommand> = {
  "map.place": (context, { mapId, claims, connect }) => {
    const spots = firstOfEach(claims);
    edit(context, `Place ${counted(spots.length, "claim")}`, (tx) => {
      need(tx, "maps", mapId);
      needAll(tx, "claims", claimIdsOf(spots));
      const placed = placedOn(tx, mapId);
      const before = placed.claims.size + placed.inferences.size;
      placeMissing(tx, placed, mapId, spots);
      if (connect) connectClaims(tx, placed, mapId, claimIdsOf(spots));
      if (placed.claims.size + placed.inferences.size > before) touchMap(tx, mapId);
    });
    return null;
  },

  "map.placeInferences": placeInferences,

  "map.remove": (context, { mapId, claimIds, inferenceIds }) => {
    edit(context, removalLabel(new Set(claimIds).size, new Set(inferenceIds).size), (tx) => {
      need(tx, "maps", mapId);
      needAll(tx, "claims", claimIds);
      needAll(tx, "inferences", inferenceIds);
      unplace(tx, mapId, { claimIds, inferenceIds });
    });
    return null;
  },

  "map.move": (context, { mapId, moves, label, direction }) => {
    const spots = new Map(moves.map(({ placementId, x, y }) => [placementId, { x, y }]));
    edit(context, label === "Tidy" ? label : `Move ${counted(spots.size, "card")}`, (tx) => {
      need(tx, "maps", mapId);
      const placements = needAll(tx, "placements", [...spots.keys()]);
      if (placements.some((placement) => placement.mapId !== mapId)) throw notFound("placements");
      for (const placement of placements) refuseHalfPlace(placement, spots.get(placement.id));
      let moved = false;
      for (const [placementId, spot] of spots) moved = patchRecord(tx, "placements", placementId, spot) || moved;
      if (direction !== undefined) moved = patchRecord(tx, "maps", mapId, { direction }) || moved;
      if (moved) touchMap(tx, mapId);
    });
    return null;
  },

  "map.collapse": (context, { mapId, claimId, collapsed }) => {
    edit(context, collapsed ? "Collapse card" : "Expand card", (tx) => {
      need(tx, "maps", mapId);
      need(tx, "claims", claimId);
      const placement = tx.where("placements", { mapId, claimId })[0];
      if (!placement) throw refuse("That claim is not on this map. Place it there first.");
      if (patchRecord(tx, "placements", placement.id, { collapsed })) touchMap(tx, mapId);
    });
    return null;
  },
};

/** Puts inferences on a map, those they aim at first, and the claims among their ends that have a spot. */
function placeInferences(
  context: CommandContext,
  { mapId, inferenceIds, claims }: CheckedArguments<"map.placeInferences">,
): null {
  const asked = [...new Set(inferenceIds)];
  edit(context, `Place ${counted(asked.length, "argument")}`, (tx) => {
    need(tx, "maps", mapId);
    needAll(tx, "claims", claimIdsOf(claims));
    const placed = placedOn(tx, mapId);
    const before = placed.claims.size + placed.inferences.size;
    const inferences = withTargets(tx, placed, needAll(tx, "inferences", asked));
    const ends = endsOf(tx, inferences);
    const wanted = new Set(
      ends.flatMap(({ premiseClaimIds, target }) =>
        "claimId" in target ? [...premiseClaimIds, target.claimId] : premiseClaimIds,
      ),
    );
    placeMissing(
      tx,
      placed,
      mapId,
      firstOfEach(claims).filter(({ claimId }) => wanted.has(claimId)),
    );
    for (const end of ends) {
      if (placed.inferences.has(end.inference.id)) continue;
      if (!endsStand(end, placed)) {
        throw refuse("An argument can stand on a map only where all its claims do. Place its claims there too.");
      }
      placeInference(tx, placed, mapId, end.inference.id);
    }
    if (placed.claims.size + placed.inferences.size > before) touchMap(tx, mapId);
  });
  return null;
}

/** These inferences and those they aim at that are not on the map, each after the one that it aims at. */
function withTargets(tx: Edit, placed: Placed, inferences: readonly Inference[]): Inference[] {
  const ordered = new Map<string, Inference>();
  for (const inference of inferences) {
    const chain: Inference[] = [];
    let next: Inference | null = inference;
    while (next !== null && !placed.inferences.has(next.id) && !ordered.has(next.id)) {
      chain.push(next);
      next = next.targetInferenceId === null ? null : need(tx, "inferences", next.targetInferenceId);
    }
    for (const link of chain.reverse()) ordered.set(link.id, link);
  }
  return [...ordered.values()];
}

type Move = Pick<CheckedArguments<"map.move">["moves"][number], "x" | "y">;

/** A card has a place; a junction has one or leaves it to the program. */
function refuseHalfPlace({ claimId }: Placement, spot: Move | undefined): void {
  if (!spot) return;
  const missing = [spot.x, spot.y].filter((coordinate) => coordinate === null).length;
  if (claimId !== null && missing > 0) throw refuse("A card must have a place on the map. Give both x and y.");
  if (missing === 1) throw refuse("A junction has both coordinates or none. Give both x and y, or neither.");
}

function placeMissing(tx: Edit, placed: Placed, mapId: string, spots: readonly Spot[]): void {
  for (const { claimId, x, y } of spots) {
    if (!placed.claims.has(claimId)) placeClaim(tx, placed, { mapId, claimId, x, y });
  }
}

function firstOfEach(spots: readonly Spot[]): Spot[] {
  const first = new Map<string, Spot>();
  for (const spot of spots) if (!first.has(spot.claimId)) first.set(spot.claimId, spot);
  return [...first.values()];
}

function claimIdsOf(spots: readonly Spot[]): string[] {
  return spots.map(({ claimId }) => claimId);
}

function removalLabel(claims: number, inferences: number): string {
  if (inferences === 0) return `Remove ${counted(claims, "claim")} from map`;
  if (claims === 0) return `Remove ${counted(inferences, "argument")} from map`;
  return `Remove ${claims + inferences} items from map`;
}
