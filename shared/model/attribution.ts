import type { Attribution } from "../contract/results.ts";
import type { RecordTables } from "./diffs.ts";
import type { Speaker } from "./records.ts";

/** One passage behind a claim, reduced to what decides who is named on the card. */
type Candidate = { readonly linkId: string; readonly date: string | null; readonly speaker: Speaker };

/**
 * Who is named on a claim's card: the speaker of the earliest quotation that
 * asserts it. A passage's date is the quotation's own or its source's; undated
 * ones come last; ties go by the id of the link. Of all claims, or of `claimIds`.
 */
export function attributionsOf(
  tables: RecordTables,
  claimIds?: { has(claimId: string): boolean },
): ReadonlyMap<string, Attribution> {
  const first = new Map<string, Candidate>();
  for (const { id, claimId, quotationId, stance } of tables.claimQuotations.values()) {
    if (stance !== "asserts" || claimIds?.has(claimId) === false) continue;
    const quotation = tables.quotations.get(quotationId);
    const speaker = quotation && tables.speakers.get(quotation.speakerId);
    if (!speaker) continue;
    const date = quotation.date ?? tables.sources.get(quotation.sourceId)?.issued ?? null;
    const best = first.get(claimId);
    if (!best || comesBefore(id, date, best)) first.set(claimId, { linkId: id, date, speaker });
  }
  const attributions = new Map<string, Attribution>();
  for (const [claimId, { speaker, date }] of first) {
    attributions.set(claimId, { speaker, year: date?.slice(0, 4) ?? null });
  }
  return attributions;
}

/** As {@link attributionsOf}, for one claim. */
export function attributionOf(tables: RecordTables, claimId: string): Attribution | null {
  return attributionsOf(tables, new Set([claimId])).get(claimId) ?? null;
}

function comesBefore(linkId: string, date: string | null, other: Candidate): boolean {
  if (date !== other.date) return date !== null && (other.date === null || date < other.date);
  return linkId < other.linkId;
}
