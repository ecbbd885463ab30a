import type { Rect } from "../layout/geometry.ts";
import type { CardView, MapView } from "../model/map-view.ts";
import type { Frame, Position } from "../model/records.ts";
import { type CardLayout, type CardLine, cardEdge, cardRadius } from "./card.ts";
import type { DrawItem, Owner, Scene, TextItem } from "./draw-list.ts";
import { type LinkGeometry, linkDashes, linkWidth } from "./links.ts";
import { geometryOfMap } from "./map-geometry.ts";
import type { Path } from "./path.ts";
import { type Pattern, patternPath, patternWidth } from "./patterns.ts";
import { isRightToLeft, onlySetting, settingOf } from "./setting.ts";
import { fitLine, measureText } from "./text.ts";
import { type PictureTheme, pictureThemes, type ThemeName, type ThemeTokens, themes } from "./theme.ts";

export type SceneOptions = {
  readonly theme: ThemeName;
  /** Empty ground around the map, in map pixels. */
  readonly padding?: number;
};

const defaultPadding = 40;

/**
 * A map as a draw list: frames, then links, then cards, so that lines pass under
 * cards. An empty map comes out as a small picture that says so.
 */
export function buildScene(view: MapView, { theme, padding = defaultPadding }: SceneOptions): Scene {
  const geometry = geometryOfMap(view);
  if (!geometry.bounds) return emptyScene(view, theme, padding);
  const items: DrawItem[] = [];
  for (const frame of view.frames) items.push(...frameItems(frame, themes[theme]));
  for (const link of geometry.links.values()) items.push(...linkItems(link, themes[theme]));
  for (const card of geometry.cards.values()) items.push(...cardItems(card, theme));
  return {
    title: view.title,
    bounds: boundsWithin(geometry.bounds, padding),
    background: themes[theme].canvas,
    items,
  };
}

/** Whole map pixels around a rectangle and the empty ground about it. */
export function boundsWithin({ x, y, width, height }: Rect, padding: number): Rect {
  const [left, top] = [Math.floor(x - padding), Math.floor(y - padding)];
  return {
    x: left,
    y: top,
    width: Math.ceil(x + width + padding) - left,
    height: Math.ceil(y + height + padding) - top,
  };
}

export const emptyMapText = "This map is empty.";

/** A small picture with the map's title that says that it is empty. */
export function emptyScene(view: MapView, theme: PictureTheme, padding: number): Scene {
  const tokens = pictureThemes[theme];
  const owner: Owner = `map:${view.mapId}`;
  const title = fitLine(view.title, "title", 600).text;
  const width = Math.ceil(Math.max(240, measureText(title, "title"), measureText(emptyMapText, "quotation")));
  const text = (content: string, y: number, font: TextItem["font"], fill: string): TextItem => ({
    kind: "text",
    owner,
    text: content,
    ...settingOf(content),
    x: isRightToLeft(content) ? width : 0,
    y,
    font,
    fill,
  });
  return {
    title: view.title,
    bounds: { x: -padding, y: -padding, width: width + 2 * padding, height: 44 + 2 * padding },
    background: tokens.canvas,
    items: [text(title, 13, "title", tokens.ink), text(emptyMapText, 38, "quotation", tokens.mute)],
  };
}

const frameTitleInset = 12;

/** Frames in print are told from cards by their line: long strokes with a dot between. */
export const printedFrameDash = [12, 4, 1.5, 4] as const;

/**
 * A titled rectangle behind the cards.
 * @param dash strokes and gaps of its line; a solid one when empty
 */
export function frameItems(frame: Frame, tokens: ThemeTokens, dash: readonly number[] = []): DrawItem[] {
  const owner: Owner = `frame:${frame.id}`;
  const { text } = fitLine(frame.title, "title", Math.max(0, frame.width - 2 * frameTitleInset));
  return [
    {
      kind: "rect",
      owner,
      x: frame.x,
      y: frame.y,
      width: frame.width,
      height: frame.height,
      radius: cardRadius,
      fill: tokens.paper,
      stroke: tokens.line,
      strokeWidth: 1,
      ...(dash.length > 0 ? { dash } : undefined),
    },
    {
      kind: "text",
      owner,
      text,
      ...settingOf(frame.title),
      x: isRightToLeft(frame.title) ? frame.x + frame.width - frameTitleInset : frame.x + frameTitleInset,
      y: frame.y + 22,
      font: "title",
      fill: tokens.mute,
    },
  ];
}

/** A link's lines, its end, and its junction. */
export function linkItems(link: LinkGeometry, tokens: ThemeTokens): DrawItem[] {
  const owner: Owner = `inference:${link.inferenceId}`;
  const colour = tokens[link.kind];
  const line = { kind: "path", owner, fill: null, stroke: colour, strokeWidth: linkWidth } as const;
  const items: DrawItem[] = link.strokes.map(({ path, style }) => ({
    ...line,
    path,
    dash: linkDashes[style],
    cap: style === "dotted" ? "round" : "butt",
  }));
  if (link.end.head)
    items.push({ ...line, path: link.end.head, fill: colour, stroke: null, strokeWidth: 0, dash: [], cap: "butt" });
  if (link.end.bars) items.push({ ...line, path: link.end.bars, dash: [], cap: "butt" });
  if (link.junction) {
    const { x, y, r } = link.junction;
    items.push(
      {
        kind: "rect",
        owner,
        x: x - r,
        y: y - r,
        width: 2 * r,
        height: 2 * r,
        radius: r,
        fill: tokens.canvas,
        stroke: colour,
        strokeWidth: 1.5,
      },
      { kind: "icon", owner, icon: "plus", x: x - 6, y: y - 6, size: 12, stroke: colour },
    );
  }
  return items;
}

