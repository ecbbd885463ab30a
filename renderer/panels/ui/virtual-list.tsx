import { type ReactNode, useCallback, useLayoutEffect, useRef } from "react";
import { useRowKeys } from "./use-row-keys.ts";
import { useVirtualRows } from "./use-virtual-rows.ts";

/**
 * A list of any length of which only the rows near the view are mounted. It
 * scrolls with the nearest `scroller` around it. The arrows, Page Up and Down,
 * Home and End go from row to row. `likelySize` and `gap` are in pixels.
 */
export function VirtualList<T>({
  items,
  keyOf,
  row,
  likelySize,
  gap = 0,
  label,
  className = "",
  ordered = false,
  across = false,
  scroller,
  begin = 0,
  shown = null,
}: {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** What stands in a row. `tabIndex` is that of its controls, in lists of which Tab reaches one row only. */
  readonly row: (item: T, tabIndex: 0 | -1) => ReactNode;
  /** About how large a row is, until it is measured. */
  readonly likelySize: number;
  readonly gap?: number;
  readonly label?: string;
  readonly className?: string;
  readonly ordered?: boolean;
  /** True for rows side by side. */
  readonly across?: boolean;
  readonly scroller?: string;
  /** The row that Tab comes to first. */
  readonly begin?: number;
  /** A row that is brought into view whenever it is another one, or the room for rows changes. */
  readonly shown?: number | null;
}) {
  const list = useRef<HTMLElement>(null);
  const keys = useRowKeys({ list, count: items.length, across, begin });
  // The same function while the list is the same one: sizes are reckoned anew when it is not.
  const known = useRef(keyOf);
  known.current = keyOf;
  const keyAt = useCallback(
    (index: number) => {
      const item = items[index];
      return item === undefined ? index : known.current(item);
    },
    [items],
  );
  const { rows, after, measure, show, keepShown } = useVirtualRows({
    list,
    count: items.length,
    likelySize,
    keyOf: keyAt,
    gap,
    across,
    ...(scroller === undefined ? {} : { scroller }),
    keep: keys.keep,
  });
  const { wanted } = keys;
  useLayoutEffect(() => {
    if (wanted !== null) show(wanted);
  }, [wanted, show]);
  useLayoutEffect(() => (shown !== null && shown >= 0 ? keepShown(shown) : undefined), [shown, keepShown]);
  const hold = useCallback((element: HTMLElement | null) => {
    list.current = element;
  }, []);

  const List = ordered ? "ol" : "ul";
  return (
    <List
      ref={hold}
      className={`virtual-rows ${across ? "across" : ""} ${className}`}
      aria-label={label}
      style={across ? { paddingRight: after } : { paddingBottom: after }}
      onFocus={keys.onFocus}
      onKeyDown={keys.onKeyDown}
    >
      {rows.map(({ index, before }) => {
        const item = items[index];
        if (item === undefined) return null;
        return (
          <li
            key={keyOf(item)}
            ref={measure}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            value={ordered ? index + 1 : undefined}
            style={across ? { marginLeft: before } : { marginTop: before }}
          >
            {row(item, index === keys.active ? 0 : -1)}
          </li>
        );
      })}
    </List>
  );
}
