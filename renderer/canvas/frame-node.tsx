import { type Node, type NodeProps, NodeResizeControl } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { Frame } from "#shared/model/records.ts";
import { frameItems } from "#shared/scene/scene.ts";
import { themes } from "#shared/scene/theme.ts";
import { perform } from "../state/commands.ts";
import { useCanvasTheme } from "./canvas-theme.ts";
import { Drawing } from "./drawing.tsx";
import { forgetFrameSize, renameFrame, useFrames } from "./frame-store.ts";
import { snapped } from "./grid.ts";

export type FrameNodeType = Node<{ readonly frame: Frame }, "frame">;

/** The part of a frame that takes the pointer: its title bar drags it, and a double-click there renames it. */
export const frameBarClass = "frame-bar";

/** A titled rectangle behind the cards. */
export const FrameNode = memo(function FrameNode({ data: { frame } }: NodeProps<FrameNodeType>) {
  const theme = useCanvasTheme();
  const { width, height } = useFrames((state) => state.sizes.get(frame.id)) ?? frame;
  const renaming = useFrames((state) => state.renamingFrameId === frame.id);
  const items = useMemo(
    () => frameItems({ ...frame, x: 0, y: 0, width, height }, themes[theme]),
    [frame, width, height, theme],
  );
  return (
    <div className="frame" data-frame-id={frame.id}>
      <svg className="card-drawing" width={width} height={height} aria-hidden="true">
        <Drawing items={items} />
      </svg>
      {renaming ? <FrameTitleField frame={frame} /> : <div className={frameBarClass} />}
      <NodeResizeControl
        className="frame-corner"
        position="bottom-right"
        minWidth={80}
        minHeight={60}
        onResizeEnd={(_event, size) => {
          const next = { width: snapped(size.width), height: snapped(size.height) };
          void perform("frame.edit", { frameId: frame.id, ...next }).then(() => forgetFrameSize(frame.id));
        }}
      />
    </div>
  );
});

function FrameTitleField({ frame }: { readonly frame: Frame }) {
  return (
    <input
      className="frame-title nodrag nopan"
      aria-label="Title of the frame"
      defaultValue={frame.title}
      // The person has just asked to write here.
      ref={(field) => field?.select()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") event.currentTarget.value = frame.title;
        if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
      }}
      onBlur={(event) => {
        const title = event.currentTarget.value.trim();
        if (title !== "" && title !== frame.title) void perform("frame.edit", { frameId: frame.id, title });
        renameFrame(null);
      }}
    />
  );
}
