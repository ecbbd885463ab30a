import type { Timeline } from "../contract/results/who-says-what.ts";
import type { Rect } from "../layout/geometry.ts";
import { dateInWords, daysOf } from "../model/dates.ts";
import type { Position } from "../model/records.ts";
import { type CardLayout, cardWidth, layoutCard } from "./card.ts";
import { fonts } from "./fonts.ts";
import { type TextBlock, textBlock } from "./text-block.ts";
import { placeOnAxis, type TimeAxis, timeAxis } from "./time-axis.ts";

/**
 * Where everything on a timeline stands, in map pixels: a line for each claim, its
 * card at the left, and what was said of it along the axis of time, or in a lane of
 * its own at the right where no date is known. Each saying has a mark, as long as
 * the time that its date leaves open, and its label under that.
 */

type Entry = Timeline["entries"][number];
type TimelineSaying = Entry["sayings"][number];

/** Places from the left end of the time's part, or of the undated lane, and from the top of the row. */
export type SayingBox = Rect & {
  readonly saying: TimelineSaying;
  /** A dot for a single day, else a bar; null where there is no date. */
  readonly mark: (Rect & { readonly isDay: boolean }) | null;
  /** Left end of the sign before the name; label lines begin at `textX`. */
  readonly signX: number;
  readonly textX: number;
  readonly labelY: number;
  readonly labelWidth: number;
  readonly who: TextBlock;
  readonly where: TextBlock;
};

export type TimelineRow = {
  readonly entry: Entry;
  readonly position: Position | null;
  readonly height: number;
  /** How far below the row's top, and its padding, what was said begins. */
  readonly sayingsY: number;
  readonly card: CardLayout;
  readonly dated: readonly SayingBox[];
  readonly undated: readonly SayingBox[];
};

export type TimelineLayout = {
  /** Null when nothing is dated. */
  readonly axis: TimeAxis | null;
  /** From the left of the cards to the time's part, to the undated lane, and in all. */
  readonly timeX: number;
  readonly undatedX: number | null;
  readonly width: number;
  readonly rows: readonly TimelineRow[];
};

export const axisHeight = 26;
export const rowPadding = 8;
const undatedWidth = 230;
const columnGap = 24;
/** The widest label, and the room between two sayings that stand side by side or one below the other. */
const widestLabel = 216;
const sayingGap = 14;
const laneGap = 8;
const [dotSize, barHeight, leastBar] = [10, 6, 8] as const;
const markHeight = dotSize + 2;
const signRoom = 17;
const labelLines = 3;

export const defaultAxisWidth = 960;
/** No axis is narrower: every label fits beside the ends. */
export const leastAxisWidth = 320;

export type TimelineOptions = {
  readonly positions: readonly Position[];
  /** At least {@link leastAxisWidth}. */
  readonly axisWidth: number;
  /** True to put what was said under the cards instead of beside them, for a narrow view. */
  readonly stacked?: boolean;
};

/** Lays out a timeline. */
export function layoutTimeline(
  { entries }: Timeline,
  { positions, axisWidth, stacked = false }: TimelineOptions,
): TimelineLayout {
  const positionOf = new Map(positions.map((position) => [position.id, position]));
  const dates = entries.flatMap(({ sayings }) => sayings.flatMap(({ date }) => (date === null ? [] : [date])));
  const axis = timeAxis(dates, Math.max(leastAxisWidth, axisWidth));
  const hasUndated = entries.some(({ sayings }) => sayings.length === 0 || sayings.some(({ date }) => date === null));
  const timeX = stacked ? 0 : cardWidth + columnGap;
  const timeEnd = axis ? timeX + axis.width : timeX - columnGap;
  const undatedX = hasUndated || !axis ? timeEnd + columnGap : null;
  return {
    axis,
    timeX,
    undatedX,
    width: Math.max(cardWidth, undatedX === null ? timeEnd : undatedX + undatedWidth),
    rows: entries.map((entry) => {
      const position = positionOf.get(entry.claim.positionId ?? "") ?? null;
      return layoutRow(entry, position, axis, stacked);
    }),
  };
}

