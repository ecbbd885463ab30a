import { type RefObject, useEffect } from "react";
import { Group, Panel, type PanelImperativeHandle, Separator, usePanelRef } from "react-resizable-panels";
import { MapCanvas } from "../canvas/map-canvas.tsx";
import { setWindow, useWindowStore } from "../state/window-store.ts";
import { DialogHost } from "./dialogs/dialog-host.tsx";
import { Inspector } from "./inspector/inspector.tsx";
import { Library } from "./library/library.tsx";
import { LostConnection } from "./lost-connection.tsx";
import { NoMap } from "./no-map.tsx";
import { followMaps, showMap } from "./open-maps.ts";
import { listenForRegions } from "./regions.ts";
import { StatusLine } from "./status-line.tsx";
import { TopBar } from "./top-bar/top-bar.tsx";

const leftBounds = { least: 200, most: 480 };
const rightBounds = { least: 260, most: 560 };
const leastMapWidth = 320;

function within(width: number, bounds: { readonly least: number; readonly most: number }): number {
  return Math.min(bounds.most, Math.max(bounds.least, width));
}

/** The window with an open library: bar, library, map, inspector, status line, and the dialog on show. */
export function Window() {
  const leftOpen = useWindowStore((state) => state.leftOpen);
  const rightOpen = useWindowStore((state) => state.rightOpen);
  const left = usePanelRef();
  const right = usePanelRef();
  const mapId = useWindowStore((state) => state.mapId);
  // Only where a panel opens: its width is the group's own from then on.
  const { leftWidth, rightWidth } = useWindowStore.getState();

  useEffect(listenForRegions, []);
  useEffect(followMaps, []);
  useEffect(() => showMap(mapId), [mapId]);

  function keepWidths(): void {
    const changed = { leftWidth: widthOf(left), rightWidth: widthOf(right) };
    const state = useWindowStore.getState();
    if (changed.leftWidth !== null && changed.leftWidth !== state.leftWidth)
      setWindow({ leftWidth: changed.leftWidth });
    if (changed.rightWidth !== null && changed.rightWidth !== state.rightWidth) {
      setWindow({ rightWidth: changed.rightWidth });
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
        <Panel id="map" minSize={leastMapWidth}>
          <main className="window-map" aria-label="Map" data-region="map">
            {mapId === null ? <NoMap /> : <MapCanvas />}
          </main>
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
    </div>
  );
}

function widthOf(panel: RefObject<PanelImperativeHandle | null>): number | null {
  return panel.current === null ? null : Math.round(panel.current.getSize().inPixels);
}
