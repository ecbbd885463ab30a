import type { Timeline } from "../contract/results/who-says-what.ts";
import type { Point } from "../layout/geometry.ts";
import type { Position } from "../model/records.ts";
import { baselineIn } from "./card.ts";
import type { DrawItem, Owner, Scene, TextItem } from "./draw-list.ts";
import { fonts } from "./fonts.ts";
import {
  drawLegend,
  type LegendEntry,
  legendOwner,
  positionEntries,
  signSize,
  stanceEntries,
  stanceSign,
} from "./legend.ts";
import { cardItems, positionColour } from "./scene.ts";
import { blockItems, textBlock } from "./text-block.ts";
import { type ThemeName, themes } from "./theme.ts";
import { type TimeAxis, tickLabelInset } from "./time-axis.ts";
import {
  axisHeight,
  defaultAxisWidth,
  layoutTimeline,
  rowPadding,
  type SayingBox,
  type TimelineLayout,
  type TimelineRow,
} from "./timeline-layout.ts";

export const emptyTimelineText = "No claim stands on this map.";
export const undatedText = "No date";
export const unquotedText = "No one is quoted for it.";
const padding = 40;
const leastWidth = 560;
const axisOwner: Owner = "part:axis";

/** A timeline as a draw list: title, legend, axis, and a line for each claim. */
export function timelineScene(
  timeline: Timeline,
  {
    positions,
    theme,
    axisWidth = defaultAxisWidth,
  }: { readonly positions: readonly Position[]; readonly theme: ThemeName; readonly axisWidth?: number },
): Scene {
  const tokens = themes[theme];
  const layout = layoutTimeline(timeline, { positions, axisWidth });
  const isEmpty = layout.rows.length === 0;
  const width = isEmpty ? leastWidth : Math.max(leastWidth, layout.width);
  const title = textBlock(timeline.title, "title", width, 3);
  const items: DrawItem[] = blockItems(title, 0, 0, `map:${timeline.mapId}`, tokens.ink);
  let y = title.height + 8;
  if (isEmpty) {
    items.push(...blockItems(textBlock(emptyTimelineText, "quotation", width, 1), 0, y, axisOwner, tokens.mute));
    y += fonts.quotation.lineHeight;
  } else {
    const legend = drawLegend(timelineEntries(timeline, positions, theme), { x: 0, y, maxWidth: width, theme });
    items.push(...legend.items);
    y += legend.height + 14;
    const top = y + axisHeight;
    const height = layout.rows.reduce((sum, row) => sum + row.height, 0);
    items.push(...axisItems(layout, { x: 0, y }, theme), ...gridItems(layout, { x: 0, y: top }, height, theme));
    y = top;
    for (const row of layout.rows) {
      items.push(...rowItems(layout, row, { x: 0, y }, theme));
      y += row.height;
    }
  }
  return {
    title: timeline.title,
    bounds: { x: -padding, y: -padding, width: Math.ceil(width) + 2 * padding, height: Math.ceil(y) + 2 * padding },
    background: tokens.canvas,
    items,
  };
}

/** What the signs on a timeline mean: the positions that its claims have, the stances, and how exact a date is. */
export function timelineEntries(
  { entries }: Timeline,
  positions: readonly Position[],
  theme: ThemeName,
): LegendEntry[] {
  const used = new Set(entries.flatMap(({ claim }) => claim.positionId ?? []));
  const mark =
    (isDay: boolean): LegendEntry["sign"] =>
    (x, y) => {
      const [wide, high] = isDay ? [10, 10] : [signSize, 6];
      const place = { x: x + (signSize - wide) / 2, y: y + (signSize - high) / 2, width: wide, height: high };
      return [
        {
          kind: "rect",
          owner: legendOwner,
          ...place,
          radius: high / 2,
          fill: themes[theme].mute,
          stroke: null,
          strokeWidth: 0,
        },
      ];
    };
  return [
    ...positionEntries(positions, used, theme),
    ...stanceEntries(theme),
    { text: "on that day", sign: mark(true) },
    { text: "some time in that month or year", sign: mark(false) },
  ];
}

