import type { Page } from "#shared/model/records.ts";
import type { ParagraphIndex } from "./paragraph-index.ts";

/** The pages that begin in each paragraph, by its number: `12`, or `3–5` where several do. */
export function pageLabels(pages: readonly Page[], paragraphs: ParagraphIndex): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  for (const { label, start } of pages) {
    // A page that begins between two paragraphs begins with the second one.
    const before = paragraphs.at(start);
    const index = start >= paragraphs.endOf(before) ? before + 1 : before;
    if (index >= paragraphs.count || label === "") continue;
    const first = labels.get(index)?.split("–")[0];
    labels.set(index, first === undefined ? label : `${first}–${label}`);
  }
  return labels;
}
