import { useMemo, useRef } from "react";
import type { Timeline } from "#shared/contract/results/who-says-what.ts";
import type { Position } from "#shared/model/records.ts";
import { cardWidth } from "#shared/scene/card.ts";
import { drawLegend } from "#shared/scene/legend.ts";
import { timelineEntries } from "#shared/scene/timeline.ts";
import { layoutTimeline, leastAxisWidth, type TimelineLayout } from "#shared/scene/timeline-layout.ts";
import { Drawing } from "../../canvas/elements/drawing.tsx";
import { useElementSize } from "../../canvas/use-element-size.ts";
import { useCommand } from "../../state/queries.ts";
import { useTimelineZoom } from "../../state/timeline-zoom.ts";
import { setWindow } from "../../state/window-store.ts";
import { useThemeName } from "../../styles/theme.ts";
import { TimelineRows } from "./timeline-rows.tsx";
import { useTimelineZooming } from "./use-timeline-zooming.ts";

const noPositions: readonly Position[] = [];
/** Room left and right of the drawing, in pixels. */
const edge = 16;
/** Below this width what was said stands under the cards, not beside them. */
const narrow = 620;

/** The open map's claims in order of time: the scene's own drawing, with buttons over what can be opened. */
export function TimelineView({ mapId }: { readonly mapId: string }) {
  const { data: timeline, isError, error } = useCommand("timeline.get", { mapId });
  const scroller = useRef<HTMLDivElement>(null);
  const width = useElementSize(scroller)?.width ?? null;
  const shown = timeline?.mapId === mapId ? timeline : null;
  return (
    <div className="timeline scroll" ref={scroller} data-narrow={width !== null && width < narrow}>
      {isError && (
        <p className="centre-note" role="alert">
          The timeline could not be read: {error.message}
        </p>
      )}
      {shown?.entries.length === 0 && <NoClaims />}
      {shown && shown.entries.length > 0 && width !== null && (
        <Drawn timeline={shown} width={width} scroller={scroller} />
      )}
    </div>
  );
}

function NoClaims() {
  return (
    <div className="no-map">
      <p className="serif">This map has no claims yet.</p>
      <p className="mute">Claims come to stand here by when they were said.</p>
      <button type="button" className="button primary" onClick={() => setWindow({ centreView: "map" })}>
        Show the map
      </button>
    </div>
  );
}

function Drawn({
  timeline,
  width,
  scroller,
}: {
  readonly timeline: Timeline;
  /** Pixels of the view. */
  readonly width: number;
  readonly scroller: React.RefObject<HTMLDivElement | null>;
}) {
  const theme = useThemeName();
  const zoom = useTimelineZoom((state) => state.zoom);
  const positions = useCommand("library.get", {}).data?.positions ?? noPositions;
  // What stands beside the axis has always the same width.
  const stacked = width < narrow;
  const beside = useMemo(
    () => besideAxis(layoutTimeline(timeline, { positions, axisWidth: 0, stacked })),
    [timeline, positions, stacked],
  );
  const axisWidth = Math.round(Math.max(leastAxisWidth, width - beside - 2 * edge) * zoom);
  const layout = useMemo(
    () => layoutTimeline(timeline, { positions, axisWidth, stacked }),
    [timeline, positions, axisWidth, stacked],
  );
  const legend = useMemo(
    () => drawLegend(timelineEntries(timeline, positions, theme), { x: 0, y: 0, maxWidth: width - 2 * edge, theme }),
    [timeline, positions, theme, width],
  );
  useTimelineZooming(scroller, { timeX: edge + layout.timeX, axisWidth: layout.axis?.width ?? 0 });
  return (
    <>
      <div className="timeline-lead" style={{ width: width - 2 * edge }}>
        <svg width={legend.width} height={legend.height} aria-hidden>
          <Drawing items={legend.items} />
        </svg>
        {!layout.axis && (
          <p className="mute">
            Nothing here has a date yet. A quotation takes its source’s date, or its own where it has one.
          </p>
        )}
      </div>
      <TimelineRows layout={layout} theme={theme} />
    </>
  );
}

function besideAxis({ axis, width }: TimelineLayout): number {
  return axis ? width - axis.width : cardWidth;
}
