import type { FaceMetrics, FaceName } from "./fonts.ts";
import sans from "./metrics/sans.json" with { type: "json" };
import sansMedium from "./metrics/sans-medium.json" with { type: "json" };
import sansSemibold from "./metrics/sans-semibold.json" with { type: "json" };
import serif from "./metrics/serif.json" with { type: "json" };
import serifItalic from "./metrics/serif-italic.json" with { type: "json" };

/** The advance widths of a bundled face. */
export type WidthTable = {
  readonly face: FaceName;
  readonly unitsPerEm: number;
  readonly latin: Float64Array;
  readonly others: ReadonlyMap<number, number>;
};

/** Characters below this are looked up in an array, the rest in a map. */
const latinEnd = 0x250;

function widthTable(face: FaceName, metrics: FaceMetrics): WidthTable {
  const latin = new Float64Array(latinEnd).fill(Number.NaN);
  const others = new Map<number, number>();
  for (const [first = 0, ...advances] of metrics.runs) {
    for (const [index, advance] of advances.entries()) {
      const codePoint = first + index;
      if (codePoint < latinEnd) latin[codePoint] = advance;
      else others.set(codePoint, advance);
    }
  }
  return { face, unitsPerEm: metrics.unitsPerEm, latin, others };
}

export const widthTables: Readonly<Record<FaceName, WidthTable>> = {
  serif: widthTable("serif", serif),
  "serif-italic": widthTable("serif-italic", serifItalic),
  sans: widthTable("sans", sans),
  "sans-medium": widthTable("sans-medium", sansMedium),
  "sans-semibold": widthTable("sans-semibold", sansSemibold),
};

/** A character of scripts and signs that are as wide as they are high. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
/** Marks and signs that take no room of their own. */
const weightless = /^(?:\p{Mn}|\p{Me}|\p{Cf})$/u;
/** Signs that are obeyed and not drawn: joiners, directions, choices of a character's form. */
const unseen = /^[\p{Cf}\p{Cc}\p{Variation_Selector}\u115f\u1160\u17b4\u17b5\u3164\uffa0]$/u;
/** How wide a character counts that nobody can measure, in em. */
const unknownWidthEm = 0.6;

function codePointWidth(table: WidthTable, codePoint: number): number | undefined {
  if (codePoint < latinEnd) {
    const width = table.latin[codePoint];
    return width === undefined || Number.isNaN(width) ? undefined : width;
  }
  return table.others.get(codePoint);
}

/** The characters of a grapheme that must have a glyph. */
export function seenCharacters(grapheme: string): readonly string[] {
  return grapheme.length === 1 && !unseen.test(grapheme)
    ? [grapheme]
    : Array.from(grapheme).filter((character) => !unseen.test(character));
}

/**
 * True when a font that has a character where `has` says so draws a grapheme: as
 * it stands, or with its letters and marks put together or taken apart, as shaping
 * does.
 */
export function drawsWhole(grapheme: string, has: (codePoint: number) => boolean): boolean {
  const all = (text: string) => seenCharacters(text).every((character) => has(character.codePointAt(0) ?? 0));
  return all(grapheme) || (grapheme.length > 1 && all(grapheme.normalize("NFC"))) || all(grapheme.normalize("NFD"));
}

/** True for a grapheme that the bundled face draws. */
export function isBundled(table: WidthTable, grapheme: string): boolean {
  if (grapheme.length === 1 && codePointWidth(table, grapheme.charCodeAt(0)) !== undefined) return true;
  return drawsWhole(grapheme, (codePoint) => codePointWidth(table, codePoint) !== undefined);
}

/** Width of one grapheme in font units: by the table, and by estimate what the table lacks. */
export function graphemeWidth(table: WidthTable, grapheme: string): number {
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

/** Width of one UTF-16 unit that is a grapheme, in font units. */
export function unitWidth(table: WidthTable, unit: number): number {
  const width = unit < latinEnd ? table.latin[unit] : undefined;
  return width !== undefined && width >= 0 ? width : graphemeWidth(table, String.fromCharCode(unit));
}
