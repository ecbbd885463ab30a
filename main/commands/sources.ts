import type { Library } from "#main/store/library.ts";
import type { SourceDetail } from "#shared/contract/results/sources.ts";
import { isUndecided } from "#shared/model/rules.ts";
import { byIds, edit, type Handlers, need, notFound } from "./context.ts";
import { retie, tiedTo } from "./passages.ts";
import { distinct, indexById, present, quotationRows, tagRows } from "./rows.ts";
import { deleteSource, reportSourceDeletion } from "./source-deletion.ts";
import { editSource, insertSource } from "./source-facts.ts";

/** Articles, reports and pages, and what is quoted from them. */
export const sourceHandlers: Handlers<
  | "sources.list"
  | "source.get"
  | "source.text"
  | "source.create"
  | "source.edit"
  | "source.deletionReport"
  | "source.delete"
  | "source.detachText"
> = {
  "sources.list": ({ library }) => library.queries.sourceRows(),

  "source.get": ({ library }, { sourceId }) => sourceDetail(library, sourceId),

  "source.text": ({ library }, { sourceId }) => {
    const { text, textHash, file, pages } = need(library.read, "sources", sourceId);
    return text === null || textHash === null ? null : { sourceId, text, textHash, file, pages };
  },

  "source.create": (context, facts) =>
    edit(context, "Add source", (tx) => ({ sourceId: insertSource(tx, facts, null) })),

  "source.edit": (context, { sourceId, ...facts }) => {
    const onlyDigest = facts.digest !== undefined && Object.keys(facts).length === 1;
    edit(context, onlyDigest ? "Edit digest" : "Edit source", (tx) => editSource(tx, sourceId, facts));
    return null;
  },

  "source.deletionReport": ({ library }, { sourceId }) => reportSourceDeletion(library.read, sourceId),

  "source.delete": (context, { sourceId }) => {
    edit(context, "Delete source", (tx) => deleteSource(tx, sourceId));
    return null;
  },

  "source.detachText": (context, { sourceId }) => {
    edit(context, "Detach text", (tx) => {
      if (need(tx, "sources", sourceId).text === null) return;
      for (const tied of tiedTo(tx, sourceId)) retie(tx, tied, { start: null, end: null, standing: "unattached" });
      tx.update("sources", sourceId, { text: null, textHash: null, file: null, pages: [], updatedAt: tx.now });
    });
    return null;
  },
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
  const digest = need(reader, "sources", sourceId).digest;
  return {
    source,
    digest,
    quotations: quotationRows(library, quotations).map((row) => ({
      ...row,
      claims: (linksOf.get(row.quotation.id) ?? []).map((claimQuotation) => ({
        claim: present(claims, claimQuotation.claimId),
        claimQuotation,
      })),
    })),
    notes: reader.where("notes", { sourceId }),
    tags: tagRows(reader, reader.where("taggings", { sourceId })),
    undecided: tiedTo(reader, sourceId).filter(({ passage }) => isUndecided(passage)).length,
  };
}
