import { Panel, useStore } from "@xyflow/react";
import { Maximize, Minus, Plus } from "lucide-react";
import { runAction } from "../../actions/actions.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { IconButton } from "../../panels/ui/icon-button.tsx";
import { Tip } from "../../panels/ui/tip.tsx";

/** Zoom in, out, fit, and the zoom itself: pressed, it goes to 100%. */
export function ZoomPanel() {
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <Panel position="bottom-left" className="zoom-panel" role="group" aria-label="Zoom">
      <IconButton
        label="Zoom in"
        shortcut={shortcutLabel("view.zoomIn")}
        tipSide="top"
        onClick={() => runAction("view.zoomIn")}
      >
        <Plus aria-hidden />
      </IconButton>
      <IconButton
        label="Zoom out"
        shortcut={shortcutLabel("view.zoomOut")}
        tipSide="top"
        onClick={() => runAction("view.zoomOut")}
      >
        <Minus aria-hidden />
      </IconButton>
      <IconButton
        label="Fit map to window"
        shortcut={shortcutLabel("view.fit")}
        tipSide="top"
        onClick={() => runAction("view.fit")}
      >
        <Maximize aria-hidden />
      </IconButton>
      <Tip label="Actual size" shortcut={shortcutLabel("view.actualSize")} side="top">
        <button
          type="button"
          className="zoom-percent"
          aria-label={`Zoom ${percent}%. Go to actual size`}
          onClick={() => runAction("view.actualSize")}
        >
          {percent}%
        </button>
      </Tip>
    </Panel>
  );
}
