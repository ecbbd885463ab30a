import type { Edit, Reader } from "#main/store/library.ts";
import type { DeletionReport } from "#shared/contract/results.ts";
import { byIds } from "./context.ts";
import { addThoseAimedAt, inferencesTouching, touchMap } from "./placing.ts";

/** Ids of every record that goes when some claims or inferences go; the report and the deletion are made from the same one. */
export type DeletionPlan = {
  readonly claims: readonly string[];
  readonly inferences: readonly string[];
  readonly premises: readonly string[];
  readonly placements: readonly string[];
  readonly notes: readonly string[];
  readonly claimQuotations: readonly string[];
  readonly taggings: readonly string[];
  /** Tags that nothing would carry any more. */
  readonly tags: readonly string[];
  /** Maps that lose a card or an argument; they stay. */
  readonly mapIds: readonly string[];
  /** Quotations that no claim would use any more; they stay. */
  readonly quotationsLeft: readonly string[];
};

/**
 * What deleting these claims and inferences takes along: the inferences that a
 * claim is a premise or the target of, the inferences on those, and all that
 * belongs to any of them.
 */
export function planDeletion(
  reader: Reader,
  {
    claimIds = [],
    inferenceIds = [],
  }: { readonly claimIds?: readonly string[]; readonly inferenceIds?: readonly string[] },
): DeletionPlan {
  const claims = [...new Set(claimIds)];
  const going = new Set(inferenceIds);
  for (const { id } of inferencesTouching(reader, claims)) going.add(id);
  addThoseAimedAt(reader, going);
  const inferences = [...going];

  const placements = [
    ...reader.whereIn("placements", "claimId", claims),
    ...reader.whereIn("placements", "inferenceId", inferences),
  ];
  const notes = [...reader.whereIn("notes", "claimId", claims), ...reader.whereIn("notes", "inferenceId", inferences)];
  const claimQuotations = reader.whereIn("claimQuotations", "claimId", claims);
  const taggings = [
    ...reader.whereIn("taggings", "claimId", claims),
    ...reader.whereIn("taggings", "noteId", idsOf(notes)),
  ];
  return {
    claims,
    inferences,
    premises: idsOf(reader.whereIn("premises", "inferenceId", inferences)),
    placements: idsOf(placements),
    notes: idsOf(notes),
    claimQuotations: idsOf(claimQuotations),
    taggings: idsOf(taggings),
    tags: tagsLeftBare(reader, taggings),
    mapIds: distinct(placements.map(({ mapId }) => mapId)),
    quotationsLeft: quotationsLeftUnused(reader, claimQuotations),
  };
}

/** A deletion plan in the numbers a person is asked about. */
export function reportDeletion(reader: Reader, plan: DeletionPlan): DeletionReport {
  return {
    claims: plan.claims.length,
    inferences: plan.inferences.length,
    notes: plan.notes.length,
    maps: byIds(reader, "maps", plan.mapIds).map(({ title }) => title),
    quotationsLeft: plan.quotationsLeft.length,
  };
}

/** Deletes what the plan says, children before what they refer to. */
export function carryOutDeletion(tx: Edit, plan: DeletionPlan): void {
  const tables = [
    "placements",
    "claimQuotations",
    "taggings",
    "tags",
    "notes",
    "premises",
    "inferences",
    "claims",
  ] as const;
  for (const table of tables) for (const id of plan[table]) tx.delete(table, id);
  for (const mapId of plan.mapIds) touchMap(tx, mapId);
}

/** Of the tags these taggings put on, those that no other tagging puts on anything. */
export function tagsLeftBare(
  reader: Reader,
  going: readonly { readonly id: string; readonly tagId: string }[],
): string[] {
  const goingIds = new Set(idsOf(going));
  const tagIds = distinct(going.map(({ tagId }) => tagId));
  const kept = new Set(
    reader.whereIn("taggings", "tagId", tagIds).flatMap(({ id, tagId }) => (goingIds.has(id) ? [] : [tagId])),
  );
  return tagIds.filter((id) => !kept.has(id));
}

function quotationsLeftUnused(
  reader: Reader,
  going: readonly { readonly id: string; readonly quotationId: string }[],
): string[] {
  const goingIds = new Set(idsOf(going));
  const quotationIds = distinct(going.map(({ quotationId }) => quotationId));
  const kept = new Set(
    reader
      .whereIn("claimQuotations", "quotationId", quotationIds)
      .flatMap(({ id, quotationId }) => (goingIds.has(id) ? [] : [quotationId])),
  );
  return quotationIds.filter((id) => !kept.has(id));
}

function idsOf(records: readonly { readonly id: string }[]): string[] {
  return records.map(({ id }) => id);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
