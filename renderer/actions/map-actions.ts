import { toast } from "sonner";
import { perform } from "../state/commands.ts";
import { openDialog } from "../state/dialog-store.ts";
import { useMapStore } from "../state/map-store.ts";
import { chooseMap } from "../state/window-store.ts";
import { type ActionContext, type ActionTable, always, onMap } from "./context.ts";
import { copyImage } from "./copy-image.ts";
import { tidy, tidyBranch } from "./tidy/tidy.ts";

/** What is done to a map as a whole, and to the library. */
export const mapActions = {
  "map.new": { enabled: always, run: () => openDialog({ kind: "new-map" }) },
  "map.import": { enabled: always, run: () => openDialog({ kind: "add-sources", files: [], as: "map" }) },
  "map.rename": {
    enabled: onMap,
    run: ({ mapId }) => {
      if (mapId !== null) openDialog({ kind: "rename-map", mapId });
    },
  },
  "map.duplicate": {
    enabled: onMap,
    run: async ({ mapId }) => {
      const title = useMapStore.getState().view?.title;
      if (mapId === null || title === undefined) return;
      const made = await perform("map.duplicate", { mapId, title: `${title} (copy)` });
      if (made) chooseMap(made.mapId);
    },
  },
  "map.delete": {
    enabled: onMap,
    run: ({ mapId }) => {
      if (mapId !== null) openDialog({ kind: "delete-map", mapId });
    },
  },
  "map.export": {
    enabled: onMap,
    run: ({ mapId }) => {
      if (mapId !== null) openDialog({ kind: "export", mapId });
    },
  },
  "map.write": {
    enabled: onMap,
    run: ({ mapId }) => {
      if (mapId !== null) openDialog({ kind: "export-format", mapId });
    },
  },
  "map.copyPng": { enabled: onMap, label: copyLabel("PNG"), run: (context) => copyImage("png", context) },
  "map.copySvg": { enabled: onMap, label: copyLabel("SVG"), run: (context) => copyImage("svg", context) },
  "timeline.export": {
    enabled: onMap,
    run: ({ mapId }) => {
      if (mapId !== null) openDialog({ kind: "export-timeline", mapId });
    },
  },
  "matrix.export": { enabled: always, run: () => openDialog({ kind: "export-matrix" }) },
  "map.tidy": {
    enabled: ({ cards }) => cards > 1,
    label: ({ placedClaimIds }) => (placedClaimIds.length > 1 ? "Tidy selection" : "Tidy"),
    run: tidy,
  },
  "map.tidyBranch": {
    enabled: ({ mapId, placedClaimIds }) => mapId !== null && placedClaimIds.length === 1,
    run: tidyBranch,
  },
  "library.backUp": {
    enabled: always,
    run: async () => {
      const made = await perform("library.backUp", {});
      if (made) toast.success(`Backed up to ${made.path}`);
    },
  },
} satisfies ActionTable;

function copyLabel(format: string): (context: ActionContext) => string {
  return ({ placedClaimIds }) => `Copy ${placedClaimIds.length > 0 ? "selection" : "map"} as ${format}`;
}
