import { toast } from "sonner";
import { perform } from "../state/commands.ts";
import { openDialog } from "../state/dialog-store.ts";
import { useMapStore } from "../state/map-store.ts";
import { chooseMap } from "../state/window-store.ts";
import { type ActionTable, always, onMap } from "./context.ts";
import { tidy, tidyBranch } from "./tidy/tidy.ts";

/** What is done to a map as a whole, and to the library. */
export const mapActions = {
  "map.new": { enabled: always, run: () => openDialog({ kind: "new-map" }) },
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
