import { canvasControl } from "../state/canvas-control.ts";
import { useDialog } from "../state/dialog-store.ts";

const focusable = "button:not([tabindex='-1']), input, select, textarea, a[href], [tabindex='0']";

/** F6 takes the keyboard to the next part of the window, Shift+F6 to the one before; returns what ends it. */
export function listenForRegions(): () => void {
  const answer = (event: KeyboardEvent) => {
    if (event.key !== "F6" || useDialog.getState().request !== null) return;
    event.preventDefault();
    const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")];
    const current = regions.findIndex((region) => region.contains(document.activeElement));
    const step = event.shiftKey ? -1 : 1;
    // A part with nothing in it to focus is passed over.
    for (let away = 1; away <= regions.length; away++) {
      const region = regions[(current + step * away + 2 * regions.length) % regions.length];
      if (region !== undefined && focusRegion(region)) return;
    }
  };
  window.addEventListener("keydown", answer);
  return () => window.removeEventListener("keydown", answer);
}

function focusRegion(region: HTMLElement): boolean {
  const canvas = region.dataset.region === "map" ? canvasControl() : null;
  if (canvas !== null) canvas.focus();
  // In the reading pane the text comes before the tools over it.
  else
    (
      region.querySelector<HTMLElement>("[data-row][tabindex='0']") ?? region.querySelector<HTMLElement>(focusable)
    )?.focus();
  return region.contains(document.activeElement);
}
