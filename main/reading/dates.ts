import { dateSchema } from "#shared/model/records.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The date that a text gives, as a prefix of ISO 8601, to the day at most;
 * null when it gives none. Understands ISO dates, `2017/03/26`, `20170326`,
 * PDF's `D:2017…`, `26 March 2017` and `March 26, 2017`; the day stays as
 * written, whatever the time zone.
 */
export function toIsoDate(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const numbers = /^\s*(?:D:)?(\d{4})(?:[-/.]?(\d{2})(?:[-/.]?(\d{2}))?)?(?!\d{1,3}(?:\D|$))/.exec(text);
  if (numbers !== null) return isoDate(numbers[1], numbers[2], numbers[3]);
  const words =
    /(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?\b([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b/.exec(text);
  if (words === null) return null;
  const month = months.indexOf((words[2] ?? "").slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? null : isoDate(words[4], String(month), words[1] ?? words[3]);
}

/** The longest part of a date, from the year on, that the calendar has. */
export function isoDate(year: string | undefined, month?: string | undefined, day?: string | undefined): string | null {
  if (year === undefined || !/^[1-9]\d{3}$/.test(year)) return null;
  const parts = [year];
  if (month !== undefined && /^(0?[1-9]|1[0-2])$/.test(month)) {
    parts.push(month.padStart(2, "0"));
    if (day !== undefined && isDay(Number(year), Number(month), Number(day))) parts.push(day.padStart(2, "0"));
  }
  const date = parts.join("-");
  return dateSchema.safeParse(date).success ? date : null;
}

function isDay(year: number, month: number, day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
