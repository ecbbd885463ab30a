import { addressKey, titleKey } from "#main/commands/import-map/keys.ts";
import type { Library } from "#main/store/library.ts";
import type { SourceFacts } from "#shared/contract/results/sources.ts";
import type { ProposedFacts } from "#shared/model/read-text.ts";
import { PassageIndex } from "./passage-index.ts";

/** The sources of a library, to be recognised by what is known of them. */
export type KnownSources = {
  /** A source that has this very text, or one from this very file. */
  readonly withText: (textHash: string, fileHash: string) => SourceFacts | null;
  /** A source at the same address, or of the same title and, as far as they are told, year. */
  readonly withFacts: (facts: ProposedFacts) => SourceFacts | null;
  readonly byId: (sourceId: string) => SourceFacts | null;
  readonly passages: PassageIndex;
};

/** Sources whose passages are read in one go. */
const sourcesAtOnce = 20;

/** Reads what is known. @param pause awaited between steps */
export async function gatherKnownSources(library: Library, pause: () => Promise<void>): Promise<KnownSources> {
  const sources = library.queries.sourceFacts();
  const passages = new PassageIndex();
  for (let from = 0; from < sources.length; from += sourcesAtOnce) {
    const ids = sources.slice(from, from + sourcesAtOnce).map(({ id }) => id);
    for (const quotation of library.read.whereIn("quotations", "sourceId", ids)) passages.add(quotation);
    for (const { sourceId, passage } of library.read.whereIn("notes", "sourceId", ids)) {
      if (sourceId !== null && passage !== null) passages.add({ sourceId, exact: passage.exact });
    }
    await pause();
  }
  const ids = new Map(sources.map((source) => [source.id, source]));
  const texts = firstBy(sources, ({ textHash }) => textHash);
  const files = firstBy(sources, ({ file }) => file?.hash ?? null);
  const addresses = firstBy(sources, ({ url }) => addressKey(url));
  const titles = Map.groupBy(sources, ({ title }) => titleKey(title));
  return {
    withText: (textHash, fileHash) => texts.get(textHash) ?? files.get(fileHash) ?? null,
    withFacts: (facts) => {
      const title = titleKey(facts.title);
      const namesakes = title === "" ? [] : (titles.get(title) ?? []);
      return (
        addresses.get(addressKey(facts.url) ?? "") ??
        namesakes.find(({ issued }) => isSameYear(title, issued, facts.issued)) ??
        null
      );
    },
    byId: (sourceId) => ids.get(sourceId) ?? null,
    passages,
  };
}

function firstBy(
  sources: readonly SourceFacts[],
  keyOf: (source: SourceFacts) => string | null,
): ReadonlyMap<string, SourceFacts> {
  const first = new Map<string, SourceFacts>();
  for (const source of sources) {
    const key = keyOf(source);
    if (key !== null && !first.has(key)) first.set(key, source);
  }
  return first;
}

/** Words of a title that is hardly given twice: then a year that one side does not tell may be the same. */
const tellingWords = 4;

function isSameYear(title: string, one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other || title.split(" ").length >= tellingWords;
  return one.slice(0, 4) === other.slice(0, 4);
}