/** The position's colour in a theme; a quiet one for a claim without position. In print it is told by a pattern. */
export function positionColour(position: Position | null, theme: PictureTheme): string {
  if (!position || theme === "print") return pictureThemes[theme].mute;
  return theme === "dark" ? position.colourDark : position.colourLight;
}

/** What `cardItems` needs of a card. */
export type DrawnCard = CardLayout & Rect & { readonly card: Pick<CardView, "claimId" | "position"> };

/**
 * A card from its ground to the mark of what it hides.
 * @param pattern what its edge is filled with in print; null: it has no edge there
 */
export function cardItems(geometry: DrawnCard, theme: PictureTheme, pattern: Pattern | null = null): DrawItem[] {
  const tokens = pictureThemes[theme];
  const { x, y, card } = geometry;
  const owner: Owner = `claim:${card.claimId}`;
  const colour = positionColour(card.position, theme);
  const text = (line: CardLine, fill: string): TextItem => ({
    kind: "text",
    owner,
    text: line.text,
    ...onlySetting(line),
    x: x + line.x,
    y: y + line.baseline,
    font: line.font,
    fill,
  });
  const items =
    theme === "print" ? printedGround(geometry, pattern, owner) : cardGround(geometry, colour, theme, owner);
  const { glyph, label } = geometry;
  if (glyph)
    items.push({
      kind: "icon",
      owner,
      icon: glyph.icon,
      x: x + glyph.x,
      y: y + glyph.y,
      size: glyph.size,
      stroke: colour,
    });
  if (label) items.push(text(label, colour));
  for (const { icon, text: count } of geometry.counts) {
    items.push(
      { kind: "icon", owner, icon: icon.icon, x: x + icon.x, y: y + icon.y, size: icon.size, stroke: tokens.mute },
      text(count, tokens.mute),
    );
  }
  for (const line of geometry.lines) if (line.text !== "") items.push(text(line, tokens.ink));
  if (geometry.footer) items.push(text(geometry.footer, tokens.mute));
  if (geometry.hidden) {
    const { rect, text: mark } = geometry.hidden;
    items.push(
      {
        kind: "rect",
        owner,
        x: x + rect.x,
        y: y + rect.y,
        width: rect.width,
        height: rect.height,
        radius: rect.height / 2,
        fill: tokens.card,
        stroke: tokens.mute,
        strokeWidth: 1,
      },
      text(mark, tokens.mute),
    );
  }
  return items;
}

/** What everything on a card stands on: its ground, and its edge in the position's colour. */
export function cardGround(card: Rect, colour: string, theme: ThemeName, owner: Owner): DrawItem[] {
  const tokens = themes[theme];
  return [
    {
      kind: "rect",
      owner,
      x: card.x + 0.5,
      y: card.y + 0.5,
      width: card.width - 1,
      height: card.height - 1,
      radius: cardRadius - 0.5,
      fill: tokens.card,
      stroke: tokens.line,
      strokeWidth: 1,
    },
    {
      kind: "path",
      owner,
      path: edgePath(card),
      fill: colour,
      stroke: null,
      strokeWidth: 0,
      dash: [],
      cap: "butt",
    },
  ];
}

/** A card's ground in print: its outline, and its edge filled with a pattern. */
function printedGround(card: Rect, pattern: Pattern | null, owner: Owner): DrawItem[] {
  const { card: fill, ink } = pictureThemes.print;
  const ground: DrawItem = {
    kind: "rect",
    owner,
    x: card.x + 0.5,
    y: card.y + 0.5,
    width: card.width - 1,
    height: card.height - 1,
    radius: cardRadius - 0.5,
    fill,
    stroke: ink,
    strokeWidth: 1,
  };
  if (pattern === null) return [ground];
  const path = patternPath(pattern, { ...card, width: patternWidth }, cardRadius);
  return [ground, { kind: "path", owner, path, fill: ink, stroke: null, strokeWidth: 0, dash: [], cap: "butt" }];
}

/** Share of a radius at which a cubic curve's handles stand to draw a quarter of an ellipse. */
const quarter = 0.5523;

/** The card's left edge: as CSS draws a wide border with round corners, thinning out into them. */
function edgePath({ x, y, height }: Rect): Path {
  const [r, inner] = [cardRadius, cardRadius - cardEdge];
  const bottom = y + height;
  return [
    ["M", x + r, y],
    ["C", x + r - r * quarter, y, x, y + r - r * quarter, x, y + r],
    ["L", x, bottom - r],
    ["C", x, bottom - r + r * quarter, x + r - r * quarter, bottom, x + r, bottom],
    ["C", x + r - inner * quarter, bottom, x + cardEdge, bottom - r + r * quarter, x + cardEdge, bottom - r],
    ["L", x + cardEdge, y + r],
    ["C", x + cardEdge, y + r - r * quarter, x + r - inner * quarter, y, x + r, y],
    ["Z"],
  ];
}
