import type { Stretch } from "../marks/segments.ts";

/**
 * Between places in a text and in the page. Every piece of text in the page
 * carries in `data-start` where it begins in the text, in UTF-16 code units.
 */

/** What is selected of the text within `root`, without white space around it; null when that is nothing. */
export function selectedStretch(root: HTMLElement, text: string): Stretch | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const [start, end] = [
    placeOf(root, range.startContainer, range.startOffset),
    placeOf(root, range.endContainer, range.endOffset),
  ];
  return start === null || end === null ? null : withoutBlanks(text, { start, end });
}

/** Selects a stretch of the text in the page; what of it is not mounted is left out. */
export function selectStretch(root: HTMLElement, { start, end }: Stretch): void {
  const pieces = piecesOf(root);
  const first = pieces.find((piece) => startOf(piece) + lengthOf(piece) > start);
  const last = pieces.findLast((piece) => startOf(piece) < end);
  const [from, to] = [first?.firstChild, last?.firstChild];
  if (!first || !last || !from || !to) return;
  const within = (piece: HTMLElement, place: number) => Math.max(0, Math.min(lengthOf(piece), place - startOf(piece)));
  document.getSelection()?.setBaseAndExtent(from, within(first, start), to, within(last, end));
}

/** A stretch without the white space at its ends; null when nothing is left. */
export function withoutBlanks(text: string, { start, end }: Stretch): Stretch | null {
  const words = text.slice(start, end);
  const trimmed = words.trim();
  if (trimmed === "") return null;
  const from = start + words.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}

/** The place in the text of a place in the page; null where there is no text. */
function placeOf(root: HTMLElement, node: Node, offset: number): number | null {
  if (node instanceof Text) {
    const piece = node.parentElement?.closest<HTMLElement>("[data-start]");
    if (piece) return startOf(piece) + offset;
  }
  // Between elements, as where a whole paragraph is selected: where the next piece of text begins, or the last one ends.
  const range = document.createRange();
  range.setStart(node, node instanceof Text ? 0 : offset);
  range.collapse(true);
  const pieces = piecesOf(root);
  const next = pieces.find((piece) => range.comparePoint(piece, 0) >= 0);
  if (next) return startOf(next);
  const last = pieces.at(-1);
  return last === undefined ? null : startOf(last) + lengthOf(last);
}

function piecesOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-start]")];
}

function startOf(piece: HTMLElement): number {
  return Number(piece.dataset.start);
}

function lengthOf(piece: HTMLElement): number {
  return piece.textContent?.length ?? 0;
}
