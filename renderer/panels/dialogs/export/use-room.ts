import { type RefObject, useMemo } from "react";
import type { Size } from "#shared/layout/geometry.ts";
import { useElementSize } from "../../../canvas/use-element-size.ts";

/** Pixels between the picture and the edges of its pane. */
const inset = 16;

/** Pixels that a picture may take within a pane; null while the pane has no size. */
export function useRoom(pane: RefObject<HTMLElement | null>): Size | null {
  const size = useElementSize(pane);
  return useMemo(
    () => size && { width: Math.max(1, size.width - 2 * inset), height: Math.max(1, size.height - 2 * inset) },
    [size],
  );
}
