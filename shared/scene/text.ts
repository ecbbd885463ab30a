import { mayBreak } from "./breaking.ts";
import { type FontName, fonts } from "./fonts.ts";
import { foreignWidth } from "./foreign.ts";
import { graphemeWidth, isBundled, unitWidth, type WidthTable, widthTables } from "./widths.ts";

/**
 * Text measured and broken into lines by the bundled fonts' advance widths, and
 * what these lack by the fonts that stand in for them. Whatever draws the lines
 * must turn kerning and ligatures off, or its words come out a pixel off.
 */

/** Text in which every UTF-16 unit is a grapheme that every bundled face has, and of which no line is CJK. */
const plain =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u012b\u012e-\u0131\u0134-\u0148\u014a-\u0165\u0168-\u017f\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u0218-\u021b\u2010\u2012-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2025\u2026\u20ac]*$/;

/** True for a text of usual letters and signs of the Latin script only: the bundled faces have them all. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The graphemes of a text: what a reader takes for single characters. */
export function graphemes(text: string): readonly string[] {
  return plain.test(text) ? text.split("") : Array.from(segmenter.segment(text), (part) => part.segment);
}

/** Width of a plain text in font units. */
function plainWidth(table: WidthTable, text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) width += unitWidth(table, text.charCodeAt(index));
  return width;
}

/**
 * Width of neighbouring graphemes in font units. Those that the face lacks are
 * measured together as far as no line may end between them, so that parts of a
 * text between such places are as wide alone as in the whole.
 */
function widthOf(table: WidthTable, parts: readonly string[], start = 0, end = parts.length): number {
  let width = 0;
  let index = start;
  while (index < end) {
    let run = parts[index] ?? "";
    index += 1;
    if (isBundled(table, run)) {
      width += graphemeWidth(table, run);
      continue;
    }
    let estimate = graphemeWidth(table, run);
    for (; index < end; index += 1) {
      const part = parts[index] ?? "";
      if (isBundled(table, part) || mayBreak(parts[index - 2], parts[index - 1] ?? "", part)) break;
      run += part;
      estimate += graphemeWidth(table, part);
    }
    const em = foreignWidth(run, table.face);
    width += em === null ? estimate : em * table.unitsPerEm;
  }
  return width;
}

/** How many graphemes from `start` on are no wider together than `maxUnits`. */
function countFitting(
  table: WidthTable,
  parts: readonly string[],
  start: number,
  end: number,
  maxUnits: number,
): number {
  let [fits, tooMany] = [0, end - start + 1];
  while (tooMany - fits > 1) {
    const tried = (fits + tooMany) >> 1;
    if (widthOf(table, parts, start, start + tried) <= maxUnits) fits = tried;
    else tooMany = tried;
  }
  return fits;
}

/** Width of a text on one line, in map pixels. */
export function measureText(text: string, font: FontName): number {
  const { face, size } = fonts[font];
  const table = widthTables[face];
  const width = plain.test(text) ? plainWidth(table, text) : widthOf(table, graphemes(text));
  return (width * size) / table.unitsPerEm;
}

/** The text as it is drawn: control characters gone, runs of blanks one space, paragraphs apart. */
function paragraphs(text: string): string[] {
  if (plain.test(text)) return [drawnText(text)];
  const all = text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).map(drawnText);
  while (all.length > 1 && all.at(-1) === "") all.pop();
  return all;
}

/** One line of text as it is drawn: no control characters, no half surrogates, no runs of blanks. */
export function drawnText(text: string): string {
  if (plain.test(text) && !text.includes("  ")) return text.trim();
  return text
    .toWellFormed()
    .replace(/[\t\n\v\f\r ]+/g, " ")
    .replace(/[\p{Cc}\ufffe\uffff]/gu, "")
    .trim();
}

export type WrappedText = { readonly lines: readonly string[]; readonly truncated: boolean };

/**
 * Breaks a text into lines no wider than `maxWidth` map pixels (a single
 * grapheme that is wider still gets a line). Lines end at spaces, after hyphens
 * and dashes, between CJK characters and at line breaks of the text; a word too
 * long for a line is cut between graphemes. With `maxLines`, what does not fit is
 * replaced by "…".
 */
