import { edit, type Handlers, need } from "./context.ts";

/** Passages of sources. */
export const quotationHandlers: Handlers<"quotation.create" | "quotation.delete"> = {
  "quotation.create": (context, { sourceId, speakerId: knownSpeakerId, newSpeaker, exact, date, claim }) =>
    edit(context, "Add quotation", (tx) => {
      const { text } = need(tx, "sources", sourceId);
      const speakerId = newSpeaker ? tx.newId("speakers") : (knownSpeakerId ?? "");
      if (newSpeaker) tx.insert("speakers", { id: speakerId, ...newSpeaker });
      else need(tx, "speakers", speakerId);
      const quotationId = tx.newId("quotations");
      tx.insert("quotations", { id: quotationId, sourceId, speakerId, exact, date, ...standingIn(text, exact) });
      if (claim) {
        need(tx, "claims", claim.claimId);
        tx.insert("claimQuotations", { id: tx.newId("claimQuotations"), quotationId, ...claim });
      }
      return { quotationId };
    }),

  "quotation.delete": (context, { quotationId }) => {
    edit(context, "Delete quotation", (tx) => {
      need(tx, "quotations", quotationId);
      for (const table of ["notes", "claimQuotations"] as const) {
        for (const { id } of tx.where(table, { quotationId })) tx.delete(table, id);
      }
      tx.delete("quotations", quotationId);
    });
    return null;
  },
};

/** Characters kept on either side of a passage, so that it can be found again in a changed text. */
const contextLength = 32;

/** How a passage stands against its source's text, null when the source has none here. */
function standingIn(text: string | null, exact: string) {
  const nowhere = { prefix: "", suffix: "", start: null, end: null };
  if (text === null) return { ...nowhere, standing: "unattached" as const };
  const start = text.indexOf(exact);
  if (start < 0) return { ...nowhere, standing: "lost" as const };
  const end = start + exact.length;
  return {
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
    start,
    end,
    standing: "exact" as const,
  };
}
