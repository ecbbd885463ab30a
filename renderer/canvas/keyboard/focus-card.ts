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
    const element = document.querySelector<HTMLElement | SVGElement>(selector);
    element?.focus({ preventScroll: true });
  });
}
