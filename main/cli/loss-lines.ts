import type { Loss } from "#shared/contract/results/notes.ts";

/** A loss report as lines for a terminal: each kind with how often, and where it first occurred. */
export function lossLines(losses: readonly Loss[]): string[] {
  return losses.map(({ what, count, where }) => `  ${count} × ${what}${where === "" ? "" : `; first: ${where}`}`);
}
