import { edit, type Handlers, need, patchRecord } from "./context.ts";
import { touchMap } from "./placing.ts";

/** Titled rectangles on maps. */
export const frameHandlers: Handlers<"frame.create" | "frame.edit" | "frame.delete"> = {
  "frame.create": (context, frame) =>
    edit(context, "Draw frame", (tx) => {
      need(tx, "maps", frame.mapId);
      const frameId = tx.newId("frames");
      tx.insert("frames", { id: frameId, ...frame });
      touchMap(tx, frame.mapId);
      return { frameId };
    }),

  "frame.edit": (context, { frameId, ...patch }) => {
    const resized = patch.width !== undefined || patch.height !== undefined;
    const moved = patch.x !== undefined || patch.y !== undefined;
    const label =
      patch.title !== undefined ? "Rename frame" : resized ? "Resize frame" : moved ? "Move frame" : "Edit frame";
    edit(context, label, (tx) => {
      const { mapId } = need(tx, "frames", frameId);
      if (patchRecord(tx, "frames", frameId, patch)) touchMap(tx, mapId);
    });
    return null;
  },

  "frame.delete": (context, { frameId }) => {
    edit(context, "Delete frame", (tx) => {
      const { mapId } = need(tx, "frames", frameId);
      tx.delete("frames", frameId);
      touchMap(tx, mapId);
    });
    return null;
  },
};
