import type { DocumentSource } from "#shared/formats/document/map-document.ts";
import type { Quotation, Speaker } from "#shared/model/records.ts";
import type { KeptSource } from "./keep-sources.ts";
import type { Keeping } from "./keeping.ts";
import { nameKey, speakerKey } from "./keys.ts";
import { listed } from "./listed.ts";
import type { MapPlan } from "./plan.ts";
import { standIn } from "./standings.ts";

/** A quotation of a document as it was kept. */
export type KeptQuotation = { readonly id: string; readonly isNew: boolean };

/** Keeps quotations when they are first asked for by their ids in the document. */
export type QuotationKeeper = (quotationId: string) => KeptQuotation | null;

/**
 * What is asked for is kept: with its speaker, in its source, as it stands against
 * that source's text. Where the library's source is used, a quotation that it has
 * of the same words and speaker is that one.
 */
export function quotationKeeper(
  keeping: Keeping,
  { document }: MapPlan,
  sources: ReadonlyMap<DocumentSource["id"], KeptSource>,
): QuotationKeeper {
  const { tx, resolutions } = keeping;
  const quotations = new Map(document.quotations.map((quotation) => [quotation.id, quotation]));
  const speakerOf = speakerKeeper(keeping, document.speakers);
  const kept = new Map<string, KeptQuotation>();
  const used = new Set<string>();
  /** Quotations that the library's sources have, by words and speaker. */
  const inSource = new Map<string, Map<string, Quotation[]>>();
  const knownIn = (sourceId: string) => {
    const known = inSource.get(sourceId) ?? Map.groupBy(tx.where("quotations", { sourceId }), quotationKey);
    inSource.set(sourceId, known);
    return known;
  };

  const keep = (quotation: Quotation): KeptQuotation | null => {
    const source = sources.get(quotation.sourceId);
    const speaker = speakerOf(quotation.speakerId);
    if (!source || speaker === null) return null;
    const said = { exact: quotation.exact, speakerId: speaker.record.id };
    const same = source.as === "new" ? [] : (knownIn(source.id).get(quotationKey(said)) ?? []);
    const found =
      same.find(({ id }) => id === quotation.id && !used.has(id)) ?? same.find(({ id }) => !used.has(id)) ?? same[0];
    if (found) {
      used.add(found.id);
      return { id: found.id, isNew: false };
    }
    const role = quotation.role ?? speaker.toldRole;
    const record: Quotation = {
      ...quotation,
      ...standIn(quotation, source.text, source.toldHash, resolutions),
      id: tx.newId("quotations"),
      sourceId: source.id,
      speakerId: speaker.record.id,
      // Of a speaker whom the library knows by another role, the quotation tells the one of its time.
      role: speaker.isNew || role !== speaker.record.role ? role : null,
    };
    tx.insert("quotations", record);
    used.add(record.id);
    if (source.as !== "new") listed(knownIn(source.id), quotationKey(record)).push(record);
    return { id: record.id, isNew: true };
  };

  return (quotationId) => {
    const known = kept.get(quotationId);
    if (known) return known;
    const quotation = quotations.get(quotationId);
    const made = quotation ? keep(quotation) : null;
    if (made) kept.set(quotationId, made);
    return made;
  };
}

export function quotationKey({ exact, speakerId }: Pick<Quotation, "exact" | "speakerId">): string {
  return `${speakerId} ${exact}`;
}

type KeptSpeaker = {
  readonly record: Speaker;
  readonly isNew: boolean;
  /** The role that the file knows the speaker by, where quotations have to tell it. */
  readonly toldRole: string | null;
};

/** Finds a document's speakers in the library, by name and kind, and makes those that are not there. */
function speakerKeeper(
  { tx, speakers, afterwards }: Keeping,
  told: readonly Speaker[],
): (speakerId: string) => KeptSpeaker | null {
  const byId = new Map(told.map((speaker) => [speaker.id, speaker]));
  const kept = new Map<string, KeptSpeaker>();
  const keep = (speaker: Speaker): KeptSpeaker => {
    const namesakes = (speakers.get(speakerKey(speaker)) ?? []).filter((each) => mayBeSame(each, speaker));
    const record =
      namesakes.find(({ id }) => id === speaker.id) ??
      namesakes.find(({ role, organisation }) => role === speaker.role && organisation === speaker.organisation) ??
      namesakes[0];
    if (record) return { record, isNew: false, toldRole: speaker.role };
    const made = { ...speaker, id: tx.newId("speakers") };
    tx.insert("speakers", made);
    afterwards.push(() => listed(speakers, speakerKey(made)).push(made));
    return { record: made, isNew: true, toldRole: null };
  };
  return (speakerId) => {
    const known = kept.get(speakerId);
    if (known) return known;
    const speaker = byId.get(speakerId);
    const made = speaker ? keep(speaker) : null;
    if (made) kept.set(speakerId, made);
    return made;
  };
}

/** Namesakes of two organisations are two people. */
function mayBeSame(one: Speaker, other: Speaker): boolean {
  if (one.organisation === null || other.organisation === null) return true;
  return nameKey(one.organisation) === nameKey(other.organisation);
}
