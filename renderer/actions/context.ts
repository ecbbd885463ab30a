import type { ActionId } from "#shared/contract/actions.ts";
import { useConnection } from "../state/connection.ts";
import { useMapStore } from "../state/map-store.ts";
import { shownIn } from "../state/placed.ts";
import { useReader } from "../state/reader-store.ts";
import { useSelection } from "../state/selection-store.ts";

/** What an action looks at to know whether it can run, and what it acts on. */
export type ActionContext = {
  /** The open map, null while none is ready. */
  readonly mapId: string | null;
  readonly claimIds: readonly string[];
  readonly inferenceIds: readonly string[];
  /** Those of `claimIds` that stand on the open map. */
  readonly placedClaimIds: readonly string[];
  /** The source in the inspector, else the one in the reading pane. */
  readonly sourceId: string | null;
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

let newest: { readonly madeOf: readonly unknown[]; readonly context: ActionContext } | null = null;

/** The context of this moment; the same object until something in it changes, since every button and key asks for it. */
export function actionContext(): ActionContext {
  const { view, status, mapId } = useMapStore.getState();
  const { claimIds, inferenceIds, sourceId: selected } = useSelection.getState();
  const sourceId = selected ?? useReader.getState().sourceId;
  const { history } = useConnection.getState();
  const madeOf = [view, status, mapId, claimIds, inferenceIds, sourceId, history];
  if (newest?.madeOf.every((part, index) => part === madeOf[index])) return newest.context;
  const shown = shownIn(view);
  const context: ActionContext = {
    mapId: status === "ready" ? mapId : null,
    claimIds,
    inferenceIds,
    placedClaimIds: claimIds.filter((id) => shown.claims.has(id)),
    sourceId,
    undo: history.undo,
    redo: history.redo,
    cards: view?.cards.length ?? 0,
  };
  newest = { madeOf, context };
  return context;
}

export function always(): boolean {
  return true;
}

export function onMap(context: ActionContext): boolean {
  return context.mapId !== null;
}