export function wrapText(
  text: string,
  font: FontName,
  maxWidth: number,
  maxLines = Number.POSITIVE_INFINITY,
): WrappedText {
  const { face, size } = fonts[font];
  const table = widthTables[face];
  const maxUnits = (maxWidth * table.unitsPerEm) / size;
  const lines: string[] = [];
  for (const paragraph of paragraphs(text)) {
    if (plain.test(paragraph)) {
      let start = 0;
      for (const end of plainLineEnds(table, paragraph, maxUnits, maxLines + 1 - lines.length)) {
        lines.push(paragraph.slice(start, end).trimEnd());
        start = end;
      }
    } else wrapParagraph(table, graphemes(paragraph), maxUnits, lines, maxLines + 1);
    if (lines.length > maxLines) break;
  }
  if (lines.length <= maxLines) return { lines, truncated: false };
  const kept = lines.slice(0, maxLines);
  kept[maxLines - 1] = cutToFit(table, kept[maxLines - 1] ?? "", maxUnits);
  return { lines: kept, truncated: true };
}

/** How many lines `wrapText` breaks a text into, without making them. */
export function countLines(text: string, font: FontName, maxWidth: number, maxLines: number): number {
  if (!plain.test(text)) return wrapText(text, font, maxWidth, maxLines).lines.length;
  const { face, size } = fonts[font];
  const table = widthTables[face];
  return plainLineEnds(table, drawnText(text), (maxWidth * table.unitsPerEm) / size, maxLines).length;
}

const space = 0x20;

/**
 * Where the lines of a plain paragraph end, at most `limit` of them: the same as
 * `wrapParagraph` finds, from UTF-16 units instead of graphemes.
 */
function plainLineEnds(table: WidthTable, text: string, maxUnits: number, limit: number): number[] {
  const ends: number[] = [];
  let start = 0;
  let width = 0;
  let breakAt = -1;
  let widthAtBreak = 0;
  let left = space;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (
      index > start &&
      unit !== space &&
      (left === space || (isDash(left) && mayBreak(text[index - 2], text[index - 1] ?? "", text[index] ?? "")))
    ) {
      breakAt = index;
      widthAtBreak = width;
    }
    const partWidth = unitWidth(table, unit);
    while (width + partWidth > maxUnits && index > start && unit !== space) {
      const end = breakAt > start ? breakAt : index;
      ends.push(end);
      if (ends.length >= limit) return ends;
      width = breakAt > start ? width - widthAtBreak : 0;
      start = end;
      breakAt = -1;
    }
    width += partWidth;
    left = unit;
  }
  ends.push(text.length);
  return ends;
}

/** True for the characters of `dash`. */
function isDash(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || (unit >= 0x2012 && unit <= 0x2014);
}

/** Adds the lines of a paragraph to `lines`, until there are `limit` of them. */
function wrapParagraph(
  table: WidthTable,
  parts: readonly string[],
  maxUnits: number,
  lines: string[],
  limit: number,
): void {
  const add = (start: number, end: number) => lines.push(parts.slice(start, end).join("").trimEnd());
  /** Where the line begins, and how wide it is up to `next`. */
  let start = 0;
  let width = 0;
  for (let next = 0; next < parts.length; ) {
    let end = next + 1;
    while (end < parts.length && !mayBreak(parts[end - 2], parts[end - 1] ?? "", parts[end] ?? "")) end += 1;
    let wordEnd = end;
    while (wordEnd > next && parts[wordEnd - 1] === " ") wordEnd -= 1;
    let wordWidth = widthOf(table, parts, next, wordEnd);
    if (width + wordWidth > maxUnits && next > start) {
      add(start, next);
      if (lines.length >= limit) return;
      start = next;
      width = 0;
    }
    // A word too long for a line of its own is cut.
    while (wordWidth > maxUnits && wordEnd - next > 1) {
      next += Math.max(1, countFitting(table, parts, next, wordEnd, maxUnits));
      add(start, next);
      if (lines.length >= limit) return;
      start = next;
      wordWidth = widthOf(table, parts, next, wordEnd);
    }
    width += wordWidth + widthOf(table, parts, wordEnd, end);
    next = end;
  }
  add(start, parts.length);
}

function cutToFit(table: WidthTable, line: string, maxUnits: number): string {
  const parts = graphemes(line);
  let count = countFitting(table, parts, 0, parts.length, maxUnits - graphemeWidth(table, "…"));
  while (count > 0 && parts[count - 1] === " ") count -= 1;
  return `${parts.slice(0, count).join("")}…`;
}

/** The text on one line, its end replaced by "…" when it is wider than `maxWidth` map pixels. */
export function fitLine(
  text: string,
  font: FontName,
  maxWidth: number,
): { readonly text: string; readonly truncated: boolean } {
  const line = drawnText(text);
  if (measureText(line, font) <= maxWidth) return { text: line, truncated: false };
  const { face, size } = fonts[font];
  const table = widthTables[face];
  return { text: cutToFit(table, line, (maxWidth * table.unitsPerEm) / size), truncated: true };
}
