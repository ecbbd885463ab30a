import { type Node, type NodeProps, NodeResizeControl } from "@xyflow/react";
import { memo } from "react";
import type { Frame } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import { snapped } from "../moving/grid.ts";
import { forgetFrameSize, renameFrame, useFrames } from "./frame-store.ts";

export type FrameNodeType = Node<{ readonly frame: Frame }, "frame">;

/** The part of a frame that takes the pointer: its title bar drags it, and a double-click there renames it. */
export const frameBarClass = "frame-bar";

/** What can be pressed of a frame: the picture draws it, behind links and cards. */
export const FrameNode = memo(function FrameNode({ data: { frame } }: NodeProps<FrameNodeType>) {
  const renaming = useFrames((state) => state.renamingFrameId === frame.id);
  return (
    <div className="frame" data-frame-id={frame.id}>
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
