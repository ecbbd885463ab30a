import type { Rect, Size } from "#shared/layout/geometry.ts";
import type { RecordTables } from "#shared/model/diffs.ts";
import type { PictureOptions } from "#shared/scene/picture/picture-options.ts";

/** What the window and its preview worker say to each other. */
export type ToPreview =
  /** The map that is drawn from now on. */
  | { readonly kind: "map"; readonly tables: RecordTables; readonly mapId: string }
  | {
      readonly kind: "draw";
      readonly id: number;
      readonly options: PictureOptions;
      /** Device pixels that the preview may take. */
      readonly room: Size;
    };

export type FromPreview =
  | {
      readonly kind: "drawn";
      readonly id: number;
      readonly bitmap: ImageBitmap;
      /** What the picture shows of the map's plane, in map pixels. */
      readonly bounds: Rect;
      /** Null: transparent. */
      readonly background: string | null;
    }
  /** The part cannot be drawn: why, for the person. */
  | { readonly kind: "refused"; readonly id: number; readonly message: string }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
