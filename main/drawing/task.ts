import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { MapImage } from "#shared/contract/results/images.ts";
import type { CompactRecords } from "#shared/contract/results.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import type { Scene } from "#shared/scene/draw-list.ts";

/** How a picture becomes a file. */
export type ImageOptions = Omit<CheckedArguments<"map.export">, "carry" | "mapId" | "jobId">;

/** What is drawn, as plain data: it goes to another thread. */
export type DrawingTask = {
  readonly drawn:
    | { readonly of: "map"; readonly records: CompactRecords; readonly mapId: string }
    /** `subject`: a sentence or more on what it shows. */
    | { readonly of: "scene"; readonly scene: Scene; readonly subject: string };
  readonly options: ImageOptions;
  /** The moment of the export (ISO 8601): the same task, this included, gives the same bytes. */
  readonly date: string;
  /** The map that the picture carries. */
  readonly carry: MapDocument | null;
};

/** A picture as a file, but for its name. */
export type Drawing = Omit<MapImage, "fileName">;

/** Told how much is done, from 0 to 1. */
export type Progress = (fraction: number) => void;
