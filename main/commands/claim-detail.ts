import type { Library } from "#main/store/library.ts";
import type { ClaimDetail } from "#shared/contract/results.ts";
import { compareDates, saidAt } from "#shared/model/dates.ts";
import { byIds, need } from "./context.ts";
import { argumentRows, distinct, mapTitles, present, quotationRows, tagRows } from "./rows.ts";

/** Everything the inspector shows of one claim. Throws `not-found`. */
export function claimDetail(library: Library, claimId: string): ClaimDetail {
  const reader = library.read;
  const claim = need(reader, "claims", claimId);
  const links = reader.where("claimQuotations", { claimId });
  const quotations = byIds(
    reader,
    "quotations",
    links.map(({ quotationId }) => quotationId),
  );
  const rows = new Map(quotationRows(library, quotations).map((row) => [row.quotation.id, row]));
  const about = reader.where("inferences", { targetClaimId: claimId });
  const argumentIds = distinct(reader.where("premises", { claimId }).map(({ inferenceId }) => inferenceId));
  return {
    claim,
    attribution: library.queries.attributions([claimId]).get(claimId) ?? null,
    quotations: links
      .map((claimQuotation) => {
        const row = present(rows, claimQuotation.quotationId);
        const { quotation, speaker, source } = row;
        return { ...row, claimQuotation, date: saidAt(quotation, source), role: quotation.role ?? speaker.role };
      })
      .sort((a, b) => compareDates(a.date, b.date) || (a.claimQuotation.id < b.claimQuotation.id ? -1 : 1)),
    notes: reader.where("notes", { claimId }),
    tags: tagRows(reader, reader.where("taggings", { claimId })),
    supports: argumentRows(
      library,
      about.filter(({ kind }) => kind === "support"),
    ),
    attacks: argumentRows(
      library,
      about.filter(({ kind }) => kind === "attack"),
    ),
    premiseOf: argumentRows(library, byIds(reader, "inferences", argumentIds)),
    maps: mapTitles(
      reader,
      reader.where("placements", { claimId }).map(({ mapId }) => mapId),
    ),
  };
}
