import { toggleSidePanel } from "../panels/panels-on-show.ts";
import { toggleReader } from "../panels/reader/follow-reader.ts";
import { canvasControl } from "../state/canvas-control.ts";
import { openDialog } from "../state/dialog-store.ts";
import { findInReader, useReader } from "../state/reader-store.ts";
import { changeTimelineZoom, resetTimelineZoom, timelineZoomStep } from "../state/timeline-zoom.ts";
import { setWindow, useWindowStore } from "../state/window-store.ts";
import { type ActionContext, type ActionTable, always, onMap } from "./context.ts";

/** What the reading pane opens with, or closes: the source at hand, else the one that was read last. */
function readingToggles({ sourceId }: ActionContext): string | null {
  return sourceId ?? useWindowStore.getState().lastReadSourceId;
}

/** Runs what zooms the view in the middle: the timeline's, or the map's. */
function zoom(timeline: () => void, map: () => void): void {
  if (useWindowStore.getState().centreView === "timeline") timeline();
  else map();
}

/** What is seen, and how. */
export const viewActions = {
  "view.palette": { enabled: always, run: () => openDialog({ kind: "palette" }) },
  "view.map": { enabled: always, run: () => setWindow({ centreView: "map" }) },
  "view.timeline": { enabled: always, run: () => setWindow({ centreView: "timeline" }) },
  "view.matrix": { enabled: always, run: () => setWindow({ centreView: "matrix" }) },
  "view.fit": { enabled: onMap, run: () => zoom(resetTimelineZoom, () => canvasControl()?.fit()) },
  "view.actualSize": { enabled: onMap, run: () => canvasControl()?.actualSize() },
  "view.zoomIn": {
    enabled: onMap,
    run: () =>
      zoom(
        () => changeTimelineZoom(timelineZoomStep),
        () => canvasControl()?.zoomIn(),
      ),
  },
  "view.zoomOut": {
    enabled: onMap,
    run: () =>
      zoom(
        () => changeTimelineZoom(1 / timelineZoomStep),
        () => canvasControl()?.zoomOut(),
      ),
  },
  "view.minimap": { enabled: onMap, run: () => setWindow({ minimap: !useWindowStore.getState().minimap }) },
  "view.leftPanel": { enabled: always, run: () => toggleSidePanel("left") },
  "view.rightPanel": { enabled: always, run: () => toggleSidePanel("right") },
  "view.reader": {
    enabled: (context) => readingToggles(context) !== null,
    run: (context) => toggleReader(readingToggles(context)),
  },
  "reader.find": { enabled: () => useReader.getState().sourceId !== null, run: findInReader },
  "view.theme.system": { enabled: always, run: () => setWindow({ theme: "system" }) },
  "view.theme.light": { enabled: always, run: () => setWindow({ theme: "light" }) },
  "view.theme.dark": { enabled: always, run: () => setWindow({ theme: "dark" }) },
  "help.shortcuts": { enabled: always, run: () => openDialog({ kind: "shortcuts" }) },
} satisfies ActionTable;
