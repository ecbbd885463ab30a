import { type KeyboardEvent, type RefObject, useState } from "react";
import { actOnPassage, passageActions } from "../marks/passage-actions.ts";
import type { Stretch } from "../marks/segments.ts";
import type { ParagraphIndex } from "./paragraph-index.ts";
import { selectedStretch, selectStretch, withoutBlanks } from "./places.ts";
import { cursorAt, moved, stretchOf, type WordCursor } from "./word-cursor.ts";

/** How far an arrow key scrolls in a paragraph that is higher than the view, in pixels. */
const lineStep = 81;

type Reading = {
  readonly sourceId: string;
  readonly paragraphs: ParagraphIndex;
  readonly list: RefObject<HTMLElement | null>;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The paragraph that the keyboard is at. */
  readonly active: number;
  readonly selected: Stretch | null;
  readonly goToParagraph: (index: number) => void;
  /** Brings a place into view where it is not. */
  readonly reveal: (stretch: Stretch) => void;
  readonly stepUnused: (by: 1 | -1) => void;
  readonly stepHighlight: (by: 1 | -1) => void;
  readonly stepMatch: (by: 1 | -1) => void;
};

/**
 * The keyboard in a text: arrows go from paragraph to paragraph; Enter begins to
 * choose words, which arrows go along and Shift with arrows adds to; letters do
 * something with what is selected.
 */
export function useReadingKeys(reading: Reading): {
  readonly choosing: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly endChoosing: () => void;
} {
  const [cursor, setCursor] = useState<WordCursor | null>(null);
  const { paragraphs, list, selected } = reading;

  function put(next: WordCursor | null): void {
    setCursor(next);
    if (next === null) {
      document.getSelection()?.removeAllRanges();
      return;
    }
    const stretch = stretchOf(next);
    reading.reveal(next.to);
    // What was just brought near is mounted by then.
    requestAnimationFrame(() => {
      if (list.current) selectStretch(list.current, stretch);
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.defaultPrevented || event.target instanceof HTMLTextAreaElement) return;
    const onRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
    const onMark = event.target instanceof HTMLElement && event.target.dataset.begins !== undefined;
    if (!onRow && !onMark) return;
    if (answer(event, onRow)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** What is selected at this very moment: the page tells of it only later. */
  function selectedNow(): Stretch | null {
    if (cursor !== null) return withoutBlanks(paragraphs.text, stretchOf(cursor));
    return list.current && selectedStretch(list.current, paragraphs.text);
  }

  /** True where the key meant something here. */
  function answer(event: KeyboardEvent<HTMLElement>, onRow: boolean): boolean {
    if (event.key === "F3") {
      reading.stepMatch(event.shiftKey ? -1 : 1);
      return true;
    }
    if (event.altKey || event.metaKey) return false;
    const chosen = passageActions.find(({ letter }) => letter.toLowerCase() === event.key.toLowerCase());
    const words = chosen && !event.ctrlKey ? selectedNow() : null;
    if (chosen && words !== null) {
      actOnPassage(chosen.action, reading.sourceId, paragraphs.text, words);
      return true;
    }
    if (cursor !== null && (event.key === "Escape" || /^Arrow|^Home$|^End$/.test(event.key))) {
      return moveCursor(event, cursor);
    }
    if (event.key === "Escape" && selected !== null) {
      put(null);
      return true;
    }
    if (event.ctrlKey) return false;
    return step(event, onRow);
  }

  function moveCursor(event: KeyboardEvent<HTMLElement>, from: WordCursor): boolean {
    if (event.key === "Escape") {
      put(null);
      return true;
    }
    const back = event.key === "ArrowLeft" || event.key === "ArrowUp" || event.key === "Home";
    const step =
      /^Arrow(Left|Right)$/.test(event.key) && !event.ctrlKey
        ? "word"
        : /^Arrow/.test(event.key)
          ? "sentence"
          : "paragraph";
    put(moved(paragraphs, from, { step, by: back ? -1 : 1, extend: event.shiftKey }));
    return true;
  }

  /** Between paragraphs, highlights and what is not used yet. */
  function step(event: KeyboardEvent<HTMLElement>, onRow: boolean): boolean {
    const by = event.shiftKey ? -1 : 1;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        return !event.shiftKey && stepParagraph(event.key === "ArrowDown" ? 1 : -1);
      case "Home":
        reading.goToParagraph(0);
        return true;
      case "End":
        reading.goToParagraph(paragraphs.count - 1);
        return true;
      case "Enter":
        if (!onRow) return false;
        put(cursorAt(paragraphs, selected?.start ?? paragraphs.startOf(reading.active)));
        return true;
      case "u":
      case "U":
        reading.stepUnused(by);
        return true;
      case "h":
      case "H":
        reading.stepHighlight(by);
        return true;
      default:
        // What these do on the map is not meant for someone who reads.
        return /^(Delete|Backspace|[a-z])$/i.test(event.key) && event.key.toLowerCase() !== "r";
    }
  }

  /** To the next paragraph, or through the one that is higher than the view. */
  function stepParagraph(by: 1 | -1): boolean {
    const row = list.current?.querySelector(`[data-row="${reading.active}"]`)?.getBoundingClientRect();
    const scroller = reading.scroller.current;
    const view = scroller?.getBoundingClientRect();
    const more = row && view && (by === 1 ? row.bottom > view.bottom + 1 : row.top < view.top - 1);
    if (more && scroller) scroller.scrollTop += by * lineStep;
    else reading.goToParagraph(reading.active + by);
    return true;
  }

  return { choosing: cursor !== null, onKeyDown, endChoosing: () => setCursor(null) };
}
