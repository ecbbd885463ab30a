import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

/** A cell of a grid; −1 is the head row or the head column. */
export type GridPlace = { readonly row: number; readonly column: number };

export type GridLine = { readonly index: number; readonly start: number };

export type Grid = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Rows and columns to mount, with their places in pixels. */
  readonly rows: readonly GridLine[];
  readonly columns: readonly GridLine[];
  /** The one cell that Tab reaches. */
  readonly active: GridPlace;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
};

/**
 * A grid of any size, all rows and all columns alike in size, of which only what is
 * near the view is mounted, with the keyboard of a grid after the ARIA practices:
 * one cell in the order of Tab, the arrows and their like from cell to cell. Cells
 * carry `data-row` and `data-column`. All sizes are in pixels.
 */
export function useGrid({
  rows: rowCount,
  columns: columnCount,
  rowHeight,
  columnWidth,
  headHeight,
  headWidth,
  choose,
}: {
  readonly rows: number;
  readonly columns: number;
  readonly rowHeight: number;
  readonly columnWidth: number;
  readonly headHeight: number;
  readonly headWidth: number;
  /** Called with the cell that Enter, the space bar or a click has chosen. */
  readonly choose: (place: GridPlace, element: HTMLElement) => void;
}): Grid {
  const scroller = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<GridPlace>({ row: 0, column: 0 });
  const moving = useRef(false);
  const active = {
    row: Math.min(wanted.row, rowCount - 1),
    column: Math.min(wanted.column, columnCount - 1),
  };

  const shared = { getScrollElement: () => scroller.current, overscan: 3 };
  const vertical = useVirtualizer<HTMLDivElement, HTMLElement>({
    ...shared,
    count: rowCount,
    estimateSize: () => rowHeight,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    rangeExtractor: useWith(active.row),
  });
  const horizontal = useVirtualizer<HTMLDivElement, HTMLElement>({
    ...shared,
    horizontal: true,
    count: columnCount,
    estimateSize: () => columnWidth,
    scrollMargin: headWidth,
    scrollPaddingStart: headWidth,
    rangeExtractor: useWith(active.column),
  });

  useLayoutEffect(() => {
    // Another width of the head column moves the columns.
    if (headWidth > 0) horizontal.measure();
  }, [horizontal, headWidth]);

  useLayoutEffect(() => {
    if (!moving.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${active.row}"][data-column="${active.column}"]`,
    );
    if (!cell) return;
    moving.current = false;
    cell.focus({ preventScroll: true });
  });

  function move(to: GridPlace): void {
    moving.current = true;
    setWanted(to);
    if (to.row >= 0) vertical.scrollToIndex(to.row, { align: "auto" });
    if (to.column >= 0) horizontal.scrollToIndex(to.column, { align: "auto" });
  }

  return {
    scroller,
    rows: vertical.getVirtualItems(),
    columns: horizontal.getVirtualItems(),
    active,
    onFocus({ target }) {
      const place = placeOf(target);
      if (place !== null && !moving.current) setWanted(place);
    },
    onKeyDown(event) {
      const from = placeOf(event.target);
      if (from === null || event.altKey || event.shiftKey || !(event.target instanceof HTMLElement)) return;
      const atEnds = event.ctrlKey || event.metaKey;
      if (!atEnds && (event.key === "Enter" || event.key === " ")) choose(from, event.target);
      else {
        const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
        const to = target(event.key, atEnds, active, { row: rowCount - 1, column: columnCount - 1 }, page);
        if (to === null) return;
        move(to);
      }
      event.preventDefault();
      event.stopPropagation();
    },
    onClick({ target: element }) {
      const place = placeOf(element);
      const cell = element instanceof Element ? element.closest<HTMLElement>("[data-row]") : null;
      if (place === null || cell === null) return;
      setWanted(place);
      cell.focus({ preventScroll: true });
      choose(place, cell);
    },
  };
}

/** Mounts what is in view, and what has the keyboard wherever it is. */
function useWith(index: number): (range: Range) => number[] {
  return useCallback(
    (range: Range) => {
      const seen = defaultRangeExtractor(range);
      return index < 0 || seen.includes(index) ? seen : [...seen, index].sort((a, b) => a - b);
    },
    [index],
  );
}

function placeOf(element: EventTarget | null): GridPlace | null {
  const cell = element instanceof Element ? element.closest<HTMLElement>("[data-row]") : null;
  return cell === null ? null : { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

/** Where a key takes the keyboard, null where it is not a key of grids; `atEnds` with Ctrl or Cmd held. */
function target(
  key: string,
  atEnds: boolean,
  { row, column }: GridPlace,
  last: GridPlace,
  page: number,
): GridPlace | null {
  const to = (nextRow: number, nextColumn: number): GridPlace => ({
    row: Math.min(last.row, Math.max(-1, nextRow)),
    column: Math.min(last.column, Math.max(-1, nextColumn)),
  });
  if (atEnds) return key === "Home" ? to(-1, -1) : key === "End" ? to(last.row, last.column) : null;
  switch (key) {
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowUp":
      return to(row - 1, column);
    case "ArrowRight":
      return to(row, column + 1);
    case "ArrowLeft":
      return to(row, column - 1);
    case "PageDown":
      return to(row + page, column);
    case "PageUp":
      return to(row - page, column);
    case "Home":
      return to(row, -1);
    case "End":
      return to(row, last.column);
    default:
      return null;
  }
}