function layoutRow(entry: Entry, position: Position | null, axis: TimeAxis | null, stacked: boolean): TimelineRow {
  const card = layoutCard({
    text: entry.claim.text,
    position,
    attribution: null,
    quotations: entry.sayings.length,
    notes: 0,
    collapsed: false,
    hiddenBelow: 0,
  });
  const sayingsY = stacked ? card.height + laneGap : 0;
  const dated = axis
    ? inLanes(
        entry.sayings.flatMap((saying) => datedBox(saying, axis)),
        sayingsY,
      )
    : [];
  const undated = oneBelowTheOther(
    entry.sayings.flatMap((saying) => (saying.date === null ? [boxOf(saying, 0, null)] : [])),
    sayingsY,
  );
  const least = stacked && entry.sayings.length === 0 ? sayingsY + fonts.count.lineHeight : card.height;
  const bottom = [...dated, ...undated].reduce((most, { y, height }) => Math.max(most, y + height), least);
  return { entry, position, card, dated, undated, sayingsY, height: bottom + 2 * rowPadding };
}

function datedBox(saying: TimelineSaying, axis: TimeAxis): SayingBox[] {
  if (saying.date === null) return [];
  const { from, to } = daysOf(saying.date);
  const isDay = to - from === 1;
  const [begin, end] = [placeOnAxis(axis, from), placeOnAxis(axis, to)];
  const width = isDay ? dotSize : Math.max(leastBar, end - begin);
  const height = isDay ? dotSize : barHeight;
  // What is drawn larger than it is keeps its middle, but for the ends of the axis.
  const x = Math.min(Math.max(0, (begin + end - width) / 2), axis.width - width);
  return [boxOf(saying, x, { x, y: (markHeight - height) / 2, width, height, isDay }, axis.width)];
}

/** A saying whose mark begins at `x`, its label under it, moved to the left where it would reach over `end`. */
function boxOf(
  saying: TimelineSaying,
  x: number,
  mark: SayingBox["mark"],
  end: number = Number.POSITIVE_INFINITY,
): SayingBox {
  const { speaker, role, date, sourceLabel } = saying;
  const room = (mark ? widestLabel : undatedWidth) - signRoom;
  const who = textBlock(role === null ? speaker.name : `${speaker.name}, ${role}`, "label", room, labelLines);
  const where = textBlock(
    date === null ? sourceLabel : `${dateInWords(date)} · ${sourceLabel}`,
    "count",
    room,
    labelLines,
  );
  const width = signRoom + Math.max(who.width, where.width);
  const labelX = Math.min(x, end - width);
  const left = Math.min(x, labelX);
  const labelY = mark ? markHeight + 2 : 0;
  return {
    saying,
    mark,
    x: left,
    y: 0,
    width: Math.max(labelX + width, mark ? mark.x + mark.width : 0) - left,
    height: labelY + who.height + where.height,
    signX: labelX,
    textX: labelX + signRoom,
    labelY,
    labelWidth: width,
    who,
    where,
  };
}

/** Puts each box into the first lane in which nothing stands in its way, in the order given; the lanes stand one below the other from `begin`. */
function inLanes(boxes: readonly SayingBox[], begin: number): SayingBox[] {
  const lanes: SayingBox[][] = [];
  for (const box of boxes) {
    const lane = lanes.find((others) =>
      others.every((other) => box.x >= other.x + other.width + sayingGap || other.x >= box.x + box.width + sayingGap),
    );
    if (lane) lane.push(box);
    else lanes.push([box]);
  }
  let top = begin;
  return lanes.flatMap((lane) => {
    const y = top;
    top += Math.max(...lane.map(({ height }) => height)) + laneGap;
    return lane.map((box) => moved(box, y));
  });
}

function oneBelowTheOther(boxes: readonly SayingBox[], begin: number): SayingBox[] {
  let top = begin;
  return boxes.map((box) => {
    const y = top;
    top += box.height + laneGap;
    return moved(box, y);
  });
}

function moved(box: SayingBox, y: number): SayingBox {
  return { ...box, y, labelY: y + box.labelY, mark: box.mark && { ...box.mark, y: y + box.mark.y } };
}
