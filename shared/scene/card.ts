import type { Rect, Size } from "../layout/geometry.ts";
import type { CardView } from "../model/map-view.ts";
import { type FontName, fonts } from "./fonts.ts";
import { measuringEpoch } from "./foreign.ts";
import type { IconName } from "./icons.ts";
import { settingOf, type TextSetting } from "./setting.ts";
import { countLines, fitLine, measureText, wrapText } from "./text.ts";

/** Measures of a card in map pixels. The window's style sheet uses the same. */
export const cardWidth = 250;
export const cardRadius = 8;
export const cardEdge = 4;
export const maxClaimLines = 8;

const paddingLeft = cardEdge + 12;
const paddingRight = 12;
const paddingTop = 10;
const paddingBottom = 10;
const headerGap = 4;
const footerGap = 6;
const glyphSize = 14;
const countIconSize = 12;
export const cardTextWidth = cardWidth - paddingLeft - paddingRight;

/** One line of text; `x` is its left end, or its right end from right to left, and `baseline` its baseline, from the card's top left corner. */
export type CardLine = TextSetting & {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly font: FontName;
};

export type CardIcon = { readonly icon: IconName; readonly x: number; readonly y: number; readonly size: number };

export type CardCount = { readonly of: "quotations" | "notes"; readonly icon: CardIcon; readonly text: CardLine };

/** Where everything on a card lies, relative to its top left corner. */
export type CardLayout = Size & {
  /** The position's glyph and name; null for a claim without position. */
  readonly glyph: CardIcon | null;
  readonly label: CardLine | null;
  /** From left to right. */
  readonly counts: readonly CardCount[];
  readonly lines: readonly CardLine[];
  /** True when the claim is longer than the card shows. */
  readonly truncated: boolean;
  /** Speaker, role and year; null when nobody is named. */
  readonly footer: CardLine | null;
  readonly footerTruncated: boolean;
  /** The mark "+3" on the lower edge of a collapsed card that hides three. */
  readonly hidden: { readonly rect: Rect; readonly text: CardLine } | null;
};

/** What is laid out on a card: all of a view but where it stands. */
export type CardContent = Pick<
  CardView,
  "text" | "position" | "attribution" | "quotations" | "notes" | "collapsed" | "hiddenBelow"
>;

let layouts = new WeakMap<CardContent, CardLayout>();
let laidOutAt = measuringEpoch();

/** Lays out a card. The same object gets the same layout, without a second reckoning. */
export function layoutCard(card: CardContent): CardLayout {
  const known = knownLayout(card);
  if (known) return known;
  const layout = reckonCard(card);
  layouts.set(card, layout);
  return layout;
}

/** The layout that a card was given since text was last measured otherwise. */
function knownLayout(card: CardContent): CardLayout | undefined {
  if (laidOutAt !== measuringEpoch()) {
    layouts = new WeakMap();
    laidOutAt = measuringEpoch();
  }
  return layouts.get(card);
}

/** A card's size, quicker than by laying it out, and without keeping anything. */
export function cardSize(card: CardContent): Size {
  const known = knownLayout(card);
  if (known) return { width: known.width, height: known.height };
  let height = paddingTop + paddingBottom;
  if (card.position || card.quotations > 0 || card.notes > 0) height += fonts.label.lineHeight + headerGap;
  height += countLines(card.text, "claim", cardTextWidth, maxClaimLines) * fonts.claim.lineHeight;
  if (card.attribution) height += footerGap + fonts.small.lineHeight;
  return { width: cardWidth, height };
}

/** Baseline of a line of text whose line box begins at `top`: the letters stand in the middle of the box. */
export function baselineIn(top: number, font: FontName): number {
  const { size, lineHeight } = fonts[font];
  // Capitals of both faces are about 0.7 em high; whole pixels keep text crisp at 100%.
  return top + Math.round((lineHeight + 0.7 * size) / 2);
}

