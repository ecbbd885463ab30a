import type { Edit, Reader } from "#main/store/library.ts";
import type { SourceDeletionReport } from "#shared/contract/results/sources.ts";
import { need } from "./context.ts";
import { tagsLeftBare } from "./deletion.ts";
import { distinct } from "./rows.ts";

/** Ids of every record that goes with a source; the report and the deletion are made from the same one. */
type SourceDeletionPlan = {
  readonly taggings: readonly string[];
  /** Tags that nothing would carry any more. */
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  readonly claimQuotations: readonly string[];
  readonly quotations: readonly string[];
  readonly sources: readonly string[];
  /** Claims that no quotation would stand behind any more; they stay. */
  readonly claimsLeft: readonly string[];
};

/** All that goes when a source is deleted, and what stays behind. Throws `not-found`. */
export function reportSourceDeletion(reader: Reader, sourceId: string): SourceDeletionReport {
  const { quotations, notes, claimsLeft } = planSourceDeletion(reader, sourceId);
  return { quotations: quotations.length, notes: notes.length, claimsLeft: claimsLeft.length };
}

/** Deletes a source with its text, quotations, notes and tags. Throws `not-found`. */
export function deleteSource(tx: Edit, sourceId: string): void {
  const plan = planSourceDeletion(tx, sourceId);
  // Children before what they refer to.
  const tables = ["taggings", "tags", "notes", "claimQuotations", "quotations", "sources"] as const;
  for (const table of tables) for (const id of plan[table]) tx.delete(table, id);
}

function planSourceDeletion(reader: Reader, sourceId: string): SourceDeletionPlan {
  need(reader, "sources", sourceId);
  const quotations = idsOf(reader.where("quotations", { sourceId }));
  const notes = idsOf([...reader.where("notes", { sourceId }), ...reader.whereIn("notes", "quotationId", quotations)]);
  const taggings = [...reader.where("taggings", { sourceId }), ...reader.whereIn("taggings", "noteId", notes)];
  const links = reader.whereIn("claimQuotations", "quotationId", quotations);
  const claimIds = distinct(links.map(({ claimId }) => claimId));
  const going = new Set(idsOf(links));
  const stillQuoted = new Set(
    reader
      .whereIn("claimQuotations", "claimId", claimIds)
      .flatMap(({ id, claimId }) => (going.has(id) ? [] : [claimId])),
  );
  return {
    taggings: idsOf(taggings),
    tags: tagsLeftBare(reader, taggings),
    notes,
    claimQuotations: [...going],
    quotations,
    sources: [sourceId],
    claimsLeft: claimIds.filter((id) => !stillQuoted.has(id)),
  };
}

function idsOf(records: readonly { readonly id: string }[]): string[] {
  return records.map(({ id }) => id);
}
