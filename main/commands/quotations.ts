import type { Edit } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { Quotation } from "#shared/model/records.ts";
import { contextOf, resolve } from "#shared/quoting/resolve.ts";
import { type CommandContext, edit, type Handlers, need, patchRecord, refuse } from "./context.ts";
import { deleteNotes } from "./deleting-notes.ts";
import { backClaim, claimLabel, writeClaim } from "./new-claim.ts";

/** Passages of sources. */
export const quotationHandlers: Handlers<"quotation.create" | "quotation.edit" | "quotation.delete"> = {
  "quotation.create": createQuotation,

  "quotation.edit": (context, { quotationId, exact, ...patch }) => {
    edit(context, "Edit quotation", (tx) => {
      const before = need(tx, "quotations", quotationId);
      if (patch.speakerId !== undefined) need(tx, "speakers", patch.speakerId);
      const { text } = need(tx, "sources", before.sourceId);
      const anew = exact === undefined || exact === before.exact ? {} : { exact, ...reworded(text, before, exact) };
      patchRecord(tx, "quotations", quotationId, { ...patch, ...anew });
    });
    return null;
  },

  "quotation.delete": (context, { quotationId }) => {
    edit(context, "Delete quotation", (tx) => {
      need(tx, "quotations", quotationId);
      deleteNotes(
        tx,
        tx.where("notes", { quotationId }).map(({ id }) => id),
      );
      for (const { id } of tx.where("claimQuotations", { quotationId })) tx.delete("claimQuotations", id);
      tx.delete("quotations", quotationId);
    });
    return null;
  },
};

function createQuotation(
  context: CommandContext,
  args: CheckedArguments<"quotation.create">,
): { quotationId: string; claimId: string | null; inferenceId: string | null } {
  const { newSpeaker, claim, newClaim } = args;
  const label = newClaim === null ? "Add quotation" : claimLabel(newClaim.link, "Add claim");
  return edit(context, label, (tx) => {
    const place = placeOf(need(tx, "sources", args.sourceId).text, args);
    const speakerId = newSpeaker ? tx.newId("speakers") : (args.speakerId ?? "");
    if (newSpeaker) tx.insert("speakers", { id: speakerId, ...newSpeaker });
    else need(tx, "speakers", speakerId);
    const quotationId = keepPassage(tx, { ...args, speakerId }, place);
    if (claim) {
      backClaim(tx, { ...claim, quotationId });
      return { quotationId, claimId: claim.claimId, inferenceId: null };
    }
    if (!newClaim) return { quotationId, claimId: null, inferenceId: null };
    const { stance, ...written } = newClaim;
    const made = writeClaim(tx, written);
    backClaim(tx, { claimId: made.claimId, quotationId, stance });
    return { quotationId, ...made };
  });
}

/** The id of this speaker's quotation of that passage: the one that is there already, else a new one. */
function keepPassage(
  tx: Edit,
  {
    sourceId,
    speakerId,
    exact,
    date,
    role,
  }: Pick<CheckedArguments<"quotation.create">, "sourceId" | "exact" | "date" | "role"> & {
    readonly speakerId: string;
  },
  place: Place,
): string {
  const { anywhere, ...standing } = place;
  const same = tx.where("quotations", { sourceId, speakerId, exact });
  // One that had no place yet, though it is the speaker's and has these words, has found it.
  const known = same.find(({ start }) => start === place.start) ?? same.find(({ start }) => anywhere || start === null);
  if (known) {
    const found = known.start === null && place.start !== null ? standing : {};
    patchRecord(tx, "quotations", known.id, { date: date ?? known.date, role: role ?? known.role, ...found });
    return known.id;
  }
  const quotationId = tx.newId("quotations");
  tx.insert("quotations", { id: quotationId, sourceId, speakerId, exact, date, role, ...standing });
  return quotationId;
}

type Standing = Pick<Quotation, "prefix" | "suffix" | "start" | "end" | "standing">;
/** `anywhere` is true where no place was asked for: any passage with these words will do. */
type Place = Standing & { readonly anywhere: boolean };

/** Where the words stand: at the place that was asked for, which must hold them, else where they are found. */
function placeOf(
  text: string | null,
  { exact, start }: { readonly exact: string; readonly start: number | null },
): Place {
  if (start === null) {
    const nowhere = { exact, prefix: "", suffix: "", start: null, end: null };
    return { ...standingIn(text, nowhere), anywhere: true };
  }
  if (text === null || !text.startsWith(exact, start)) {
    throw refuse("The text does not say this at that place; it may have been replaced. Select the words again.");
  }
  return { ...standsAt(text, start, start + exact.length), anywhere: false };
}

/** How other words of a quotation stand against the text: those that are nearest to where it stood, word for word, else what is found. */
function reworded(text: string | null, before: Quotation, exact: string): Standing {
  const { start, prefix, suffix } = before;
  if (text === null) return { prefix, suffix, start: null, end: null, standing: "unattached" };
  if (start !== null) {
    const [ahead, back] = [text.indexOf(exact, start), text.lastIndexOf(exact, start)];
    const at = ahead === -1 || (back !== -1 && start - back < ahead - start) ? back : ahead;
    if (at !== -1) return standsAt(text, at, at + exact.length);
  }
  // What stood around the old words says little of these.
  return standingIn(text, { exact, prefix: "", suffix: "", start: null, end: null });
}

/**
 * How these words stand against a text. Where it says something like them, that
 * is for the person to decide: they are reworded, without a place yet.
 */
function standingIn(text: string | null, selector: Parameters<typeof resolve>[1]): Standing {
  const { prefix, suffix } = selector;
  const nowhere = { prefix, suffix, start: null, end: null };
  if (text === null) return { ...nowhere, standing: "unattached" };
  const { found } = resolve(text, selector);
  if (found === null) return { ...nowhere, standing: "lost" };
  if (found.text !== selector.exact) return { ...nowhere, standing: "reworded" };
  return standsAt(text, found.start, found.end);
}

function standsAt(text: string, start: number, end: number): Standing {
  return { ...contextOf(text, start, end), start, end, standing: "exact" };
}
