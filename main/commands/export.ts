import { type Handlers, need, notFound } from "./context.ts";
import { safeFileName } from "./images.ts";
import { documentOfMap } from "./map-document.ts";

/** Maps as images. */
export const exportHandlers: Handlers<"map.export" | "export.cancel"> = {
  // What the map holds is read before anything waits: edits made meanwhile do not mix into the picture.
  "map.export": async ({ library, drawings }, { mapId, jobId, carry, ...options }) => {
    const records = library.queries.mapContent(mapId);
    if (!records) throw notFound("maps");
    const { title } = need(library.read, "maps", mapId);
    // A PDF has no place for it; attached texts would make a picture of megabytes.
    const carried = carry && options.format !== "pdf" ? documentOfMap(library.read, mapId, { texts: false }) : null;
    const drawing = await drawings.draw(
      { drawn: { of: "map", records, mapId }, options, date: new Date().toISOString(), carry: carried },
      jobId,
    );
    return { fileName: `${safeFileName(title)}.${options.format}`, ...drawing };
  },

  "export.cancel": ({ drawings }, { jobId }) => {
    drawings.cancel(jobId);
    return null;
  },
};
