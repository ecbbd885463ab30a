import { ReactFlowProvider } from "@xyflow/react";
import { useMemo, useRef } from "react";
import type { MapView } from "#shared/model/map-view.ts";
import { useMapStore } from "../state/map-store.ts";
import { useThemeName } from "../styles/theme.ts";
import { MapFailed, MapLoading } from "./canvas-states.tsx";
import { CanvasSurface } from "./canvas-surface.tsx";
import { CanvasTheme } from "./canvas-theme.ts";
import { stableView } from "./stable-view.ts";
import { useElementSize } from "./use-element-size.ts";

/** The map in the middle of the window. */
export function MapCanvas() {
  const { mapId, status, error, view } = useMapStore();
  const theme = useThemeName();
  const box = useRef<HTMLDivElement>(null);
  const size = useElementSize(box);
  const shown = useStableView(view);
  return (
    <CanvasTheme value={theme}>
      <div className="canvas" ref={box}>
        {status === "loading" && <MapLoading />}
        {status === "failed" && <MapFailed mapId={mapId} error={error} />}
        {status === "ready" && shown !== null && size !== null && (
          <ReactFlowProvider key={shown.mapId}>
            <CanvasSurface view={shown} size={size} />
          </ReactFlowProvider>
        )}
      </div>
    </CanvasTheme>
  );
}

/** The view on show, its unchanged parts the same objects as before. */
function useStableView(view: MapView | null): MapView | null {
  const last = useRef<MapView | null>(null);
  return useMemo(() => {
    last.current = view === null ? null : stableView(last.current, view);
    return last.current;
  }, [view]);
}
