import type { Library } from "#main/store/library.ts";
import type { SourceDetail } from "#shared/contract/results.ts";
import { byIds, type Handlers, notFound } from "./context.ts";
import { distinct, indexById, present, quotationRows, tagRows } from "./rows.ts";

/** Articles, reports and pages, and what is quoted from them. */
export const sourceHandlers: Handlers<"sources.list" | "source.get"> = {
  "sources.list": ({ library }) => library.queries.sourceRows(),
  "source.get": ({ library }, { sourceId }) => sourceDetail(library, sourceId),
};

function sourceDetail(library: Library, sourceId: string): SourceDetail {
  const reader = library.read;
  const source = library.queries.sourceFacts([sourceId])[0];
  if (!source) throw notFound("sources");
  const quotations = reader.where("quotations", { sourceId });
  const links = reader.whereIn(
    "claimQuotations",
    "quotationId",
    quotations.map(({ id }) => id),
  );
  const claims = indexById(byIds(reader, "claims", distinct(links.map(({ claimId }) => claimId))));
  const linksOf = Map.groupBy(links, ({ quotationId }) => quotationId);
  return {
    source,
    quotations: quotationRows(library, quotations).map((row) => ({
      ...row,
      claims: (linksOf.get(row.quotation.id) ?? []).map((claimQuotation) => ({
        claim: present(claims, claimQuotation.claimId),
        claimQuotation,
      })),
    })),
    tags: tagRows(reader, reader.where("taggings", { sourceId })),
  };
}
