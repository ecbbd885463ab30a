/**
 * Why a file is not what it should be: nothing of it is kept. The message is for
 * the person: what is wrong and, after the place, what to do where that helps.
 */
export class FormatFault extends Error {
  /** The place in the file: `line 12`, `nodes[3].text`; null where it is the whole file. */
  readonly where: string | null;
  constructor(message: string, where: string | null = null) {
    super(where === null ? message : `${where}: ${message}`);
    this.name = "FormatFault";
    this.where = where;
  }
}

/** The most claims, and the most arguments, that one file may bring. */
export const documentLimit = 100_000;

/** A fault for a file that holds more of something than can be brought in at once. */
export function tooManyOf(what: string, limit: number, where: string | null): FormatFault {
  return new FormatFault(
    `the file holds more than ${limit.toLocaleString("en-GB")} ${what}. Divide it, and import the parts.`,
    where,
  );
}
