import type { ActionId } from "#shared/contract/actions.ts";
import { useConnection } from "../state/connection.ts";
import { useMapStore } from "../state/map-store.ts";
import { useSelection } from "../state/selection-store.ts";

/** What an action looks at to know whether it can run, and what it acts on. */
export type ActionContext = {
  /** The open map, null while none is ready. */
  readonly mapId: string | null;
  readonly claimIds: readonly string[];
  readonly inferenceIds: readonly string[];
  /** Those of `claimIds` that stand on the open map. */
  readonly placedClaimIds: readonly string[];
  readonly undo: string | null;
  readonly redo: string | null;
  readonly cards: number;
};

export type Action = {
  /** Its label now, where it says more than the list's. */
  readonly label?: (context: ActionContext) => string;
  readonly enabled: (context: ActionContext) => boolean;
  readonly run: (context: ActionContext) => void | Promise<void>;
};

export type ActionTable = Partial<Record<ActionId, Action>>;

/** The context of this moment. */
export function actionContext(): ActionContext {
  const map = useMapStore.getState();
  const selection = useSelection.getState();
  const { history } = useConnection.getState();
  const placed = new Set(map.view?.cards.map((card) => card.claimId));
  return {
    mapId: map.status === "ready" ? map.mapId : null,
    claimIds: selection.claimIds,
    inferenceIds: selection.inferenceIds,
    placedClaimIds: selection.claimIds.filter((id) => placed.has(id)),
    undo: history.undo,
    redo: history.redo,
    cards: map.view?.cards.length ?? 0,
  };
}

export function always(): boolean {
  return true;
}

export function onMap(context: ActionContext): boolean {
  return context.mapId !== null;
}
