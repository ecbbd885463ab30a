import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { changeTimelineZoom } from "../../state/timeline-zoom.ts";

/** How much a turn of the wheel zooms. */
const wheelStrength = 0.002;

/**
 * Ctrl and the wheel zoom the timeline; what is under the pointer stays there, and
 * what is in the middle where there was no pointer. `timeX` is where the axis begins
 * in what scrolls, in pixels.
 */
export function useTimelineZooming(
  scroller: RefObject<HTMLElement | null>,
  { timeX, axisWidth }: { readonly timeX: number; readonly axisWidth: number },
): void {
  const pointer = useRef<number | null>(null);
  const drawn = useRef({ timeX, axisWidth });

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const zoom = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      pointer.current = event.clientX - element.getBoundingClientRect().left;
      changeTimelineZoom(Math.exp(-event.deltaY * wheelStrength));
    };
    // React's own listener is passive, which leaves the page's zoom to the browser.
    element.addEventListener("wheel", zoom, { passive: false });
    return () => element.removeEventListener("wheel", zoom);
  }, [scroller]);

  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = { timeX, axisWidth };
    const element = scroller.current;
    if (element === null || before.axisWidth === axisWidth || before.axisWidth === 0) return;
    const at = pointer.current ?? element.clientWidth / 2;
    pointer.current = null;
    const share = (element.scrollLeft + at - before.timeX) / before.axisWidth;
    element.scrollLeft = timeX + share * axisWidth - at;
  }, [scroller, timeX, axisWidth]);
}
