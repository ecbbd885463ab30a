/** The columns of a CSV of claims, in the order in which they are written. */
export const claimColumns = ["id", "text", "position", "tags", "x", "y", "collapsed"] as const;

/** The columns of a CSV of links: a row a premise. */
export const linkColumns = [
  "argument",
  "kind",
  "order",
  "premise id",
  "premise",
  "implicit",
  "target kind",
  "target id",
  "target",
  "scheme",
  "x",
  "y",
] as const;

/** Other names that people give the columns. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["claim", "text"],
  ["claim text", "text"],
  ["statement", "text"],
  ["claim id", "id"],
  ["tag", "tags"],
  ["argument id", "argument"],
  ["premise text", "premise"],
  ["target text", "target"],
  ["conclusion", "target"],
  ["relation", "kind"],
]);

/** A column's name, in lower case, as it is known here. */
export function canonicalColumn(name: string): string {
  return otherNames.get(name) ?? name;
}
