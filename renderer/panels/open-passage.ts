import { openReader } from "../state/reader-store.ts";
import { select } from "../state/selection-store.ts";

/** Opens the reader at a quotation, with the claim that it is about in the inspector. */
export function openPassage(passage: {
  readonly claimId: string;
  readonly sourceId: string;
  readonly quotationId: string;
}): void {
  select({ claimIds: [passage.claimId] });
  openReader(passage.sourceId, { quotationId: passage.quotationId });
}
