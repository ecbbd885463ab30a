import { type RefObject, useEffect } from "react";
import { Group, Panel, type PanelImperativeHandle, Separator, usePanelRef } from "react-resizable-panels";
import { useReader } from "../state/reader-store.ts";
import { setWindow, useWindowStore } from "../state/window-store.ts";
import { Centre } from "./centre.tsx";
import { DialogHost } from "./dialogs/dialog-host.tsx";
import { DropTarget } from "./drop-target.tsx";
import { Inspector } from "./inspector/inspector.tsx";
import { Library } from "./library/library.tsx";
import { LostConnection } from "./lost-connection.tsx";
import { followShownNotes } from "./notes/note-filter.ts";
import { followMaps, showMap } from "./open-maps.ts";
import { usePanelsOnShow } from "./panels-on-show.ts";
import { followReader } from "./reader/follow-reader.ts";
import { Reader } from "./reader/reader.tsx";
import { listenForRegions } from "./regions.ts";
import { StatusLine } from "./status-line.tsx";
import { TopBar } from "./top-bar/top-bar.tsx";

const leftBounds = { least: 200, most: 480 };
const rightBounds = { least: 260, most: 560 };
const readerBounds = { least: 320, most: 900 };
const leastMapWidth = 320;
/** Beside a text. */
const leastMapWidthReading = 260;

function within(width: number, bounds: { readonly least: number; readonly most: number }): number {
  return Math.min(bounds.most, Math.max(bounds.least, width));
}

/** The window with an open library: bar, library, map, inspector, status line, and the dialog on show. */
export function Window() {
  const reading = useReader((state) => state.sourceId !== null);
  const { left: leftOpen, right: rightOpen } = usePanelsOnShow(reading);
  const left = usePanelRef();
  const right = usePanelRef();
  const reader = usePanelRef();
  const mapId = useWindowStore((state) => state.mapId);
  // Only where a panel opens: its width is the group's own from then on.
  const { leftWidth, rightWidth, readerWidth } = useWindowStore.getState();

  useEffect(listenForRegions, []);
  useEffect(followMaps, []);
  useEffect(followReader, []);
  useEffect(followShownNotes, []);
  useEffect(() => showMap(mapId), [mapId]);

  function keepWidths(): void {
    const state = useWindowStore.getState();
    const panels = { leftWidth: left, rightWidth: right, readerWidth: reader };
    for (const name of ["leftWidth", "rightWidth", "readerWidth"] as const) {
      const width = widthOf(panels[name]);
      if (width !== null && width !== state[name]) setWindow({ [name]: width });
    }
  }

  return (
    <div className="window">
      <TopBar />
      <LostConnection />
      <Group
        className="window-panels"
        orientation="horizontal"
        onLayoutChanged={(_layout, { isUserInteraction }) => {
          if (isUserInteraction) keepWidths();
        }}
      >
        {leftOpen && (
          <>
            <Panel
              id="library"
              panelRef={left}
              defaultSize={within(leftWidth, leftBounds)}
              minSize={leftBounds.least}
              maxSize={leftBounds.most}
              groupResizeBehavior="preserve-pixel-size"
            >
              <Library />
            </Panel>
            <Separator className="window-separator" aria-label="Width of the library" />
          </>
        )}
        {reading && (
          <>
            <Panel
              id="reader"
              panelRef={reader}
              defaultSize={within(readerWidth, readerBounds)}
              minSize={readerBounds.least}
              maxSize={readerBounds.most}
              groupResizeBehavior="preserve-pixel-size"
            >
              <Reader />
            </Panel>
            <Separator className="window-separator" aria-label="Width of the reading pane" />
          </>
        )}
        <Panel id="map" minSize={reading ? leastMapWidthReading : leastMapWidth}>
          <Centre />
        </Panel>
        {rightOpen && (
          <>
            <Separator className="window-separator" aria-label="Width of the inspector" />
            <Panel
              id="inspector"
              panelRef={right}
              defaultSize={within(rightWidth, rightBounds)}
              minSize={rightBounds.least}
              maxSize={rightBounds.most}
              groupResizeBehavior="preserve-pixel-size"
            >
              <Inspector />
            </Panel>
          </>
        )}
      </Group>
      <StatusLine />
      <DialogHost />
      <DropTarget />
    </div>
  );
}

function widthOf(panel: RefObject<PanelImperativeHandle | null>): number | null {
  return panel.current === null ? null : Math.round(panel.current.getSize().inPixels);
}
