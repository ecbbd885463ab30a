import { unpackRecords } from "#shared/model/compact-records.ts";
import { tablesFrom } from "#shared/model/map-view.ts";
import { type Handlers, notFound } from "./context.ts";
import { exportImage } from "./images.ts";

export const exportHandlers: Handlers<"map.export"> = {
  // What the map holds is read before anything waits: edits made meanwhile do not mix into the picture.
  "map.export": ({ library }, { mapId, ...options }) => {
    const records = library.queries.mapContent(mapId);
    if (!records) throw notFound("maps");
    return exportImage(tablesFrom(unpackRecords(records)), mapId, options);
  },
};
