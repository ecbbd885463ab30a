import { ReactFlowProvider } from "@xyflow/react";
import { useRef } from "react";
import { useMapStore } from "../state/map-store.ts";
import { useThemeName } from "../styles/theme.ts";
import { MapFailed, MapLoading } from "./canvas-states.tsx";
import { CanvasSurface } from "./canvas-surface.tsx";
import { CanvasTheme } from "./canvas-theme.ts";
import { useElementSize } from "./use-element-size.ts";

/** The map in the middle of the window. */
export function MapCanvas() {
  const { mapId, status, error, view } = useMapStore();
  const theme = useThemeName();
  const box = useRef<HTMLDivElement>(null);
  const size = useElementSize(box);
  return (
    <CanvasTheme value={theme}>
      <div className="canvas" ref={box}>
        {status === "loading" && <MapLoading />}
        {status === "failed" && <MapFailed mapId={mapId} error={error} />}
        {status === "ready" && view !== null && size !== null && (
          <ReactFlowProvider key={view.mapId}>
            <CanvasSurface view={view} size={size} />
          </ReactFlowProvider>
        )}
      </div>
    </CanvasTheme>
  );
}
