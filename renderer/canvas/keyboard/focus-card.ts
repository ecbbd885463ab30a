import { useDialog } from "../../state/dialog-store.ts";
import { canvasId } from "../node-ids.ts";

/** Gives a card's element the keyboard, once it is drawn. */
export function focusCard(claimId: string): void {
  focusElement(`.react-flow__node[data-id="${CSS.escape(canvasId("card", claimId))}"]`);
}

/** Gives a link's element the keyboard. */
export function focusLink(inferenceId: string): void {
  focusElement(`.react-flow__edge[data-id="${CSS.escape(canvasId("link", inferenceId))}"]`);
}

function focusElement(selector: string): void {
  requestAnimationFrame(() => {
    // Who has gone on to a dialog meanwhile is writing there already.
    if (useDialog.getState().request !== null) return;
    const element = document.querySelector<HTMLElement | SVGElement>(selector);
    element?.focus({ preventScroll: true });
  });
}
