import { monthName } from "#shared/model/dates.ts";

export { dateInWords } from "#shared/model/dates.ts";

/** When something was done, as short as it can be: `today`, `yesterday`, or the date. `time` and `now` in ISO 8601 or ms. */
export function dayInWords(time: string, now: Date = new Date()): string {
  const then = new Date(time);
  const day = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((day(now) - day(then)) / 86_400_000);
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  return `${then.getDate()} ${monthName(then.getMonth())} ${then.getFullYear()}`;
}
