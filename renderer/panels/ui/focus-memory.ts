import { focusCanvas } from "../../state/canvas-control.ts";
import { useDialog } from "../../state/dialog-store.ts";

const overlays = "[role=dialog], [role=alertdialog], [role=menu], [role=tooltip], [data-sonner-toaster]";

let lastFocused: Element | null = null;

/** Remembers which control of the window itself had the keyboard last; returns what ends it. */
export function rememberFocus(): () => void {
  const remember = ({ target }: FocusEvent) => {
    if (target instanceof Element && target.closest(overlays) === null) lastFocused = target;
  };
  document.addEventListener("focusin", remember);
  return () => document.removeEventListener("focusin", remember);
}

/** Gives the keyboard back to the control that had it before a dialog or menu opened; to the map where that is gone. */
export function restoreFocus(event?: Event): void {
  event?.preventDefault();
  // One dialog gave way to another, which has taken the keyboard.
  if (useDialog.getState().request !== null) return;
  if (lastFocused instanceof HTMLElement && lastFocused.isConnected && lastFocused !== document.body) {
    lastFocused.focus({ preventScroll: true });
    if (document.activeElement === lastFocused) return;
  }
  focusCanvas();
}
