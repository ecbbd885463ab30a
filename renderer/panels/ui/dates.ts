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
];

/** An ISO date or its beginning, as people write it: `26 March 2017`, `March 2017` or `2017`. */
export function dateInWords(date: string): string {
  const [year = "", month, day] = date.split("-");
  const name = month === undefined ? undefined : months[Number(month) - 1];
  if (name === undefined) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** When something was done, as short as it can be: `today`, `yesterday`, or the date. `time` and `now` in ISO 8601 or ms. */
export function dayInWords(time: string, now: Date = new Date()): string {
  const then = new Date(time);
  const day = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((day(now) - day(then)) / 86_400_000);
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  return `${then.getDate()} ${months[then.getMonth()]} ${then.getFullYear()}`;
}
