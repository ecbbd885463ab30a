import { type RefObject, useEffect, useRef } from "react";
import { setWindow, useWindowStore } from "../../../state/window-store.ts";
import type { ParagraphIndex } from "./paragraph-index.ts";
import type { Anchor } from "./use-paragraph-rows.ts";

/** How long after scrolling the place is kept, in milliseconds. */
const placeDelayMs = 300;

/** Where a text was left, as a row of it; its beginning where it was not read before. */
export function placeLeft(sourceId: string, paragraphs: ParagraphIndex): Anchor {
  const left = useWindowStore.getState().readerPlaces[sourceId];
  return left === undefined ? { index: 0, below: 0 } : { index: paragraphs.at(left.start), below: left.below };
}

/** Remembers where a text was left. */
export function useKeptPlace(
  scroller: RefObject<HTMLElement | null>,
  sourceId: string,
  paragraphs: ParagraphIndex,
  anchor: () => Anchor,
): void {
  const look = useRef(anchor);
  look.current = anchor;
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer: number | undefined;
    const keep = () => {
      timer = undefined;
      const { index, below } = look.current();
      const { readerPlaces } = useWindowStore.getState();
      const left = { start: paragraphs.startOf(index), below: Math.round(below) };
      setWindow({ readerPlaces: { ...readerPlaces, [sourceId]: left } });
    };
    const later = () => {
      timer ??= window.setTimeout(keep, placeDelayMs);
    };
    element.addEventListener("scroll", later, { passive: true });
    return () => {
      element.removeEventListener("scroll", later);
      if (timer === undefined) return;
      window.clearTimeout(timer);
      keep();
    };
  }, [scroller, sourceId, paragraphs]);
}
