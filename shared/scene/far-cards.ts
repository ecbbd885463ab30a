import type { Rect } from "../layout/geometry.ts";
import type { Position } from "../model/records.ts";
import { type CardContent, cardEdge, cardRadius, cardWidth, layoutCard } from "./card.ts";
import { fonts } from "./fonts.ts";
import { type PaintContext, paintItems } from "./paint.ts";
import { cardGround, positionColour } from "./scene.ts";
import { type ThemeName, themes } from "./theme.ts";

/** How cards are drawn that are too small to be read: see detail.ts. */

/** Rectangles that stand for what is written on a card, from its top left corner: x, y, width, height and tone of each. */
export type CardBars = Float32Array;

/** What a bar stands for decides its colour. */
const tones = { header: 0, text: 1, aside: 2 } as const;

/** Letters without strokes up or down fill about this share of their size. */
const letterHeight = 0.5;

/** The bars of a card, one for each line of text. */
export function barsOf(card: CardContent): CardBars {
  const { glyph, label, counts, lines, footer, hidden } = layoutCard(card);
  const bars: number[] = [];
  const addLine = (line: typeof label, tone: number, begin?: number) => {
    if (!line || line.text === "") return;
    const height = fonts[line.font].size * letterHeight;
    const end = line.direction === "rtl" ? line.x : line.x + line.width;
    const left = begin ?? end - line.width;
    bars.push(left, line.baseline - height, end - left, height, tone);
  };
  addLine(label, tones.header, glyph?.x);
  for (const { icon, text } of counts) addLine(text, tones.aside, icon.x);
  for (const line of lines) addLine(line, tones.text);
  addLine(footer, tones.aside);
  if (hidden) bars.push(hidden.rect.x, hidden.rect.y, hidden.rect.width, hidden.rect.height, tones.aside);
  return Float32Array.from(bars);
}

/** Corners rounded by less than this are drawn square, in image pixels. */
const leastRadius = 2;
/** So wide the card's edge is at least, in image pixels, to show the position's colour. */
const leastEdge = 1.5;

/**
 * A card whose text is drawn as bars, through a context that takes map pixels.
 * @param scale image pixels for each map pixel
 */
export function paintBarsCard<P>(
  context: PaintContext<P>,
  { x, y, height }: Pick<Rect, "x" | "y" | "height">,
  position: Position | null,
  bars: CardBars,
  { theme, scale, path2d }: { readonly theme: ThemeName; readonly scale: number; readonly path2d: (data: string) => P },
): void {
  const tokens = themes[theme];
  const colour = positionColour(position, theme);
  if (cardRadius * scale >= leastRadius) {
    paintItems(context, cardGround({ x, y, width: cardWidth, height }, colour, theme, "map:"), path2d);
  } else {
    context.fillStyle = tokens.line;
    context.fillRect(x, y, cardWidth, height);
    context.fillStyle = tokens.card;
    context.fillRect(x + 1, y + 1, cardWidth - 2, height - 2);
    context.fillStyle = colour;
    context.fillRect(x, y, Math.max(cardEdge, leastEdge / scale), height);
  }
  const colours = barColours(position, theme);
  let tone = -1;
  for (let at = 0; at + 4 < bars.length; at += 5) {
    const next = bars[at + 4] ?? 0;
    if (next !== tone) context.fillStyle = colours[next] ?? tokens.mute;
    tone = next;
    context.fillRect(x + (bars[at] ?? 0), y + (bars[at + 1] ?? 0), bars[at + 2] ?? 0, bars[at + 3] ?? 0);
  }
}

/** The colour of each tone, by its number. */
function barColours(position: Position | null, theme: ThemeName): readonly string[] {
  const { card, ink, mute } = themes[theme];
  return [mix(positionColour(position, theme), card, 0.75), mix(ink, card, 0.45), mix(mute, card, 0.5)];
}

/** The colour of a card that is drawn as nothing but a patch of its position's colour. */
export function patchColour(position: Position | null, theme: ThemeName): string {
  return mix(positionColour(position, theme), themes[theme].card, position ? 0.6 : 0.4);
}

/** A card as a patch of `patchColour`, at least one image pixel on each side; the context's fill style is set before. */
export function paintPatch<P>(
  context: PaintContext<P>,
  { x, y, height }: Pick<Rect, "x" | "y" | "height">,
  scale: number,
): void {
  context.fillRect(x, y, Math.max(cardWidth, 1 / scale), Math.max(height, 1 / scale));
}

const mixed = new Map<string, string>();

/** So much (0 to 1) of one colour `#rrggbb` over another. */
function mix(over: string, under: string, share: number): string {
  const key = `${over}${under}${share}`;
  const known = mixed.get(key);
  if (known !== undefined) return known;
  const channel = (at: number) => {
    const [a, b] = [over, under].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share))
      .toString(16)
      .padStart(2, "0");
  };
  const colour = `#${channel(1)}${channel(3)}${channel(5)}`;
  mixed.set(key, colour);
  return colour;
}
