import { toast } from "sonner";
import { freeSlot } from "#shared/layout/free-slot.ts";
import { boundsOf, type Point, type Rect } from "#shared/layout/geometry.ts";
import { tidyLayout } from "#shared/layout/tidy.ts";
import type { MapView } from "#shared/model/map-view.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { canvasControl } from "../state/canvas-control.ts";
import { perform } from "../state/commands.ts";
import { useMapStore } from "../state/map-store.ts";
import type { ActionContext } from "./context.ts";

type Move = { readonly placementId: string; readonly x: number | null; readonly y: number | null };

/**
 * Lays out the open map, or (with two or more cards selected) the selection where
 * it stands: one change, one undo step. Junctions that were moved by hand go back
 * to where the program puts them.
 */
export async function tidy({ mapId, placedClaimIds }: ActionContext): Promise<void> {
  const view = useMapStore.getState().view;
  if (mapId === null || view === null) return;
  const chosen = placedClaimIds.length > 1 ? new Set(placedClaimIds) : new Set(view.cards.map((card) => card.claimId));
  const moves = tidyMoves(view, chosen);
  if (moves.length === 0) {
    toast("Everything is in its place already.");
    return;
  }
  canvasControl()?.animateNextMove();
  const moved = await perform("map.move", { mapId, moves, label: "Tidy" });
  if (moved !== undefined && chosen.size === view.cards.length) canvasControl()?.fit();
}

/** The moves that lay out the chosen cards of a view and leave the others where they are. */
export function tidyMoves(view: MapView, chosen: ReadonlySet<string>): Move[] {
  const { cards } = geometryOfMap(view);
  const inside = view.cards.filter((card) => chosen.has(card.claimId));
  const layoutCards = inside.map(({ claimId }) => ({ id: claimId, ...sizeOf(cards.get(claimId)) }));
  const links = view.links.filter((link) => link.premiseClaimIds.some((id) => chosen.has(id)));
  const places = tidyLayout(
    layoutCards,
    links.map(({ inferenceId, kind, premiseClaimIds, target }) => ({
      id: inferenceId,
      kind,
      premises: premiseClaimIds.filter((id) => chosen.has(id)),
      target,
    })),
  );
  const origin = originFor(view, chosen, cards, places);
  const moves: Move[] = [];
  for (const card of inside) {
    const place = places.get(card.claimId);
    if (place === undefined) continue;
    const [x, y] = [place.x + origin.x, place.y + origin.y];
    if (x !== card.x || y !== card.y) moves.push({ placementId: card.placementId, x, y });
  }
  for (const link of links) if (link.junction !== null) moves.push({ placementId: link.placementId, x: null, y: null });
  return moves;
}

function sizeOf(rect: Rect | undefined): { readonly width: number; readonly height: number } {
  return { width: rect?.width ?? 0, height: rect?.height ?? 0 };
}

/** Where the laid-out part begins: where it stood, moved aside if it would cover a card that stays. */
function originFor(
  view: MapView,
  chosen: ReadonlySet<string>,
  cards: ReadonlyMap<string, Rect>,
  places: ReadonlyMap<string, Point>,
): Point {
  const before = boundsOf([...cards].flatMap(([id, rect]) => (chosen.has(id) ? [rect] : [])));
  const after = boundsOf([...places].map(([id, at]) => ({ ...at, ...sizeOf(cards.get(id)) })));
  if (before === null || after === null) return { x: 0, y: 0 };
  const others = view.cards.flatMap((card) => {
    const rect = cards.get(card.claimId);
    return chosen.has(card.claimId) || rect === undefined ? [] : [rect];
  });
  if (others.length === 0) return { x: before.x, y: before.y };
  return freeSlot(others, { width: after.width, height: after.height }, { x: before.x, y: before.y });
}
