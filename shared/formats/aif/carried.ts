import type { Quotation, Speaker } from "../../model/records.ts";
import { carryOnly } from "../document/carry.ts";
import type { DocumentSource, MapDocument } from "../document/map-document.ts";
import type { Losses } from "../losses.ts";
import { namesNoScheme } from "./scheme-names.ts";
import { sourceNamed } from "./source-named.ts";

/**
 * What AIF carries of a map: claims, arguments with schemes, and who said what in
 * which words. The title is the file's name.
 * @param places whether the form says where cards stand: xAIF does, AIFdb's does not
 */
export function carriedByAif(document: MapDocument, losses: Losses, places: boolean): MapDocument {
  const kept = carryOnly(document, { quotations: true, schemes: true, places: places && isLaidOut(document) }, losses);
  return withSpeech(
    {
      ...kept,
      inferences: kept.inferences.map((inference) => {
        if (inference.scheme === null || !namesNoScheme(inference.scheme)) return inference;
        losses.add("names of schemes that AIF takes for none", inference.scheme);
        return { ...inference, scheme: null };
      }),
    },
    losses,
  );
}

/** Claims that all stand at 0, 0 count as not laid out. */
function isLaidOut({ claims }: MapDocument): boolean {
  return claims.length === 1 || claims.some(({ place }) => place !== null && (place.x !== 0 || place.y !== 0));
}

/** With quotations as locutions can tell them: speaker's name, words, and the name of the source. */
function withSpeech(document: MapDocument, losses: Losses): MapDocument {
  const wanted = new Set(document.claims.flatMap(({ quotations }) => quotations.map(({ quotationId }) => quotationId)));
  const quotations = document.quotations.filter(({ id }) => wanted.has(id));
  const speakerIds = new Set(quotations.map(({ speakerId }) => speakerId));
  const sourceIds = new Set(quotations.map(({ sourceId }) => sourceId));
  tell(
    losses,
    "quotations that no claim rests on",
    document.quotations.filter(({ id }) => !wanted.has(id)),
    ({ exact }) => exact,
  );
  tell(losses, "what stands around quotations, their dates and roles", quotations.filter(hasDetail), (of) => of.exact);
  const speakers = document.speakers.filter(({ id }) => speakerIds.has(id));
  tell(
    losses,
    "speakers without quotations",
    document.speakers.filter(({ id }) => !speakerIds.has(id)),
    ({ name }) => name,
  );
  tell(losses, "roles and organisations of speakers", speakers.filter(isMoreThanName), ({ name }) => name);
  const sources = document.sources.filter(({ id }) => sourceIds.has(id));
  tell(
    losses,
    "sources without quotations",
    document.sources.filter(({ id }) => !sourceIds.has(id)),
    ({ label }) => label,
  );
  tell(losses, "what is known of sources besides their names", sources.filter(isMoreThanLabel), ({ label }) => label);
  // Locutions name their source, so that two of one name are one.
  const byLabel = new Map(sources.map(({ id, label }) => [label, sourceNamed(id, oneLine(label))]));
  tell(
    losses,
    "sources of the same name as another",
    sources.filter(({ id, label }) => byLabel.get(label)?.id !== id),
    ({ label }) => label,
  );
  const sourceFor = new Map(sources.map(({ id, label }) => [id, byLabel.get(label)?.id ?? id]));
  return {
    ...document,
    speakers: speakers.map(
      ({ id, name }): Speaker => ({ id, kind: "person", name: oneLine(name), role: null, organisation: null }),
    ),
    sources: [...byLabel.values()],
    quotations: quotations.map((quotation) => ({
      ...quotation,
      sourceId: sourceFor.get(quotation.sourceId) ?? quotation.sourceId,
      prefix: "",
      suffix: "",
      date: null,
      role: null,
    })),
  };
}

function tell<T>(losses: Losses, what: string, lost: readonly T[], wordsOf: (one: T) => string): void {
  const [first] = lost;
  if (first !== undefined) losses.add(what, wordsOf(first).slice(0, 80), lost.length);
}

function hasDetail({ prefix, suffix, date, role }: Quotation): boolean {
  return prefix !== "" || suffix !== "" || date !== null || role !== null;
}

function isMoreThanName({ kind, role, organisation }: Speaker): boolean {
  return kind !== "person" || role !== null || organisation !== null;
}

function isMoreThanLabel(source: DocumentSource): boolean {
  return (
    JSON.stringify(withKeysSorted(source)) !== JSON.stringify(withKeysSorted(sourceNamed(source.id, source.label)))
  );
}

function withKeysSorted(source: DocumentSource): object {
  return Object.fromEntries(Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A name as AIF holds it: blanks are one. */
function oneLine(name: string): string {
  return name.replace(/\s+/g, " ").trim();
}
