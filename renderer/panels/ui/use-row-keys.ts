import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useState } from "react";

const controls = "button, a[href], input, select, textarea, [tabindex]";

export type RowKeys = {
  /** The row that has the keyboard, or had it last. */
  readonly active: number;
  /** The row that is to get the keyboard, null when none is. */
  readonly wanted: number | null;
  /** Rows that must stay mounted for the keyboard to go on from. */
  readonly keep: readonly number[];
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  /** Answers the arrows, Page Up and Down, Home and End. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** Makes a row the active one without giving it the keyboard. */
  readonly setActive: (index: number) => void;
};

/**
 * The keyboard in a list whose rows are mounted only near the view: it goes from
 * row to row, to the same control of each. A row that is not mounted yet, or not
 * even fetched, gets the keyboard as soon as it is there.
 */
export function useRowKeys({
  list,
  count,
  across = false,
  begin = 0,
  arrive,
}: {
  readonly list: RefObject<HTMLElement | null>;
  readonly count: number;
  /** True for rows side by side: the arrows to the left and right move as well. */
  readonly across?: boolean;
  /** The row that Tab comes to first. */
  readonly begin?: number;
  /** Called with the row that a key has taken the keyboard to. */
  readonly arrive?: (index: number) => void;
}): RowKeys {
  const [focused, setFocused] = useState<number | null>(null);
  const [wanted, setWanted] = useState<{ readonly index: number; readonly control: number } | null>(null);
  const active = Math.min(Math.max(0, focused ?? begin), Math.max(0, count - 1));

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const holder = rowAround(element, document.activeElement);
    if (wanted === null) {
      // Rows before it came or went: the keyboard stays on its row, which has another number now.
      if (holder !== null && focused !== null && indexOf(holder) !== focused) setFocused(indexOf(holder));
      return;
    }
    // The person has gone elsewhere meanwhile.
    if (holder === null && document.activeElement !== document.body) {
      setWanted(null);
      return;
    }
    const row = element.querySelector<HTMLElement>(`[data-index="${wanted.index}"]`);
    const found = row === null ? [] : controlsIn(row);
    const control = found[Math.min(wanted.control, found.length - 1)];
    if (control === undefined) return;
    setWanted(null);
    // The list brings its row into view itself, again when the rows before it turn out to be larger than thought.
    control.focus({ preventScroll: true });
    arrive?.(wanted.index);
  });

  return {
    active,
    wanted: wanted?.index ?? null,
    keep: [active - 1, active, active + 1, wanted?.index ?? -1],
    setActive: setFocused,
    onFocus({ target }) {
      const row = rowAround(list.current, target);
      if (row !== null) setFocused(indexOf(row));
    },
    onKeyDown(event) {
      const row = rowAround(list.current, event.target);
      if (row === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.matches("input, textarea, select")) return;
      const from = wanted?.index ?? indexOf(row);
      const next = target(event.key, from, count, across, () => pageLength(event.currentTarget, count, across));
      if (next === null) return;
      event.preventDefault();
      event.stopPropagation();
      const control = controlsIn(row).findIndex((each) => each.contains(document.activeElement));
      setWanted({ index: next, control: Math.max(0, control) });
    },
  };
}

/** Where a key takes the keyboard, null where it is not a key of lists. */
export function target(key: string, from: number, count: number, across: boolean, page: () => number): number | null {
  const to = (index: number) => Math.min(count - 1, Math.max(0, index));
  switch (key) {
    case "ArrowDown":
      return to(from + 1);
    case "ArrowUp":
      return to(from - 1);
    case "ArrowRight":
      return across ? to(from + 1) : null;
    case "ArrowLeft":
      return across ? to(from - 1) : null;
    case "PageDown":
      return to(from + page());
    case "PageUp":
      return to(from - page());
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** About how many rows fit into the view, less one that stays in sight. */
function pageLength(list: HTMLElement, count: number, across: boolean): number {
  const around = list.closest(".scroll") ?? list.parentElement;
  const [room = 0, all] = across ? [around?.clientWidth, list.offsetWidth] : [around?.clientHeight, list.offsetHeight];
  return Math.max(1, Math.floor((room * count) / Math.max(1, all)) - 1);
}

function controlsIn(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(controls)];
}

function indexOf(row: HTMLElement): number {
  return Number(row.dataset.index);
}

/** The row of the list that `inside` lies in; not that of a menu or dialog whose events only pass through the list. */
function rowAround(list: HTMLElement | null, inside: EventTarget | null): HTMLElement | null {
  if (list === null || !(inside instanceof Element) || !list.contains(inside)) return null;
  return inside.closest<HTMLElement>("[data-index]");
}
