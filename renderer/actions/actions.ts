import { type ActionId, actions as actionFacts } from "#shared/contract/actions.ts";
import { showFailure } from "../state/commands.ts";
import { claimActions } from "./claim-actions.ts";
import { type Action, type ActionContext, actionContext } from "./context.ts";
import { editActions } from "./edit-actions.ts";
import { mapActions } from "./map-actions.ts";
import { viewActions } from "./view-actions.ts";

/** Every action of the contract, with what it does: menu, palette, shortcuts and toolbar all read this. */
export const actions: Readonly<Record<ActionId, Action>> = {
  ...mapActions,
  ...editActions,
  ...claimActions,
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

/** Runs an action if it can run now. */
export function runAction(id: ActionId): void {
  const context = actionContext();
  if (!actions[id].enabled(context)) return;
  Promise.resolve(actions[id].run(context)).catch(showFailure);
}
