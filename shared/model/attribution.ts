import type { Attribution } from "../contract/results.ts";
import type { RecordTables } from "./diffs.ts";

/** One passage behind a claim, reduced to what decides who is named on the card. */
type Candidate = { readonly id: string; readonly date: string | null; readonly attribution: Attribution };

/**
 * Who is named on a claim's card: the speaker of the earliest quotation that
 * asserts it. A passage's date is the quotation's own or its source's; undated
 * ones come last; ties go by the id of the link.
 */
export function attributionsOf(tables: RecordTables): ReadonlyMap<string, Attribution> {
  const first = new Map<string, Candidate>();
  for (const link of tables.claimQuotations.values()) {
    if (link.stance !== "asserts") continue;
    const quotation = tables.quotations.get(link.quotationId);
    const speaker = quotation && tables.speakers.get(quotation.speakerId);
    if (!quotation || !speaker) continue;
    const date = quotation.date ?? tables.sources.get(quotation.sourceId)?.issued ?? null;
    const candidate = { id: link.id, date, attribution: { speaker, year: date?.slice(0, 4) ?? null } };
    const best = first.get(link.claimId);
    if (!best || comesBefore(candidate, best)) first.set(link.claimId, candidate);
  }
  return new Map(Array.from(first, ([claimId, candidate]) => [claimId, candidate.attribution]));
}

/** As {@link attributionsOf}, for one claim. */
export function attributionOf(tables: RecordTables, claimId: string): Attribution | null {
  return attributionsOf(tables).get(claimId) ?? null;
}

function comesBefore(a: Candidate, b: Candidate): boolean {
  if (a.date !== b.date) return a.date !== null && (b.date === null || a.date < b.date);
  return a.id < b.id;
}
