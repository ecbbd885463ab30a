import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { RowHeights } from "./row-heights.ts";

/** A row to mount, and where it stands, in pixels from the top of the text. */
export type PlacedRow = { readonly index: number; readonly top: number };

/** What stays where it is on the screen while heights above it become known: a row, and how far the view's top is below its own. */
export type Anchor = { readonly index: number; readonly below: number };

export type ParagraphRows = {
  readonly rows: readonly PlacedRow[];
  /** Pixels. */
  readonly height: number;
  /** Brings a row to the top of the view, or `below` pixels of it above that. */
  readonly goTo: (anchor: Anchor) => void;
  /** Where the view is. */
  readonly anchor: () => Anchor;
};

/** Rows this near the view are mounted too, in pixels. */
const around = 500;
/** A difference of height that nobody sees, in pixels. */
const unseen = 0.5;

/**
 * Which paragraphs of a text of any length to mount, and where: those near the
 * view, and those of `keep`. Heights are `estimate`d (the same function as long
 * as the estimates are the same) until a row is measured by its `data-row` in
 * `list`, and what is being read stays in place while they change.
 */
export function useParagraphRows({
  scroller,
  list,
  count,
  estimate,
  keep,
  begin,
}: {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly estimate: (index: number) => number;
  readonly keep: readonly number[];
  /** Where to begin. */
  readonly begin: () => Anchor;
}): ParagraphRows {
  const heights = useMemo(() => new RowHeights(count, estimate), [count, estimate]);
  const anchor = useRef<Anchor | null>(null);
  anchor.current ??= begin();
  // Where the view was put or seen last: it may have been scrolled since, without the event having come yet.
  const seenTop = useRef<number | null>(null);
  const [view, setView] = useState({ top: 0, height: 0 });
  // Counts changes of heights, which live outside React's state.
  const [, setMeasured] = useState(0);

  const follow = useCallback(
    (element: HTMLElement) => {
      if (seenTop.current !== null && Math.abs(element.scrollTop - seenTop.current) <= 1) return;
      seenTop.current = element.scrollTop;
      const index = heights.rowAt(element.scrollTop);
      anchor.current = { index, below: element.scrollTop - heights.topOf(index) };
    },
    [heights],
  );
  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop, clientHeight } = element;
    setView((before) =>
      before.top === scrollTop && before.height === clientHeight ? before : { top: scrollTop, height: clientHeight },
    );
  }, [scroller]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const onScroll = () => {
      follow(element);
      look();
    };
    const observer = new ResizeObserver(() => {
      setMeasured((times) => times + 1);
      look();
    });
    observer.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, follow, look]);

  // After every rendering: rows may have become higher for reasons of their own.
  useLayoutEffect(() => {
    const [element, holder] = [scroller.current, list.current];
    if (element === null || holder === null) return;
    if (seenTop.current !== null) follow(element);
    let changed = false;
    for (const row of holder.querySelectorAll<HTMLElement>(":scope > [data-row]")) {
      const index = Number(row.dataset.row);
      const height = row.getBoundingClientRect().height;
      if (height === 0 || Math.abs(height - heights.heightOf(index)) <= unseen) continue;
      heights.set(index, height);
      changed = true;
    }
    const kept = anchor.current;
    if (kept !== null) {
      const top = Math.max(0, heights.topOf(kept.index) + kept.below);
      if (changed) holder.style.height = `${heights.total}px`;
      if (Math.abs(element.scrollTop - top) > 1) {
        const before = element.scrollTop;
        element.scrollTop = top;
        // At the end of the text there may be no further to go.
        changed ||= element.scrollTop !== before;
      }
      seenTop.current = element.scrollTop;
    }
    if (changed) setMeasured((times) => times + 1);
    look();
  });

  const goTo = useCallback(
    (to: Anchor) => {
      const element = scroller.current;
      anchor.current = to;
      if (element !== null) {
        element.scrollTop = Math.max(0, heights.topOf(to.index) + to.below);
        seenTop.current = element.scrollTop;
      }
      setMeasured((times) => times + 1);
    },
    [scroller, heights],
  );

  const wanted = new Set(keep.filter((index) => index >= 0 && index < count));
  if (count > 0 && view.height > 0) {
    const last = heights.rowAt(view.top + view.height + around);
    for (let index = heights.rowAt(view.top - around); index <= last; index += 1) wanted.add(index);
  }
  return {
    rows: [...wanted].sort((a, b) => a - b).map((index) => ({ index, top: heights.topOf(index) })),
    height: heights.total,
    goTo,
    anchor: () => anchor.current ?? { index: 0, below: 0 },
  };
}