function reckonCard(card: CardContent): CardLayout {
  let top = paddingTop;
  const counts = layoutCounts(card, top);
  const countsLeft = counts[0]?.icon.x ?? cardWidth - paddingRight;
  let glyph: CardIcon | null = null;
  let label: CardLine | null = null;
  if (card.position) {
    glyph = { icon: card.position.glyph, x: paddingLeft, y: top + 1, size: glyphSize };
    const x = paddingLeft + glyphSize + 5;
    const { text } = fitLine(card.position.name, "label", countsLeft - 10 - x);
    const setting = settingOf(card.position.name);
    // Beside its glyph a name stands at the left, whichever way it runs.
    label = line(text, setting.direction === "rtl" ? x + measureText(text, "label") : x, top, "label", setting);
  }
  if (card.position || counts.length > 0) top += fonts.label.lineHeight + headerGap;

  const wrapped = wrapText(card.text, "claim", cardTextWidth, maxClaimLines);
  const setting = settingOf(card.text);
  const lines = wrapped.lines.map((text, index) =>
    columnLine(text, top + index * fonts.claim.lineHeight, "claim", setting),
  );
  top += lines.length * fonts.claim.lineHeight;

  let footer: CardLine | null = null;
  let footerTruncated = false;
  if (card.attribution) {
    const fitted = footerText(card.attribution);
    top += footerGap;
    footer = columnLine(fitted.text, top, "small", settingOf(card.attribution.name));
    footerTruncated = fitted.truncated;
    top += fonts.small.lineHeight;
  }
  const height = top + paddingBottom;
  return {
    width: cardWidth,
    height,
    glyph,
    label,
    counts,
    lines,
    truncated: wrapped.truncated,
    footer,
    footerTruncated,
    hidden: hiddenMark(card, height),
  };
}

function line(text: string, x: number, top: number, font: FontName, setting: TextSetting = {}): CardLine {
  return { text, x, baseline: baselineIn(top, font), width: measureText(text, font), font, ...setting };
}

/** A line that begins at that end of the card's column of text where its reader begins. */
function columnLine(text: string, top: number, font: FontName, setting: TextSetting): CardLine {
  return line(text, setting.direction === "rtl" ? paddingLeft + cardTextWidth : paddingLeft, top, font, setting);
}

/** Counts at the right end of the header, quotations before notes. */
function layoutCounts(card: CardContent, top: number): CardCount[] {
  const counts: CardCount[] = [];
  let right = cardWidth - paddingRight;
  for (const counted of ["notes", "quotations"] as const) {
    const count = card[counted];
    if (count <= 0) continue;
    const text = count > 999 ? "999+" : String(count);
    const width = measureText(text, "count");
    const x = right - width;
    const iconX = Math.round(x - 4 - countIconSize);
    counts.unshift({
      of: counted,
      icon: { icon: counted === "notes" ? "message-square" : "quote", x: iconX, y: top + 2, size: countIconSize },
      text: line(text, x, top, "count"),
    });
    right = iconX - 8;
  }
  return counts;
}

/** Name, role and year; the year stays when the rest must be cut. */
function footerText(attribution: NonNullable<CardView["attribution"]>): {
  readonly text: string;
  readonly truncated: boolean;
} {
  const who = attribution.role === null ? attribution.name : `${attribution.name}, ${attribution.role}`;
  const year = attribution.year === null ? "" : ` · ${attribution.year}`;
  const fitted = fitLine(who, "small", cardTextWidth - measureText(year, "small"));
  return { text: fitted.text + year, truncated: fitted.truncated };
}

function hiddenMark(card: CardContent, height: number): CardLayout["hidden"] {
  if (!card.collapsed || card.hiddenBelow === 0) return null;
  const text = `+${card.hiddenBelow}`;
  const width = Math.ceil(measureText(text, "count")) + 14;
  const rect = { x: Math.round((cardWidth - width) / 2), y: height - 9, width, height: 18 };
  return { rect, text: line(text, rect.x + (width - measureText(text, "count")) / 2, rect.y + 1, "count") };
}
