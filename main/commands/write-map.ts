import { mapFormats } from "#shared/formats/format-list.ts";
import { Losses } from "#shared/formats/losses.ts";
import { writeMap } from "#shared/formats/write-map.ts";
import type { Handlers } from "./context.ts";
import { safeFileName } from "./images.ts";
import { documentOfMap } from "./map-document.ts";

/** Maps as files of other formats. */
export const mapWritingHandlers: Handlers<"map.write"> = {
  "map.write": async ({ library }, { mapId, format, texts }) => {
    const losses = new Losses();
    const document = documentOfMap(library.read, mapId, { texts, losses });
    const written = await writeMap(format, document);
    for (const { what, where, count } of written.losses) losses.add(what, where, count);
    const { extension, mediaType } = mapFormats[format];
    return {
      fileName: `${safeFileName(document.title)}.${extension}`,
      mediaType,
      base64: Buffer.from(written.text).toString("base64"),
      losses: losses.list(),
    };
  },
};
