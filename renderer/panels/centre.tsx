import { MapCanvas } from "../canvas/map-canvas.tsx";
import { type CentreView, setWindow, useWindowStore } from "../state/window-store.ts";
import { MatrixTools } from "./matrix/matrix-tools.tsx";
import { MatrixView } from "./matrix/matrix-view.tsx";
import { NoMap } from "./no-map.tsx";
import { TimelineTools } from "./timeline/timeline-tools.tsx";
import { TimelineView } from "./timeline/timeline-view.tsx";
import { Segments } from "./ui/segments.tsx";

const views = [
  { value: "map", label: "Map" },
  { value: "timeline", label: "Timeline" },
  { value: "matrix", label: "Who says what" },
] as const satisfies readonly { readonly value: CentreView; readonly label: string }[];

/** The middle of the window: the open map, its claims in order of time, or who says what. */
export function Centre() {
  const mapId = useWindowStore((state) => state.mapId);
  // What an older library kept may be any word.
  const kept = useWindowStore((state) => state.centreView);
  const { value: view, label } = views.find(({ value }) => value === kept) ?? views[0];
  return (
    <main className="window-centre" aria-label={label} data-region="map">
      <div className="centre-head">
        <Segments label="View" value={view} options={views} onChange={(centreView) => setWindow({ centreView })} />
        {view === "timeline" && mapId !== null && <TimelineTools mapId={mapId} />}
        {view === "matrix" && <MatrixTools />}
      </div>
      <div className="window-map">
        {view === "matrix" ? (
          <MatrixView />
        ) : mapId === null ? (
          <NoMap />
        ) : view === "timeline" ? (
          <TimelineView key={mapId} mapId={mapId} />
        ) : (
          <MapCanvas />
        )}
      </div>
    </main>
  );
}
