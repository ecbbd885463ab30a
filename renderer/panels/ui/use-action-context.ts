import { type ActionContext, actionContext } from "../../actions/context.ts";
import { useConnection } from "../../state/connection.ts";
import { useMapStore } from "../../state/map-store.ts";
import { useReader } from "../../state/reader-store.ts";
import { useSelection } from "../../state/selection-store.ts";

/** The context that actions look at, kept current. */
export function useActionContext(): ActionContext {
  useMapStore((state) => state.view);
  useMapStore((state) => state.status);
  useSelection((state) => state.claimIds);
  useSelection((state) => state.inferenceIds);
  useSelection((state) => state.sourceId);
  useReader((state) => state.sourceId);
  useConnection((state) => state.history);
  return actionContext();
}
