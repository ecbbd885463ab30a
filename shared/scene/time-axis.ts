import { daysOf, monthName, monthStart, yearAndMonth } from "../model/dates.ts";
import { measureText } from "./text.ts";

export type Tick = {
  /** From the axis's left end, in map pixels. */
  readonly x: number;
  /** What begins there; null where there is no room to say so. */
  readonly label: string | null;
  /** True where a year begins. */
  readonly year: boolean;
};

/** A stretch of time drawn from left to right, every day as wide as every other. */
export type TimeAxis = {
  /** Days from 1 January 1970; `to` is the day after the last one. */
  readonly from: number;
  readonly to: number;
  /** Map pixels. */
  readonly width: number;
  readonly ticks: readonly Tick[];
};

/** From a tick to its label, which stands right of it, and from a label to the next tick. */
export const tickLabelInset = 4;
const tickLabelGap = 8;
const daysInYear = 365.2425;
/** The longest time that is shown day by day, and the shortest axis, in days. */
const dayByDay = 62;
const leastDays = 7;

/** How far ticks stand from each other: so many days, or months. */
type Step = { readonly days: number } | { readonly months: number };
const daySteps: readonly Step[] = [1, 2, 7, 14].map((days) => ({ days }));
const monthSteps: readonly Step[] = [1, 3, 6, 12, 24, 60, 120, 300, 600, 1_200, 6_000, 12_000, 24_000, 60_000].map(
  (months) => ({
    months,
  }),
);

/**
 * The axis that holds all these dates: with a day to spare at both ends where they
 * lie within two months, else widened to whole months, or to whole years when they
 * lie more than two years apart. Ticks stand as close as their labels allow. Null
 * when there is no date.
 */
export function timeAxis(dates: readonly string[], width: number): TimeAxis | null {
  const first = dates.reduce((least, date) => Math.min(least, daysOf(date).from), Number.POSITIVE_INFINITY);
  const last = dates.reduce((most, date) => Math.max(most, daysOf(date).to), Number.NEGATIVE_INFINITY);
  if (first > last) return null;
  const ends = endsAround(first, last);
  const steps = last - first <= dayByDay ? [...daySteps, ...monthSteps] : monthSteps;
  const candidates = steps.map((step) => ticksAt(step, ends, width));
  // The coarsest one where not even its labels have room.
  const ticks =
    candidates.find((tried) => tried.length > 0 && tried.every(({ fits }) => fits)) ?? candidates.at(-1) ?? [];
  return {
    ...ends,
    width,
    ticks: ticks.map(({ x, label, fits, year }) => ({ x, label: fits && label !== "" ? label : null, year })),
  };
}

function endsAround(first: number, last: number): { readonly from: number; readonly to: number } {
  if (last - first <= dayByDay) {
    const spare = Math.max(1, Math.ceil((leastDays - (last - first)) / 2));
    return { from: first - spare, to: last + spare };
  }
  const wholeYears = last - first > 2 * daysInYear;
  const begin = yearAndMonth(first);
  const end = yearAndMonth(last - 1);
  return {
    from: monthStart(begin.year, wholeYears ? 0 : begin.month),
    to: wholeYears ? monthStart(end.year + 1, 0) : monthStart(end.year, end.month + 1),
  };
}

/** Where on the axis a day begins, in map pixels from its left end. */
export function placeOnAxis({ from, to, width }: Pick<TimeAxis, "from" | "to" | "width">, day: number): number {
  return ((day - from) / (to - from)) * width;
}

type Candidate = { readonly x: number; readonly label: string; readonly fits: boolean; readonly year: boolean };

/** The ticks of one step; the last one's label may be left out for want of room, the others' not. */
function ticksAt(step: Step, ends: { readonly from: number; readonly to: number }, width: number): Candidate[] {
  const starts = startsOf(step, ends.from, ends.to);
  // Far too many: not worth the measuring.
  if (starts.length * 20 > width) return [];
  const places = starts.map((day) => placeOnAxis({ ...ends, width }, day));
  const all = starts.map((day, index) => {
    const x = places[index] ?? 0;
    const label = labelOf(day, step, index === 0);
    const taken = tickLabelInset + measureText(label, "small");
    const next = places[index + 1];
    const fits = next === undefined ? x + taken <= width : x + taken + tickLabelGap <= next;
    const { year, month } = yearAndMonth(day);
    return { x, label, fits, year: month === 0 && day === monthStart(year, 0) };
  });
  const last = all.at(-1);
  return last !== undefined && !last.fits && all.length > 1
    ? all.slice(0, -1).concat({ ...last, label: "", fits: true })
    : all;
}

/** The days on which ticks stand. */
function startsOf(step: Step, from: number, to: number): number[] {
  if ("days" in step) return Array.from({ length: Math.ceil((to - from) / step.days) }, (_, n) => from + n * step.days);
  const begin = yearAndMonth(from);
  const starts: number[] = [];
  for (let month = Math.ceil((begin.year * 12 + begin.month) / step.months) * step.months; ; month += step.months) {
    const day = monthStart(0, month);
    if (day >= to) return starts;
    if (day >= from) starts.push(day);
  }
}

/** `2017` where ticks are years apart, else `Mar` or `26 Mar`; the first of all, and each January, also says the year. */
function labelOf(day: number, step: Step, isFirst: boolean): string {
  const { year, month } = yearAndMonth(day);
  const name = monthName(month).slice(0, 3);
  const withYear = (label: string) => (isFirst ? `${label} ${year}` : label);
  if ("days" in step) return withYear(`${day - monthStart(year, month) + 1} ${name}`);
  if (step.months >= 12) return String(year);
  return month === 0 ? `${name} ${year}` : withYear(name);
}
