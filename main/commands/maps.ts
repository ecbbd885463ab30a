import type { CommandContext, Handlers } from "./context.ts";
import { counted, edit, need, needAll, notFound, patchRecord } from "./context.ts";
import { deleteNotes } from "./deleting-notes.ts";

type MapCommand = "maps.list" | "maps.delete" | "map.get" | "map.detail" | "map.create" | "map.edit" | "map.duplicate";

/** Maps as a whole; what stands on them is in map-placing.ts. */
export const mapHandlers: Handlers<MapCommand> = {
  "maps.list": ({ library }) => library.queries.mapSummaries(),

  "map.get": ({ library }, { mapId }) => {
    const records = library.queries.mapContent(mapId);
    if (!records) throw notFound("maps");
    return { mapId, records };
  },

  "map.detail": ({ library }, { mapId }) => ({
    map: need(library.read, "maps", mapId),
    notes: library.read.where("notes", { mapId }),
  }),

  "map.create": (context, { title, description }) =>
    edit(context, "Create map", (tx) => {
      const mapId = tx.newId("maps");
      tx.insert("maps", { id: mapId, title, description, direction: "down", createdAt: tx.now, updatedAt: tx.now });
      return { mapId };
    }),

  "map.edit": (context, { mapId, title, description, direction }) => {
    const label = description === undefined && direction === undefined ? "Rename map" : "Edit map";
    edit(context, label, (tx) => patchRecord(tx, "maps", mapId, { title, description, direction }));
    return null;
  },

  "map.duplicate": duplicateMap,

  "maps.delete": (context, { mapIds }) => {
    const ids = [...new Set(mapIds)];
    edit(context, `Delete ${counted(ids.length, "map")}`, (tx) => {
      needAll(tx, "maps", ids);
      deleteNotes(
        tx,
        tx.whereIn("notes", "mapId", ids).map(({ id }) => id),
      );
      for (const table of ["frames", "placements"] as const) {
        for (const { id } of tx.whereIn(table, "mapId", ids)) tx.delete(table, id);
      }
      for (const id of ids) tx.delete("maps", id);
    });
    return null;
  },
};

/** Copies a map with its placements and frames. Notes stay with the map they were written on. */
function duplicateMap(context: CommandContext, { mapId, title }: { mapId: string; title: string }): { mapId: string } {
  return edit(context, "Duplicate map", (tx) => {
    const original = need(tx, "maps", mapId);
    const copyId = tx.newId("maps");
    tx.insert("maps", { ...original, id: copyId, title, createdAt: tx.now, updatedAt: tx.now });
    for (const placement of tx.where("placements", { mapId })) {
      tx.insert("placements", { ...placement, id: tx.newId("placements"), mapId: copyId });
    }
    for (const frame of tx.where("frames", { mapId })) {
      tx.insert("frames", { ...frame, id: tx.newId("frames"), mapId: copyId });
    }
    return { mapId: copyId };
  });
}
