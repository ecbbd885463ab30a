import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import type { ShownHighlights } from "./highlight-card.tsx";

/** The pointer rests on a highlight this long before what stands there shows, and is away this long before it goes; in milliseconds. */
const comeMs = 350;
const goMs = 250;

/** Which highlights are shown in a card: at a glance under the pointer or the keyboard, to work with after a click or Enter. */
export function useShownHighlights(list: RefObject<HTMLElement | null>): {
  readonly now: ShownHighlights | null;
  readonly close: () => void;
  readonly hold: (held: boolean) => void;
  readonly onMouseOver: (event: MouseEvent) => void;
  readonly onMouseLeave: () => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
} {
  const [now, setNow] = useState<ShownHighlights | null>(null);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const soon = (ms: number, change: () => void) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(change, ms);
  };
  // The keyboard comes back to a highlight when its card closes: that shows nothing anew.
  const closedAt = useRef(Number.NEGATIVE_INFINITY);
  const close = () => {
    window.clearTimeout(timer.current);
    closedAt.current = performance.now();
    setNow(null);
  };
  const leave = () => soon(goMs, () => setNow((before) => (before?.pinned ? before : null)));
  const peek = (mark: HTMLElement) =>
    setNow((before) => (before?.pinned ? before : { ids: idsOf(mark), element: mark, pinned: false }));
  const pin = (mark: HTMLElement) => {
    window.clearTimeout(timer.current);
    setNow({ ids: idsOf(mark), element: mark, pinned: true });
  };

  return {
    now,
    close,
    hold: (held) => {
      if (held) window.clearTimeout(timer.current);
      else leave();
    },
    onMouseOver: (event) => {
      const mark = markOf(event.target);
      if (mark === null) leave();
      // Not while words are being selected over it.
      else if (event.buttons === 0) soon(comeMs, () => peek(mark));
    },
    onMouseLeave: leave,
    onClick: (event) => {
      const mark = markOf(event.target);
      if (mark === null || document.getSelection()?.isCollapsed === false) return;
      // A piece in the middle of a highlight opens what is there too; the keyboard goes to where it begins.
      pin(mark);
    },
    onKeyDown: (event) => {
      const mark = markOf(event.target);
      if (mark === null || !(event.key === "Enter" || event.key === " ")) return;
      event.preventDefault();
      event.stopPropagation();
      pin(mark);
    },
    onFocus: (event) => {
      const mark = markOf(event.target);
      if (performance.now() - closedAt.current < comeMs) return;
      if (mark !== null && list.current !== null && mark.matches(":focus-visible")) peek(mark);
    },
  };
}

function markOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("mark[data-highlights]") : null;
}

function idsOf(mark: HTMLElement): readonly string[] {
  return mark.dataset.highlights?.split(" ") ?? [];
}
