import { Maximize2, Minus, Plus } from "lucide-react";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { useCommand } from "../../state/queries.ts";
import {
  changeTimelineZoom,
  mostTimelineZoom,
  resetTimelineZoom,
  timelineZoomStep,
  useTimelineZoom,
} from "../../state/timeline-zoom.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { counted } from "../ui/words.ts";

/** How much the timeline shows, and its zoom. */
export function TimelineTools({ mapId }: { readonly mapId: string }) {
  const timeline = useCommand("timeline.get", { mapId }).data;
  const zoom = useTimelineZoom((state) => state.zoom);
  const sayings = timeline?.entries.reduce((sum, entry) => sum + entry.sayings.length, 0) ?? 0;
  return (
    <>
      <p className="small mute centre-counts" aria-live="polite">
        {timeline && `${counted(timeline.entries.length, "claim")} · ${counted(sayings, "quotation")}`}
      </p>
      <div className="row-tools">
        <IconButton
          label="Zoom out"
          shortcut={shortcutLabel("view.zoomOut")}
          disabled={zoom <= 1}
          onClick={() => changeTimelineZoom(1 / timelineZoomStep)}
        >
          <Minus size={16} aria-hidden />
        </IconButton>
        <IconButton
          label="Zoom in"
          shortcut={shortcutLabel("view.zoomIn")}
          disabled={zoom >= mostTimelineZoom}
          onClick={() => changeTimelineZoom(timelineZoomStep)}
        >
          <Plus size={16} aria-hidden />
        </IconButton>
        <IconButton
          label="Fit all of the time"
          shortcut={shortcutLabel("view.fit")}
          disabled={zoom === 1}
          onClick={resetTimelineZoom}
        >
          <Maximize2 size={15} aria-hidden />
        </IconButton>
      </div>
    </>
  );
}
