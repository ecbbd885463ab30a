import { type FaceMetrics, type FaceName, type FontName, fonts } from "./fonts.ts";
import sans from "./metrics/sans.json" with { type: "json" };
import sansMedium from "./metrics/sans-medium.json" with { type: "json" };
import sansSemibold from "./metrics/sans-semibold.json" with { type: "json" };
import serif from "./metrics/serif.json" with { type: "json" };
import serifItalic from "./metrics/serif-italic.json" with { type: "json" };

/**
 * Text measured and broken into lines by the bundled fonts' advance widths.
 * Whatever draws the lines must turn kerning and ligatures off, or its words
 * come out a pixel off.
 */

type WidthTable = {
  readonly unitsPerEm: number;
  readonly latin: Float64Array;
  readonly others: ReadonlyMap<number, number>;
};

/** Characters below this are looked up in an array, the rest in a map. */
const latinEnd = 0x250;

function widthTable(metrics: FaceMetrics): WidthTable {
  const latin = new Float64Array(latinEnd).fill(Number.NaN);
  const others = new Map<number, number>();
  for (const [first = 0, ...advances] of metrics.runs) {
    for (const [index, advance] of advances.entries()) {
      const codePoint = first + index;
      if (codePoint < latinEnd) latin[codePoint] = advance;
      else others.set(codePoint, advance);
    }
  }
  return { unitsPerEm: metrics.unitsPerEm, latin, others };
}

const tables: Readonly<Record<FaceName, WidthTable>> = {
  serif: widthTable(serif),
  "serif-italic": widthTable(serifItalic),
  sans: widthTable(sans),
  "sans-medium": widthTable(sansMedium),
  "sans-semibold": widthTable(sansSemibold),
};

/** A character of scripts and signs that are as wide as they are high. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
/** Marks and signs that take no room of their own. */
const weightless = /^(?:\p{Mn}|\p{Me}|\p{Cf})$/u;
/** How wide a character counts that no table knows, in em. */
const unknownWidthEm = 0.6;

function codePointWidth(table: WidthTable, codePoint: number): number | undefined {
  if (codePoint < latinEnd) {
    const width = table.latin[codePoint];
    return width === undefined || Number.isNaN(width) ? undefined : width;
  }
  return table.others.get(codePoint);
}

/** Width of one grapheme in font units. */
function graphemeWidth(table: WidthTable, grapheme: string): number {
  if (grapheme.length === 1) {
    const known = codePointWidth(table, grapheme.charCodeAt(0));
    if (known !== undefined) return known;
  }
  if (wide.test(grapheme)) return table.unitsPerEm;
  let width = 0;
  for (const character of grapheme) {
    if (weightless.test(character)) continue;
    width += codePointWidth(table, character.codePointAt(0) ?? 0) ?? unknownWidthEm * table.unitsPerEm;
  }
  return width;
}

/** Text in which every UTF-16 unit is a grapheme, and of which no line is CJK. */
const plain = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u20ac]*$/;
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The graphemes of a text: what a reader takes for single characters. */
export function graphemes(text: string): readonly string[] {
  return plain.test(text) ? text.split("") : Array.from(segmenter.segment(text), (part) => part.segment);
}

/** Width of one UTF-16 unit that is a grapheme, in font units. */
function unitWidth(table: WidthTable, unit: number): number {
  const width = unit < latinEnd ? table.latin[unit] : undefined;
  return width !== undefined && width >= 0 ? width : graphemeWidth(table, String.fromCharCode(unit));
}

/** Width of a plain text in font units. */
function plainWidth(table: WidthTable, text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) width += unitWidth(table, text.charCodeAt(index));
  return width;
}

function widthOf(table: WidthTable, parts: readonly string[]): number {
  let width = 0;
  for (const part of parts) width += graphemeWidth(table, part);
  return width;
}

/** Width of a text on one line, in map pixels. */
export function measureText(text: string, font: FontName): number {
  const { face, size } = fonts[font];
  const table = tables[face];
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

const dash = /^[-\u2010\u2012-\u2014]$/;
const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;
const opening = /^[\p{Ps}\p{Pi}]/u;
const closing = /^[\p{Pe}\p{Pf}\p{Po}々ー]/u;
const wordCharacter = /^[\p{L}\p{N}]/u;

/** True where a line may end between two neighbouring graphemes; `before` is the one ahead of `left`. */
function mayBreak(before: string | undefined, left: string, right: string): boolean {
  if (left === " ") return right !== " ";
  if (right === " ") return false;
  if (dash.test(left)) return before !== undefined && before !== " " && wordCharacter.test(right);
  if (cjk.test(left) || cjk.test(right)) return !opening.test(left) && !closing.test(right);
  return false;
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
  const table = tables[face];
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
  const table = tables[face];
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

function wrapParagraph(
  table: WidthTable,
  parts: readonly string[],
  maxUnits: number,
  lines: string[],
  limit: number,
): void {
  let start = 0;
  let width = 0;
  /** Where the line would end if the next grapheme does not fit, and the width up to there. */
  let breakAt = -1;
  let widthAtBreak = 0;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    if (index > start && mayBreak(parts[index - 2], parts[index - 1] ?? "", part)) {
      breakAt = index;
      widthAtBreak = width;
    }
    const partWidth = graphemeWidth(table, part);
    // What is carried to the next line may itself be too long for it with this grapheme.
    while (width + partWidth > maxUnits && index > start && part !== " ") {
      const end = breakAt > start ? breakAt : index;
      lines.push(parts.slice(start, end).join("").trimEnd());
      if (lines.length >= limit) return;
      width = breakAt > start ? width - widthAtBreak : 0;
      start = end;
      breakAt = -1;
    }
    width += partWidth;
  }
  lines.push(parts.slice(start).join("").trimEnd());
}

function cutToFit(table: WidthTable, line: string, maxUnits: number): string {
  const parts = [...graphemes(line)];
  const room = maxUnits - graphemeWidth(table, "…");
  let width = widthOf(table, parts);
  while (parts.length > 0 && (width > room || parts.at(-1) === " ")) width -= graphemeWidth(table, parts.pop() ?? "");
  return `${parts.join("")}…`;
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
  const table = tables[face];
  return { text: cutToFit(table, line, (maxWidth * table.unitsPerEm) / size), truncated: true };
}
