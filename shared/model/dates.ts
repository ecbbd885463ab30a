import type { Quotation } from "./records.ts";

/**
 * Dates of the world outside: ISO 8601 prefixes (`2017`, `2017-03`, `2017-03-26`),
 * as exact as they are known. A day is counted from 1 January 1970, which is 0.
 */

const dayMs = 86_400_000;

/** When a passage was said: the quotation's own date, or else when its source was published; null when neither is known. */
export function saidAt(quotation: Pick<Quotation, "date">, source: { readonly issued: string | null }): string | null {
  return quotation.date ?? source.issued;
}

/**
 * Orders dates: the earlier first, a year before its months and a month before its
 * days (what is known less exactly may have been as early as that), what has no date last.
 */
export function compareDates(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

/** The day on which a month of a year begins; months count from 0 and may run over into other years. */
export function monthStart(year: number, month: number): number {
  // Date.UTC takes years before 100 for ones of the last century.
  return new Date(0).setUTCFullYear(year, month, 1) / dayMs;
}

/** The days that a date leaves open: `2017` is all of that year. `to` is the day after the last one. */
export function daysOf(date: string): { readonly from: number; readonly to: number } {
  const [year = 0, month, day] = date.split("-").map(Number);
  if (month === undefined) return { from: monthStart(year, 0), to: monthStart(year + 1, 0) };
  const from = monthStart(year, month - 1);
  const to = monthStart(year, month);
  if (day === undefined) return { from, to };
  // A day that the month does not have (31 February) counts as its last.
  const at = Math.min(from + day, to) - 1;
  return { from: at, to: at + 1 };
}

/** Year and month (from 0) of a day. */
export function yearAndMonth(day: number): { readonly year: number; readonly month: number } {
  const date = new Date(Math.floor(day) * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** A month's name, counted from 0. */
export function monthName(month: number): string {
  return months[month] ?? "";
}

/** An ISO date or its beginning, as people write it: `26 March 2017`, `March 2017` or `2017`. */
export function dateInWords(date: string): string {
  const [year = "", month, day] = date.split("-");
  const name = month === undefined ? "" : monthName(Number(month) - 1);
  if (name === "") return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}
