import { useSyncExternalStore } from "react";
import { closeReader, useReader } from "../state/reader-store.ts";
import { setWindow, useWindowStore } from "../state/window-store.ts";

/** In narrower windows the library makes room for the reading pane, and in yet narrower ones the inspector too. */
const narrow = window.matchMedia("(max-width: 1100px)");
const narrower = window.matchMedia("(max-width: 1000px)");

export type SidePanel = "left" | "right";

/** True where a side panel that is open makes room for the reading pane. */
function givesWay(side: SidePanel): boolean {
  return (side === "left" ? narrow : narrower).matches;
}

function listen(listener: () => void): () => void {
  for (const query of [narrow, narrower]) query.addEventListener("change", listener);
  return () => {
    for (const query of [narrow, narrower]) query.removeEventListener("change", listener);
  };
}

/** Which side panels are on show: those that are open, save where they make room for the reading pane. */
export function usePanelsOnShow(reading: boolean): Readonly<Record<SidePanel, boolean>> {
  const leftOpen = useWindowStore((state) => state.leftOpen);
  const rightOpen = useWindowStore((state) => state.rightOpen);
  const leftGivesWay = useSyncExternalStore(listen, () => givesWay("left"));
  const rightGivesWay = useSyncExternalStore(listen, () => givesWay("right"));
  return { left: leftOpen && !(reading && leftGivesWay), right: rightOpen && !(reading && rightGivesWay) };
}

/** Shows or hides a side panel; where there is room for one only, the reading pane closes for it. */
export function toggleSidePanel(side: SidePanel): void {
  const key = side === "left" ? "leftOpen" : "rightOpen";
  if (useReader.getState().sourceId !== null && givesWay(side)) {
    closeReader();
    setWindow({ [key]: true });
  } else setWindow({ [key]: !useWindowStore.getState()[key] });
}

/** Shows a side panel; where there is room for one only, the reading pane closes for it. */
export function showSidePanel(side: SidePanel): void {
  if (useReader.getState().sourceId !== null && givesWay(side)) closeReader();
  setWindow({ [side === "left" ? "leftOpen" : "rightOpen"]: true });
}
