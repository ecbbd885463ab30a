import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

/** A row to mount, and how many pixels of rows that are not mounted lie between it and the one mounted before it. */
export type VirtualRow = { readonly index: number; readonly before: number };

export type VirtualRows = {
  readonly rows: readonly VirtualRow[];
  /** Pixels of the rows after the last one that is mounted. */
  readonly after: number;
  /** The `ref` of each row's element, which also carries `data-index`. */
  readonly measure: (element: HTMLElement | null) => void;
  /** Scrolls as little as it takes to bring the row into view. */
  readonly show: (index: number) => void;
  /** Shows the row now and again whenever the scroller gets another size; returns what ends it. */
  readonly keepShown: (index: number) => () => void;
  /** Forgets the measured sizes: the rows are others. */
  readonly forget: () => void;
};

const rowsAround = 4;
/** Room that is left beside a row brought into view, in pixels: the padding of the scroller. */
const edge = 4;

/**
 * Which rows of a long list to mount: those in view, a few around them, and those
 * of `keep`, wherever the list is scrolled. Rows stay in the flow of the page
 * (the room of the others is a margin before them), so that lists of any row
 * heights can share one scroller, here the nearest ancestor that matches
 * `scroller`. All sizes are in pixels.
 */
export function useVirtualRows({
  list,
  count,
  likelySize,
  keyOf,
  gap = 0,
  across = false,
  scroller = ".scroll",
  keep,
}: {
  /** What holds the rows: a flex container, so that margins do not collapse. */
  readonly list: RefObject<HTMLElement | null>;
  readonly count: number;
  /** About how large a row is, until it is measured. */
  readonly likelySize: number;
  /** What a row is known by, to remember its size; the same function as long as the rows are the same. */
  readonly keyOf?: (index: number) => string | number;
  readonly gap?: number;
  /** True for rows side by side. */
  readonly across?: boolean;
  /** A selector. */
  readonly scroller?: string;
  /** Rows that stay mounted, such as the one with the keyboard and its neighbours. */
  readonly keep: readonly number[];
}): VirtualRows {
  const [offset, setOffset] = useState(0);
  const findScroller = useCallback(() => list.current?.closest<HTMLElement>(scroller) ?? null, [list, scroller]);
  const kept = keep.filter((index) => index >= 0 && index < count).join(" ");
  // The first rendering knows no scroller and takes it to be at its beginning, where the virtualizer would then scroll it.
  const made = useRef<Virtualizer<HTMLElement, HTMLElement> | null>(null);
  useLayoutEffect(() => {
    const around = findScroller();
    if (around !== null && made.current !== null)
      made.current.scrollOffset = across ? around.scrollLeft : around.scrollTop;
  }, [findScroller, across]);
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    gap,
    horizontal: across,
    overscan: rowsAround,
    scrollMargin: offset,
    scrollPaddingStart: edge,
    scrollPaddingEnd: edge,
    getScrollElement: findScroller,
    estimateSize: () => likelySize,
    ...(keyOf === undefined ? {} : { getItemKey: keyOf }),
    rangeExtractor: useCallback(
      (range: Range) => {
        const wanted = new Set(defaultRangeExtractor(range));
        for (const index of kept.split(" ")) if (index !== "") wanted.add(Number(index));
        return [...wanted].sort((a, b) => a - b);
      },
      [kept],
    ),
  });

  made.current = virtualizer;

  // Where the list begins within its scroller: what stands above it may grow.
  useLayoutEffect(() => {
    const [element, around] = [list.current, findScroller()];
    if (element === null || around === null) return;
    const look = () => setOffset(Math.round(distance(element, around, across)));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(around);
    for (const child of around.children) observer.observe(child);
    return () => observer.disconnect();
  }, [list, findScroller, across]);

  const rows: VirtualRow[] = [];
  let end = offset;
  for (const item of virtualizer.getVirtualItems()) {
    rows.push({ index: item.index, before: item.start - end });
    end = item.end;
  }
  const show = useCallback(
    (index: number) => {
      const row = list.current?.querySelector(`[data-index="${index}"]`);
      const around = findScroller();
      if (row && around && isInView(row, around)) return;
      // The virtualizer takes the end of the last row for the end of the scroller, where other things may stand.
      virtualizer.scrollToIndex(index, { align: index === count - 1 ? "start" : "auto" });
    },
    [virtualizer, count, list, findScroller],
  );
  return {
    rows,
    after: Math.max(0, virtualizer.getTotalSize() - (end - offset)),
    measure: virtualizer.measureElement,
    show,
    keepShown: useCallback(
      (index: number) => {
        show(index);
        const observer = new ResizeObserver(() => show(index));
        const around = findScroller();
        if (around) observer.observe(around);
        return () => observer.disconnect();
      },
      [show, findScroller],
    ),
    forget: virtualizer.measure,
  };
}

/** How far the content of `list` begins from the beginning of what `around` scrolls. */
function distance(list: HTMLElement, around: HTMLElement, across: boolean): number {
  const [inner, outer] = [list.getBoundingClientRect(), around.getBoundingClientRect()];
  return across
    ? inner.left - outer.left - around.clientLeft + around.scrollLeft
    : inner.top - outer.top - around.clientTop + around.scrollTop;
}

function isInView(row: Element, around: Element): boolean {
  const [inner, outer] = [row.getBoundingClientRect(), around.getBoundingClientRect()];
  return (
    inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right
  );
}
