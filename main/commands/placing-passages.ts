import type { Reader } from "#main/store/library.ts";
import { offsetsOf } from "#shared/formats/code-points.ts";
import type { ReadPassage } from "#shared/formats/web-annotations/read-targets.ts";
import type { Passage } from "#shared/model/records.ts";
import type { Selector } from "#shared/quoting/resolve.ts";
import type { MatchedSubject } from "./matching-annotations.ts";
import { placeIn } from "./passages.ts";
import { type Resolutions, resolveAside, resolveNow, selectorKey } from "./resolve-aside.ts";

/** What is known of passages in texts, by the text's hash. */
export type ResolutionsByText = Map<string, Resolutions>;

/** A source's text, and how many code units a number of its code points is. */
type SourceText = {
  readonly text: string;
  readonly textHash: string;
  readonly toUnits: (points: number) => number;
};

/** Looks for annotated passages in their sources' texts while others get their turn, and keeps what it finds. */
export async function resolvePassages(
  reader: Reader,
  subjects: readonly MatchedSubject[],
  resolutions: ResolutionsByText,
): Promise<void> {
  const passages = subjects.flatMap((subject) => (subject.kind === "passage" ? [subject] : []));
  const textOf = textsIn(reader);
  for (const [sourceId, annotated] of Map.groupBy(passages, (subject) => subject.sourceId)) {
    const source = textOf(sourceId);
    if (source === null) continue;
    const unknown = annotated.filter(({ passage }) => asItStood(source, passage) === null);
    await resolveAside(
      source.text,
      unknown.map(({ passage }) => selectorOf(passage)),
      inText(resolutions, source.textHash),
    );
  }
}

/** Says how annotated passages stand against the texts that their sources have now. */
export function createPlacing(
  reader: Reader,
  resolutions: ResolutionsByText,
): (sourceId: string, read: ReadPassage) => Passage {
  const textOf = textsIn(reader);
  return (sourceId, read) => {
    const { exact, prefix, suffix } = read;
    const nowhere = { exact, prefix, suffix, start: null, end: null };
    const source = textOf(sourceId);
    if (source === null) return { ...nowhere, standing: "unattached" };
    const inPlace = asItStood(source, read);
    if (inPlace) return inPlace;
    const selector = selectorOf(read);
    const known = inText(resolutions, source.textHash);
    const key = selectorKey(selector);
    if (!known.has(key)) resolveNow(source.text, [selector], known);
    const resolution = known.get(key);
    if (!resolution?.found) return { ...nowhere, standing: "lost" };
    const { outcome, found } = resolution;
    if (outcome !== "exact" && outcome !== "moved") return { ...nowhere, standing: "reworded" };
    return { exact, ...placeIn(source.text, found.start, found.end), standing: "exact" };
  };
}

/** The passage where the file says that it stands, if that was said of this very text; else null. */
function asItStood(
  { text, textHash, toUnits }: SourceText,
  { exact, prefix, suffix, place, standing }: ReadPassage,
): Passage | null {
  if (place === null || place.textHash !== textHash) return null;
  const [start, end] = [toUnits(place.start), toUnits(place.end)];
  const found = text.slice(start, end);
  if (end > text.length || found.trim() === "") return null;
  if (found === exact) return { exact, prefix, suffix, start, end, standing: "exact" };
  return standing === "reworded" ? { exact, prefix, suffix, start, end, standing } : null;
}

/** Where it stood is known of another text, if at all: it is found by its words. */
function selectorOf({ exact, prefix, suffix }: ReadPassage): Selector {
  return { exact, prefix, suffix, start: null, end: null };
}

function inText(resolutions: ResolutionsByText, textHash: string): Resolutions {
  const known = resolutions.get(textHash) ?? new Map();
  resolutions.set(textHash, known);
  return known;
}

/** Reads each source's text once; null for one that has none. */
function textsIn(reader: Reader): (sourceId: string) => SourceText | null {
  const texts = new Map<string, SourceText | null>();
  return (sourceId) => {
    const known = texts.get(sourceId);
    if (known !== undefined) return known;
    const source = reader.get("sources", sourceId);
    const { text = null, textHash = null } = source ?? {};
    const read = text === null || textHash === null ? null : { text, textHash, toUnits: offsetsOf(text).toUnits };
    texts.set(sourceId, read);
    return read;
  };
}
