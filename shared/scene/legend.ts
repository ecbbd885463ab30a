import type { Size } from "../layout/geometry.ts";
import type { Position, Stance } from "../model/records.ts";
import { baselineIn } from "./card.ts";
import type { DrawItem, IconItem, Owner } from "./draw-list.ts";
import { fonts } from "./fonts.ts";
import { positionColour } from "./scene.ts";
import { settingOf } from "./setting.ts";
import { fitLine, measureText } from "./text.ts";
import { type PictureTheme, pictureThemes, type ThemeName, themes } from "./theme.ts";

/** One thing that the signs of a picture mean: its sign, `signSize` high, and what it says. */
export type LegendEntry = {
  readonly sign: (x: number, y: number) => readonly DrawItem[];
  /** How wide the sign is; as wide as it is high where this does not say. */
  readonly signWidth?: number;
  readonly text: string;
};

export const signSize = 14;
export const legendOwner: Owner = "part:legend";
const [signGap, entryGap] = [5, 18] as const;

/** Entries side by side from the top left corner x, y, as many in a line as `maxWidth` map pixels hold. */
export function drawLegend(
  entries: readonly LegendEntry[],
  {
    x,
    y,
    maxWidth,
    theme,
  }: { readonly x: number; readonly y: number; readonly maxWidth: number; readonly theme: PictureTheme },
): Size & { readonly items: readonly DrawItem[] } {
  const { lineHeight } = fonts.small;
  const items: DrawItem[] = [];
  let [left, top, width] = [0, 0, 0];
  for (const { sign, signWidth = signSize, text } of entries) {
    const fitted = fitLine(text, "small", maxWidth - signWidth - signGap).text;
    const textWidth = measureText(fitted, "small");
    const wide = signWidth + signGap + textWidth;
    const setting = settingOf(text);
    if (left > 0 && left + wide > maxWidth) {
      left = 0;
      top += lineHeight + 4;
    }
    items.push(...sign(x + left, y + top + 1), {
      kind: "text",
      owner: legendOwner,
      text: fitted,
      ...setting,
      x: x + left + signWidth + signGap + (setting.direction === "rtl" ? textWidth : 0),
      y: baselineIn(y + top, "small"),
      font: "small",
      fill: pictureThemes[theme].mute,
    });
    width = Math.max(width, left + wide);
    left += wide + entryGap;
  }
  return { items, width, height: entries.length === 0 ? 0 : top + lineHeight };
}

/** Entries for those of the positions that `used` names, in their order. */
export function positionEntries(
  positions: readonly Position[],
  used: ReadonlySet<string>,
  theme: PictureTheme,
): LegendEntry[] {
  return positions
    .filter(({ id }) => used.has(id))
    .map((position) => ({ text: position.name, sign: (x, y) => [glyphSign(position, x, y, theme)] }));
}

/** The position's glyph in its colour. */
export function glyphSign(position: Position, x: number, y: number, theme: PictureTheme): IconItem {
  return {
    kind: "icon",
    owner: legendOwner,
    icon: position.glyph,
    x,
    y,
    size: signSize,
    stroke: positionColour(position, theme),
  };
}

/** The sign of a stance: a tick for asserting, a cross for denying, each in its colour. */
export function stanceSign(
  stance: Stance,
  {
    x,
    y,
    size,
    owner,
    theme,
  }: {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly owner: Owner;
    readonly theme: ThemeName;
  },
): IconItem {
  const denies = stance === "denies";
  return {
    kind: "icon",
    owner,
    icon: denies ? "x" : "check",
    x,
    y,
    size,
    stroke: denies ? themes[theme].attack : themes[theme].support,
  };
}

/** What the signs of the stances mean. */
export function stanceEntries(theme: ThemeName): LegendEntry[] {
  return (["asserts", "denies"] as const).map((stance) => ({
    text: stance,
    sign: (x, y) => [stanceSign(stance, { x, y, size: signSize, owner: legendOwner, theme })],
  }));
}
