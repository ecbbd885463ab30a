import { cleanLine, joinLines } from "#shared/model/paragraphs.ts";
import type { Page } from "#shared/model/read-text.ts";
import type { Line } from "./page-lines.ts";

type Paragraph = { text: string; readonly breaks: { page: number; at: number }[] };
/** What is usual in a column: where its lines begin and end, and how far apart they stand. */
type Column = { readonly left: number; readonly right: number; readonly spacing: number };

const sentenceEnd = /[.!?:;…。！？][)\]"'”’»」]*$/u;
const listMark = /^(?:[•‣▪◦●–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u;
const wordPattern = /[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*/gu;

/**
 * Lines joined to paragraphs by how they stand: gaps, indents, sizes, short last
 * lines. A paragraph may run on over columns and pages; words that were divided
 * at a line's end are made whole, unless the text has them with a hyphen.
 *
 * @param labels a label for every page
 */
export function pdfParagraphs(
  pages: readonly (readonly Line[])[],
  labels: readonly string[],
): { readonly text: string; readonly pages: readonly Page[] } {
  const words = wordsOf(pages);
  const paragraphs: Paragraph[] = [];
  const waiting: number[] = [];
  let before: { line: Line; column: Column; previous: Line | null } | null = null;
  pages.forEach((lines, page) => {
    waiting.push(page);
    for (const columnLines of columnsOf(lines)) {
      const column = describeColumn(columnLines);
      columnLines.forEach((line, index) => {
        const open = paragraphs.at(-1);
        const isNew =
          before === null ||
          open === undefined ||
          (index === 0
            ? !runsOn(before.line, before.column, line)
            : beginsParagraph(before.line, line, column, before.previous));
        if (isNew || open === undefined) {
          paragraphs.push({ text: line.text, breaks: waiting.map((number) => ({ page: number, at: 0 })) });
        } else {
          const joined = joinDivided(open.text, line.text, words);
          for (const number of waiting) open.breaks.push({ page: number, at: joined.length - line.text.length });
          open.text = joined;
        }
        waiting.length = 0;
        before = { line, column, previous: index === 0 ? null : (columnLines[index - 1] ?? null) };
      });
    }
  });
  return assemble(paragraphs, waiting, labels);
}

function assemble(paragraphs: readonly Paragraph[], unplaced: readonly number[], labels: readonly string[]) {
  const texts: string[] = [];
  const pages: Page[] = [];
  let length = 0;
  for (const { text, breaks } of paragraphs) {
    const clean = cleanLine(text);
    if (clean === "") continue;
    for (const { page, at } of breaks) {
      pages.push({ label: labels[page] ?? String(page + 1), start: length + Math.min(at, clean.length - 1) });
    }
    texts.push(clean);
    length += clean.length + 1;
  }
  // Pages without text at the end begin where the text ends.
  for (const page of unplaced) pages.push({ label: labels[page] ?? String(page + 1), start: Math.max(0, length - 1) });
  return { text: texts.join("\n"), pages };
}

/** Runs of lines of one size of which each stands below the one before it. */
function columnsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const columns: Line[][] = [];
  let before: Line | null = null;
  for (const line of lines) {
    if (before !== null && isBelow(before, line) && !differInSize(before, line)) columns.at(-1)?.push(line);
    else columns.push([line]);
    before = line;
  }
  return columns;
}

function isBelow(before: Line, line: Line): boolean {
  return line.y > before.y + before.size * 0.3 && line.left < before.right && line.right > before.left;
}

function differInSize(one: Line, other: Line): boolean {
  return Math.abs(one.size - other.size) > Math.max(one.size, other.size) * 0.12;
}

function describeColumn(lines: readonly Line[]): Column {
  const spacings = lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? line.y));
  const size = middle(lines.map((line) => line.size));
  const usual = spacings.filter((spacing) => spacing < size * 2.6);
  return {
    left: mostCommon(lines.map((line) => line.left)),
    right: lines.reduce((right, line) => Math.max(right, line.right), Number.NEGATIVE_INFINITY),
    spacing: usual.length === 0 ? size * 1.25 : middle(usual),
  };
}

function beginsParagraph(before: Line, line: Line, column: Column, previous: Line | null): boolean {
  const size = Math.max(before.size, line.size);
  if (line.y - before.y > Math.max(column.spacing * 1.3, size * 1.05)) return true;
  if (listMark.test(line.text)) return true;
  const isIndented = Math.abs(line.left - column.left) > size * 0.8;
  const wasIndented = Math.abs(before.left - column.left) > size * 0.8;
  // A first line is indented after a paragraph's end; within one, the indent hangs, as in lists of references.
  if (isIndented && !wasIndented) return sentenceEnd.test(before.text) || endsShort(before, column, line, true);
  // Two lines that begin alike away from the margin are one block; a first line after such a block is not.
  if (isIndented && wasIndented && previous !== null && Math.abs(before.left - line.left) > size * 0.8) {
    return Math.abs(previous.left - before.left) < size * 0.4;
  }
  const isHalf = before.right - column.left < (column.right - column.left) / 2;
  return endsShort(before, column, line, isHalf || listMark.test(before.text));
}

/** True when a paragraph goes on from the end of a column or page at the top of the next. */
function runsOn(before: Line, column: Column, line: Line): boolean {
  if (differInSize(before, line) || listMark.test(line.text)) return false;
  if (/\p{L}[-\u2010\u00ad]$/u.test(before.text)) return true;
  if (sentenceEnd.test(before.text)) return false;
  return /^[\p{Ll}\p{Lo}(“"‘'\d]/u.test(line.text) || !endsShort(before, column, line, true);
}

/** True when the first word of the next line would have had room on this one: its paragraph ends here. */
function endsShort(line: Line, column: Column, next: Line, whateverItsEnd = false): boolean {
  const firstWord = next.text.split(" ", 1)[0] ?? "";
  const room = column.right - line.right;
  return room > firstWord.length * line.size * 0.6 + line.size * 1.5 && (whateverItsEnd || sentenceEnd.test(line.text));
}

function joinDivided(before: string, after: string, words: ReadonlySet<string>): string {
  const first = /([\p{L}\p{M}]+)[-\u2010]$/u.exec(before)?.[1];
  const rest = /^(\p{Ll}[\p{L}\p{M}]*)/u.exec(after)?.[1];
  if (first === undefined || rest === undefined) return joinLines(before, after);
  const whole = `${first}${rest}`.toLowerCase();
  const keepsHyphen = words.has(`${first}-${rest}`.toLowerCase()) && !words.has(whole);
  return (keepsHyphen ? before : before.slice(0, -1)) + after;
}

/** Words that stand whole within lines, with their hyphens, in lower case. */
function wordsOf(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of pages.flat()) {
    for (const [word] of line.text.matchAll(wordPattern)) words.add(word.toLowerCase().replaceAll("\u2010", "-"));
  }
  return words;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The value, to the point, that occurs most; the least of several. */
function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
  const [best] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b);
  return best?.[0] ?? 0;
}
