import { toast } from "sonner";
import type { ArgumentRow, Attribution } from "#shared/contract/results.ts";
import { FreeSlots } from "#shared/layout/free-slot.ts";
import type { Claim, Position } from "#shared/model/records.ts";
import { layoutCard } from "#shared/scene/card.ts";
import { canvasControl } from "../state/canvas-control.ts";
import { ask, perform } from "../state/commands.ts";
import { useMapStore } from "../state/map-store.ts";
import { select } from "../state/selection-store.ts";
import { cardRects } from "./card-rects.ts";
import { directionOf } from "./tidy/tidy.ts";

/** Puts every argument for or against a claim that the open map does not show on the map, with its claims, in free places below it. */
export async function placeHiddenArguments(mapId: string, claimId: string): Promise<void> {
  const detail = await ask("claim.get", { claimId });
  const hidden = [...detail.supports, ...detail.attacks].filter((row) => !row.mapIds.includes(mapId));
  if (hidden.length === 0) {
    toast("Every argument for or against this claim is on the map.");
    return;
  }
  await placeArguments(mapId, claimId, hidden);
}

/** Puts these arguments about a claim on the open map: claims that are not there yet go to free places below it. */
export async function placeArguments(mapId: string, claimId: string, rows: readonly ArgumentRow[]): Promise<void> {
  const { view, tables } = useMapStore.getState();
  if (view === null) return;
  const cards = cardRects(view);
  const missing = new Map<string, { readonly claim: Claim; readonly attribution: Attribution | null }>();
  for (const row of rows) {
    for (const premise of row.premises) if (!cards.has(premise.claim.id)) missing.set(premise.claim.id, premise);
  }
  const entries = [...missing.values()];
  const sizes = entries.map(({ claim, attribution }) => sizeOf(claim, attribution, tables.positions));
  const target = cards.get(claimId);
  const slots = new FreeSlots(cards.values());
  const spots = sizes.map((size) => {
    const near = target ? slots.below(target, size, directionOf(mapId)) : { x: 0, y: 0 };
    return slots.take(size, near);
  });
  const claims = entries.flatMap(({ claim }, index) => {
    const spot = spots[index];
    return spot ? [{ claimId: claim.id, x: spot.x, y: spot.y }] : [];
  });
  const placed = await perform("map.placeInferences", {
    mapId,
    inferenceIds: rows.map((row) => row.inference.id),
    claims,
  });
  if (placed === undefined) return;
  select({ claimIds: claims.map((spot) => spot.claimId) });
  const first = claims[0];
  if (first) canvasControl()?.reveal({ claimId: first.claimId });
}

function sizeOf(claim: Claim, attribution: Attribution | null, positions: ReadonlyMap<string, Position>) {
  const { width, height } = layoutCard({
    text: claim.text,
    position: (claim.positionId !== null && positions.get(claim.positionId)) || null,
    attribution: attribution && {
      name: attribution.speaker.name,
      role: attribution.speaker.role,
      year: attribution.year,
    },
    // A card with counts is as high as one without when it has a position; room for the header line is kept either way.
    quotations: 1,
    notes: 0,
    collapsed: false,
    hiddenBelow: 0,
  });
  return { width, height };
}