/** The labels of the axis, and the undated lane's. */
export function axisItems({ axis, timeX, undatedX }: TimelineLayout, { x, y }: Point, theme: ThemeName): DrawItem[] {
  const tokens = themes[theme];
  const label = (text: string, left: number, fill: string): TextItem => ({
    kind: "text",
    owner: axisOwner,
    text,
    x: left,
    y: baselineIn(y + 4, "small"),
    font: "small",
    fill,
  });
  const items: DrawItem[] = (axis?.ticks ?? []).flatMap((tick) =>
    tick.label === null
      ? []
      : [label(tick.label, x + timeX + tick.x + tickLabelInset, tick.year ? tokens.ink : tokens.mute)],
  );
  if (undatedX !== null) items.push(label(undatedText, x + undatedX, tokens.mute));
  return items;
}

/** The lines of the axis through rows that are so high together. */
export function gridItems(
  { axis, timeX }: TimelineLayout,
  { x, y }: Point,
  height: number,
  theme: ThemeName,
): DrawItem[] {
  if (!axis) return [];
  const ends: readonly Pick<TimeAxis["ticks"][number], "x" | "year">[] = [
    ...axis.ticks,
    { x: axis.width, year: false },
  ];
  return ends.map((tick) => ({
    kind: "path",
    owner: axisOwner,
    path: [
      ["M", x + timeX + tick.x, y - axisHeight],
      ["L", x + timeX + tick.x, y + height],
    ],
    fill: null,
    stroke: themes[theme].line,
    strokeWidth: 1,
    dash: [],
    cap: "butt",
  }));
}

function rowItems(layout: TimelineLayout, row: TimelineRow, { x, y }: Point, theme: ThemeName): DrawItem[] {
  const line: DrawItem = {
    kind: "path",
    owner: axisOwner,
    path: [
      ["M", x, y],
      ["L", x + layout.width, y],
    ],
    fill: null,
    stroke: themes[theme].line,
    strokeWidth: 1,
    dash: [],
    cap: "butt",
  };
  return [line, ...claimItems(row, { x, y: y + rowPadding }, theme), ...sayingsItems(layout, row, { x, y }, theme)];
}

/** The claim's card, its top left corner at `at`. */
export function claimItems({ entry, position, card }: TimelineRow, at: Point, theme: ThemeName): DrawItem[] {
  return cardItems({ ...card, ...at, card: { claimId: entry.claim.id, position } }, theme);
}

/** What was said, in a row whose top left corner is at `at`. */
export function sayingsItems(layout: TimelineLayout, row: TimelineRow, at: Point, theme: ThemeName): DrawItem[] {
  const colour = positionColour(row.position, theme);
  const y = at.y + rowPadding;
  const items = row.dated.flatMap((box) => sayingItems(box, { x: at.x + layout.timeX, y }, colour, theme));
  if (layout.undatedX === null) return items;
  const undatedAt = { x: at.x + layout.undatedX, y };
  items.push(...row.undated.flatMap((box) => sayingItems(box, undatedAt, colour, theme)));
  if (row.entry.sayings.length === 0) {
    const words = textBlock(unquotedText, "count", Number.POSITIVE_INFINITY, 1);
    items.push(
      ...blockItems(words, undatedAt.x, undatedAt.y + row.sayingsY, `claim:${row.entry.claim.id}`, themes[theme].mute),
    );
  }
  return items;
}

function sayingItems(box: SayingBox, { x, y }: Point, colour: string, theme: ThemeName): DrawItem[] {
  const { saying, mark, who, where } = box;
  const tokens = themes[theme];
  const owner: Owner = `quotation:${saying.quotationId}`;
  const items: DrawItem[] = [];
  if (mark) {
    const denies = saying.stance === "denies";
    const inset = denies ? 0.75 : 0;
    items.push({
      kind: "rect",
      owner,
      x: x + mark.x + inset,
      y: y + mark.y + inset,
      width: mark.width - 2 * inset,
      height: mark.height - 2 * inset,
      radius: (mark.height - 2 * inset) / 2,
      fill: denies ? tokens.canvas : colour,
      stroke: denies ? colour : null,
      strokeWidth: denies ? 1.5 : 0,
    });
  }
  // The axis's lines do not run through words.
  const ground = { x: x + box.signX, y: y + box.labelY, width: box.labelWidth, height: who.height + where.height };
  items.push(
    { kind: "rect", owner, ...ground, radius: 0, fill: tokens.canvas, stroke: null, strokeWidth: 0 },
    stanceSign(saying.stance, { x: x + box.signX, y: y + box.labelY + 2, size: 13, owner, theme }),
    ...blockItems(who, x + box.textX, y + box.labelY, owner, tokens.ink),
    ...blockItems(where, x + box.textX, y + box.labelY + who.height, owner, tokens.mute),
  );
  return items;
}
