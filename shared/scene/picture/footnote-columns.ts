import { baselineIn } from "../card.ts";
import type { DrawItem, Owner } from "../draw-list.ts";
import { measureText } from "../text.ts";
import { blockItems, type TextBlock, textBlock } from "../text-block.ts";
import type { ThemeTokens } from "../theme.ts";
import type { Footnote } from "./footnotes.ts";
import { columnItems, type Place, ruleItem, type Written } from "./title-and-footer.ts";

const footnotesOwner: Owner = "part:footnotes";

/** A column holds lines of 45 to 75 letters, the measure that is read with ease. */
const [narrowestColumn, widestColumn, columnGap] = [280, 400, 36] as const;
/** Few footnotes stand in few columns, and not side by side in lines of their own. */
const leastColumnHeight = 200;
const noteGap = 8;
const numberGap = 8;
/** Under the rule and the heading. */
const headHeight = 34;

type NoteBlock = {
  readonly number: string;
  readonly words: TextBlock | null;
  readonly credit: TextBlock;
  readonly height: number;
};

/** Footnotes in columns of about the same height, under a rule and a heading; none is cut, or broken over two columns. */
export function drawFootnotes(notes: readonly Footnote[], { x, y, width }: Place, tokens: ThemeTokens): Written {
  if (notes.length === 0) return { width: 0, height: 0, items: [] };
  const mostColumns = Math.max(1, Math.floor((width + columnGap) / (narrowestColumn + columnGap)));
  const columnWidth = Math.min(widestColumn, Math.floor((width + columnGap) / mostColumns - columnGap));
  const numberWidth = Math.ceil(measureText(String(notes.length), "small")) + numberGap;
  const blocks = notes.map((note) => noteBlock(note, columnWidth - numberWidth));
  const columns = inColumns(blocks, mostColumns);

  const items: DrawItem[] = [
    ruleItem({ x, y, width }, footnotesOwner, tokens),
    ...blockItems(textBlock("Quotations", "title", width, 1), x, y + 10, footnotesOwner, tokens.ink),
  ];
  for (const [index, column] of columns.entries()) {
    const left = x + index * (columnWidth + columnGap);
    let top = y + headHeight;
    for (const { number, words, credit, height } of column) {
      const place = { x: left + numberWidth, y: top, width: columnWidth - numberWidth };
      const below = { ...place, y: top + (words?.height ?? 0) };
      items.push(
        {
          kind: "text",
          owner: footnotesOwner,
          text: number,
          x: left,
          // On one line with what stands beside it, whose letters may be larger.
          y: baselineIn(top, words ? words.font : credit.font),
          font: "small",
          fill: tokens.mute,
        },
        ...(words ? columnItems(words, place, footnotesOwner, tokens.ink) : []),
        ...columnItems(credit, below, footnotesOwner, tokens.mute),
      );
      top += height + noteGap;
    }
  }
  return {
    items,
    width,
    height: headHeight + columns.reduce((most, column) => Math.max(most, columnHeight(column)), 0),
  };
}

function noteBlock({ number, words, credit }: Footnote, width: number): NoteBlock {
  const wordsBlock = words === null ? null : textBlock(words, "footnote", width, Number.POSITIVE_INFINITY);
  const creditBlock = textBlock(credit, "small", width, Number.POSITIVE_INFINITY);
  return {
    number: String(number),
    words: wordsBlock,
    credit: creditBlock,
    height: (wordsBlock?.height ?? 0) + creditBlock.height,
  };
}

function columnHeight(column: readonly NoteBlock[]): number {
  return column.reduce((height, block) => height + block.height + noteGap, -noteGap);
}

/** Fills columns from top to bottom, at the least height at which `most` of them hold everything. */
function inColumns(blocks: readonly NoteBlock[], most: number): NoteBlock[][] {
  let low = blocks.reduce((most, { height }) => Math.max(most, height), leastColumnHeight);
  let high = Math.max(low, columnHeight(blocks));
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (filled(blocks, middle).length <= most) high = middle;
    else low = middle + 1;
  }
  return filled(blocks, high);
}

function filled(blocks: readonly NoteBlock[], height: number): NoteBlock[][] {
  const columns: NoteBlock[][] = [];
  let column: NoteBlock[] = [];
  let top = 0;
  for (const block of blocks) {
    if (column.length > 0 && top + block.height > height) {
      columns.push(column);
      column = [];
      top = 0;
    }
    column.push(block);
    top += block.height + noteGap;
  }
  columns.push(column);
  return columns;
}
