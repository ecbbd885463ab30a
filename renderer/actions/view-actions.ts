import { canvasControl } from "../state/canvas-control.ts";
import { openDialog } from "../state/dialog-store.ts";
import { setWindow, useWindowStore } from "../state/window-store.ts";
import { type ActionTable, always, onMap } from "./context.ts";

/** What is seen, and how. */
export const viewActions = {
  "view.palette": { enabled: always, run: () => openDialog({ kind: "palette" }) },
  "view.fit": { enabled: onMap, run: () => canvasControl()?.fit() },
  "view.actualSize": { enabled: onMap, run: () => canvasControl()?.actualSize() },
  "view.zoomIn": { enabled: onMap, run: () => canvasControl()?.zoomIn() },
  "view.zoomOut": { enabled: onMap, run: () => canvasControl()?.zoomOut() },
  "view.minimap": { enabled: onMap, run: () => setWindow({ minimap: !useWindowStore.getState().minimap }) },
  "view.leftPanel": { enabled: always, run: () => setWindow({ leftOpen: !useWindowStore.getState().leftOpen }) },
  "view.rightPanel": { enabled: always, run: () => setWindow({ rightOpen: !useWindowStore.getState().rightOpen }) },
  "view.theme.system": { enabled: always, run: () => setWindow({ theme: "system" }) },
  "view.theme.light": { enabled: always, run: () => setWindow({ theme: "light" }) },
  "view.theme.dark": { enabled: always, run: () => setWindow({ theme: "dark" }) },
  "help.shortcuts": { enabled: always, run: () => openDialog({ kind: "shortcuts" }) },
} satisfies ActionTable;
