import { useEffect, useRef, useState } from "react";
import type { Size } from "#shared/layout/geometry.ts";
import type { RecordTables } from "#shared/model/diffs.ts";
import type { PictureOptions } from "#shared/scene/picture/picture-options.ts";
import { Previewer } from "../../../workers/preview.ts";
import type { FromPreview } from "../../../workers/preview-messages.ts";

/** What is known of a picture that was previewed. */
export type Preview = {
  /** Whether the preview is of what is asked for now. */
  readonly isCurrent: boolean;
  readonly picture: Omit<Extract<FromPreview, { readonly kind: "drawn" }>, "kind" | "id"> | null;
  /** Why there is no picture, for the person. */
  readonly fault: string | null;
};

/** While a number is typed or a choice stepped through, no preview is begun for less than this, in milliseconds. */
const restMs = 60;

/**
 * Previews a picture of a map beside the window's own thread; the last one stays
 * until the next is there.
 * @param options the same object as long as what it holds is the same
 * @param room device pixels; null while they are not known
 */
export function usePreview(
  tables: RecordTables | null,
  mapId: string,
  options: PictureOptions,
  room: Size | null,
): Preview {
  const [preview, setPreview] = useState<Preview>({ isCurrent: false, picture: null, fault: null });
  const previewer = useRef<Previewer | null>(null);

  useEffect(() => {
    const hear = (answer: FromPreview) => {
      if (answer.kind === "drawn") {
        setPreview({ isCurrent: true, picture: answer, fault: null });
        return;
      }
      if (answer.kind === "failed") console.error(`preview: ${answer.message}`);
      const fault = answer.kind === "refused" ? answer.message : "The preview could not be drawn.";
      setPreview({ isCurrent: true, picture: null, fault });
    };
    const made = new Previewer(hear);
    previewer.current = made;
    return () => {
      previewer.current = null;
      made.end();
    };
  }, []);

  useEffect(() => {
    if (tables !== null) previewer.current?.setMap({ tables, mapId });
  }, [tables, mapId]);

  const { width, height } = room ?? { width: 0, height: 0 };
  useEffect(() => {
    if (tables === null || mapId === "" || width === 0 || height === 0) return;
    setPreview((before) => ({ ...before, isCurrent: false }));
    const timer = window.setTimeout(() => previewer.current?.draw({ options, room: { width, height } }), restMs);
    return () => window.clearTimeout(timer);
  }, [tables, mapId, options, width, height]);

  return preview;
}
