import type { ChangeEvent } from "#shared/contract/results.ts";
import type { RecordChange } from "#shared/model/diffs.ts";

/**
 * A change as windows hear of it: the texts of sources, which may be megabytes,
 * are left out on both sides. Windows ask for the text of a source they show.
 */
export function withoutTexts(change: ChangeEvent): ChangeEvent {
  if (!change.diff.some(({ table }) => table === "sources")) return change;
  return { ...change, diff: change.diff.map(withoutText) };
}

function withoutText(change: RecordChange): RecordChange {
  if (change.table !== "sources") return change;
  const { before, after } = change;
  return { ...change, before: before && { ...before, text: null }, after: after && { ...after, text: null } };
}
