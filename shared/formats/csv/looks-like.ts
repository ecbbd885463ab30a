import { canonicalColumn } from "./columns.ts";
import { headerOf } from "./table.ts";

/** True for a CSV file whose header has what every CSV of claims has: a column of claims' texts. */
export function looksLikeCsvClaims(text: string): boolean {
  const columns = headerOf(text).map(canonicalColumn);
  return columns.includes("text") && !looksLikeCsvLinks(text);
}

/** True for a CSV file whose header has what every CSV of links has: a kind, a premise and a target. */
export function looksLikeCsvLinks(text: string): boolean {
  const columns = headerOf(text).map(canonicalColumn);
  return (
    ["premise", "target"].every((end) => columns.includes(end) || columns.includes(`${end} id`)) &&
    columns.includes("kind")
  );
}
