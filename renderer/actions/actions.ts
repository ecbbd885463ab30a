import { type ActionId, actions as actionFacts } from "#shared/contract/actions.ts";
import { canvasOnShow } from "../state/canvas-control.ts";
import { showFailure } from "../state/commands.ts";
import { setWindow, useWindowStore } from "../state/window-store.ts";
import { claimActions } from "./claim-actions.ts";
import { type Action, type ActionContext, actionContext } from "./context.ts";
import { editActions } from "./edit-actions.ts";
import { mapActions } from "./map-actions.ts";
import { noteActions } from "./note-actions.ts";
import { sourceActions } from "./source-actions.ts";
import { viewActions } from "./view-actions.ts";

/** Every action of the contract, with what it does: menu, palette, shortcuts and toolbar all read this. */
export const actions: Readonly<Record<ActionId, Action>> = {
  ...mapActions,
  ...editActions,
  ...claimActions,
  ...sourceActions,
  ...noteActions,
  ...viewActions,
};

/** The action's label now. */
export function actionLabel(id: ActionId, context: ActionContext = actionContext()): string {
  return actions[id].label?.(context) ?? actionFacts[id].label;
}

/** True when the action can run now. */
export function isEnabled(id: ActionId, context: ActionContext = actionContext()): boolean {
  return actions[id].enabled(context);
}

/** What is done on the map itself, and so with the map on show. */
const onTheMap: ReadonlySet<ActionId> = new Set<ActionId>([
  "claim.new",
  "claim.edit",
  "claim.support",
  "claim.attack",
  "claim.linkTo",
  "claim.collapse",
  "edit.paste",
  "edit.duplicate",
  "edit.selectAll",
  "map.placeHidden",
  "map.tidy",
  "map.tidyBranch",
  "view.actualSize",
  "view.minimap",
]);

/** Runs an action if it can run now. */
export function runAction(id: ActionId): void {
  const context = actionContext();
  if (!actions[id].enabled(context)) return;
  run(id, context).catch(showFailure);
}

async function run(id: ActionId, context: ActionContext): Promise<void> {
  if (onTheMap.has(id) && useWindowStore.getState().centreView !== "map") {
    setWindow({ centreView: "map" });
    await canvasOnShow();
  }
  await actions[id].run(context);
}
