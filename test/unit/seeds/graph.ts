import { seedRecords } from "#seeds/index.ts";
import type { RecordOf, TableName } from "#shared/model/records.ts";

export const now = "2026-01-02T03:04:05.678Z";
export const records = seedRecords(now);

/** The seeds' records of one table. */
export function table<T extends TableName>(name: T): readonly RecordOf<T>[] {
  // The type of a record set does not follow a generic table name.
  return (records[name] ?? []) as readonly RecordOf<T>[];
}

/** Claim ids of an inference's premises, in order. */
export const premisesOf = Map.groupBy(table("premises"), (premise) => premise.inferenceId);

/** Ids of the sources in which a claim is asserted or denied. */
export function sourcesOfClaim(claimId: string): Set<string> {
  const sourceIds = new Map(table("quotations").map((quotation) => [quotation.id, quotation.sourceId]));
  return new Set(
    table("claimQuotations")
      .filter((link) => link.claimId === claimId)
      .map((link) => sourceIds.get(link.quotationId) ?? ""),
  );
}
