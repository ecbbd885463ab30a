import type { Passage } from "../../model/records.ts";
import { shapeFault, targetsFormCycle } from "../../model/rules.ts";
import { FormatFault } from "../document/fault.ts";
import type { MapDocument } from "../document/map-document.ts";

/** Checks that what a document's records refer to is in it, and that they keep the rules of the argument model. @throws FormatFault */
export function checkReferences(document: MapDocument): void {
  const ids = {
    position: idsOf(document.positions, "positions"),
    speaker: idsOf(document.speakers, "speakers"),
    source: idsOf(document.sources, "sources"),
    quotation: idsOf(document.quotations, "quotations"),
    claim: idsOf(document.claims, "claims"),
    inference: idsOf(document.inferences, "inferences"),
  };
  idsOf(document.frames, "frames");
  idsOf(document.notes, "notes");
  const need = (kind: keyof typeof ids, id: string, where: string) => {
    if (!ids[kind].has(id)) throw new FormatFault(`there is no ${kind} “${id}” in the file.`, where);
  };
  const withText = new Set(document.sources.flatMap(({ id, text }) => (text === null ? [] : [id])));

  refuseTwice(
    document.positions.map(({ name }) => name.toLowerCase()),
    (index) => `positions[${index}].name`,
  );
  for (const [index, { tags }] of document.sources.entries()) refuseTags(tags, `sources[${index}].tags`);
  for (const [index, quotation] of document.quotations.entries()) {
    const where = `quotations[${index}]`;
    need("source", quotation.sourceId, `${where}.sourceId`);
    need("speaker", quotation.speakerId, `${where}.speakerId`);
    checkStanding(quotation, withText.has(quotation.sourceId), where);
  }
  for (const [index, { positionId, tags, quotations }] of document.claims.entries()) {
    const where = `claims[${index}]`;
    if (positionId !== null) need("position", positionId, `${where}.positionId`);
    refuseTags(tags, `${where}.tags`);
    for (const [at, { quotationId }] of quotations.entries()) {
      need("quotation", quotationId, `${where}.quotations[${at}]`);
    }
    refuseTwice(
      quotations.map(({ quotationId }) => quotationId),
      (at) => `${where}.quotations[${at}]`,
    );
  }
  for (const [index, { kind, premises, target }] of document.inferences.entries()) {
    const where = `inferences[${index}]`;
    for (const [at, { claimId }] of premises.entries()) need("claim", claimId, `${where}.premises[${at}]`);
    if ("claimId" in target) need("claim", target.claimId, `${where}.target`);
    else need("inference", target.inferenceId, `${where}.target`);
    const fault = shapeFault({ kind, premiseClaimIds: premises.map(({ claimId }) => claimId), target });
    if (fault !== null) throw new FormatFault(fault, where);
  }
  refuseRings(document);
  for (const [index, { subject }] of document.notes.entries()) {
    const where = `notes[${index}].subject`;
    if (subject.kind === "map") continue;
    need(subject.kind === "passage" ? "source" : subject.kind, subject.id, where);
    if (subject.kind === "passage") checkStanding(subject.passage, withText.has(subject.id), where);
  }
}

function idsOf(list: readonly { readonly id: string }[], name: string): ReadonlySet<string> {
  refuseTwice(
    list.map(({ id }) => id),
    (index) => `${name}[${index}].id`,
  );
  return new Set(list.map(({ id }) => id));
}

function refuseTwice(
  keys: readonly string[],
  whereOf: (index: number) => string,
  messageOf = (key: string) => `“${key.slice(0, 60)}” stands there twice.`,
): void {
  const known = new Set<string>();
  for (const [index, key] of keys.entries()) {
    if (known.has(key)) throw new FormatFault(messageOf(key), whereOf(index));
    known.add(key);
  }
}

function refuseTags(tags: readonly string[], where: string): void {
  refuseTwice(
    tags.map((name) => name.normalize("NFC").toLowerCase()),
    (index) => `${where}[${index}]`,
  );
}

function checkStanding({ start, end, standing }: Omit<Passage, "exact">, hasText: boolean, where: string): void {
  if ((start === null) !== (end === null) || (start !== null && end !== null && end < start)) {
    throw new FormatFault("a passage has a start and an end after it, or neither.", where);
  }
  if (start !== null && (standing === "lost" || standing === "unattached")) {
    throw new FormatFault(`what is ${standing} has no place in a text.`, where);
  }
  if (!hasText && standing !== "unattached") {
    throw new FormatFault(`a passage of a source without a text is unattached, not ${standing}.`, where);
  }
}

/** Each inference is walked from once: what was found to end well is not walked again. */
function refuseRings({ inferences }: MapDocument): void {
  const targets = new Map(inferences.map(({ id, target }) => [id, target]));
  const sound = new Set<string>();
  for (const [index, { id, target }] of inferences.entries()) {
    if (sound.has(id)) continue;
    const passed = [id];
    const isRing = targetsFormCycle(id, target, (next) => {
      passed.push(next);
      const aimedAt = targets.get(next);
      // From here on it is known to lead to a claim.
      return sound.has(next) || aimedAt === undefined ? { claimId: "" } : aimedAt;
    });
    if (isRing)
      throw new FormatFault("this argument aims, by way of others, at itself.", `inferences[${index}].target`);
    for (const each of passed) sound.add(each);
  }
}
