import { type RefObject, useCallback, useLayoutEffect } from "react";
import type { Highlights } from "../marks/highlights.ts";
import type { Stretch } from "../marks/segments.ts";
import { focusSoon, pieceAt } from "./mounted-text.ts";
import type { ParagraphIndex } from "./paragraph-index.ts";
import type { ParagraphRows } from "./use-paragraph-rows.ts";

/** Room above what is gone to, in pixels. */
const headroom = 72;

/** The ways to go through a text: to a place, a paragraph, the next one that no claim uses, the next highlight. */
export type Going = {
  /** Brings a stretch into view, even (`always`) where it is in view already. */
  readonly reveal: (stretch: Stretch, always?: boolean) => void;
  readonly goToParagraph: (index: number) => void;
  readonly stepUnused: (by: 1 | -1) => void;
  /** Gives a highlight's beginning the keyboard, and marks it for a moment. */
  readonly goToHighlight: (id: string, stretch: Stretch) => void;
  readonly stepHighlight: (by: 1 | -1) => void;
};

/** Goes through a text of which only the paragraphs near the view are mounted. */
export function useGoing({
  scroller,
  list,
  paragraphs,
  highlights,
  used,
  goTo,
  active,
  setActive,
  wanted,
  setWanted,
  setFlash,
}: {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLElement | null>;
  readonly paragraphs: ParagraphIndex;
  readonly highlights: Highlights;
  readonly used: ReadonlySet<number>;
  readonly goTo: ParagraphRows["goTo"];
  /** The paragraph that Tab comes to. */
  readonly active: number;
  readonly setActive: (index: number) => void;
  /** The paragraph that is to get the keyboard once it is mounted. */
  readonly wanted: number | null;
  readonly setWanted: (index: number | null) => void;
  readonly setFlash: (stretch: Stretch) => void;
}): Going {
  const reveal = useCallback(
    (stretch: Stretch, always = false) => {
      const index = paragraphs.at(stretch.start);
      setActive(index);
      const view = scroller.current?.getBoundingClientRect();
      const piece = pieceAt(list.current, stretch.start)?.getBoundingClientRect();
      if (!always && view && piece && piece.top >= view.top + 8 && piece.bottom <= view.bottom - 40) return;
      if (piece === undefined) goTo({ index, below: -headroom });
      // Once it is mounted and measured: where in its paragraph it stands.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const [there, around] = [pieceAt(list.current, stretch.start), scroller.current?.getBoundingClientRect()];
          const row = there?.closest<HTMLElement>("[data-row]");
          if (!there || !around || !row) return;
          const below = there.getBoundingClientRect().top - row.getBoundingClientRect().top;
          goTo({ index, below: below - Math.min(headroom * 2, around.height / 3) });
        }),
      );
    },
    [paragraphs, goTo, scroller, list, setActive],
  );

  const goToParagraph = (index: number) => {
    const to = Math.max(0, Math.min(paragraphs.count - 1, index));
    setActive(to);
    setWanted(to);
    const row = list.current?.querySelector(`[data-row="${to}"]`)?.getBoundingClientRect();
    const view = scroller.current?.getBoundingClientRect();
    if (row && view && row.top >= view.top && row.bottom <= view.bottom) return;
    goTo({ index: to, below: -headroom / 3 });
  };
  useLayoutEffect(() => {
    if (wanted === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${wanted}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    setWanted(null);
  });

  const stepUnused = (by: 1 | -1) => {
    for (let step = 1; step <= paragraphs.count; step += 1) {
      const index = (active + by * step + 2 * paragraphs.count) % paragraphs.count;
      if (!used.has(index)) {
        goToParagraph(index);
        return;
      }
    }
  };

  const goToHighlight = (id: string, stretch: Stretch) => {
    reveal(stretch, true);
    setFlash({ start: stretch.start, end: stretch.end });
    focusSoon(() => list.current?.querySelector<HTMLElement>(`[data-begins~="${CSS.escape(id)}"]`) ?? null);
  };
  const stepHighlight = (by: 1 | -1) => {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.begins : undefined;
    const id = focused?.split(" ").at(by === 1 ? -1 : 0);
    const { all } = highlights;
    const current = all.findIndex((highlight) => highlight.id === id);
    const from = paragraphs.startOf(active);
    const index =
      current >= 0
        ? current + by
        : by === 1
          ? all.findIndex(({ start }) => start >= from)
          : all.findLastIndex(({ start }) => start < from);
    const next = all[(index + all.length) % Math.max(1, all.length)];
    if (next) goToHighlight(next.id, next);
  };

  return { reveal, goToParagraph, stepUnused, goToHighlight, stepHighlight };
}
