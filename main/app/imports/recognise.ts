import { type NewText, prepareAttaching, previewAttaching } from "#main/commands/attach-text.ts";
import { duplicatesIn } from "#main/commands/import-map/duplicates.ts";
import { gatherKnownRecords, type KnownRecords } from "#main/commands/import-map/known-records.ts";
import { matchesIn } from "#main/commands/import-map/matches.ts";
import { createPauses } from "#main/commands/resolve-aside.ts";
import type { Library } from "#main/store/library.ts";
import type { ImportedMap, ImportItem, ImportMatch } from "#shared/contract/results/imports.ts";
import type { SourceFacts } from "#shared/contract/results/sources.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import type { ProposedFacts } from "#shared/model/read-text.ts";
import type { Outcome } from "#shared/quoting/resolve.ts";
import { gatherKnownSources, type KnownSources } from "./known-sources.ts";
import type { Held } from "./passage-index.ts";

type Recognised = Pick<ImportItem, "sameAs" | "matches">;

/** Says which sources of a library a text or a reference may be. Works in steps, between which others get their turn. */
export type Recogniser = {
  readonly text: (text: NewText, fileHash: string, facts: ProposedFacts, signal: AbortSignal) => Promise<Recognised>;
  readonly reference: (facts: ProposedFacts, signal: AbortSignal) => Promise<Recognised>;
  /** What of a map the library holds already. */
  readonly map: (document: MapDocument, signal: AbortSignal) => Promise<ImportedMap["duplicates"]>;
  /** Claims and sources of the library, by which duplicates are known; current when it is answered. */
  readonly records: () => Promise<KnownRecords>;
  /** Says that the library has changed: what is known of it is gathered anew. */
  readonly forget: () => void;
};

/** How many sources are offered for one text. */
const mostMatches = 5;
/** A text is a source's when it holds at least this share of what is kept from that … */
const leastShare = 1 / 3;
/** … and at least so many characters of it, in one passage or in several: short phrases are everywhere. */
const leastCharacters = { one: 24, several: 16 };

/** @param library answers the library that is open now */
export function createRecogniser(library: () => Library): Recogniser {
  let known: Promise<KnownSources> | null = null;
  let records: Promise<KnownRecords> | null = null;
  /** How often the library has changed. */
  let changes = 0;

  /** What is known of the library, gathered once for all who ask until it changes. */
  function current(): Promise<KnownSources> {
    if (known === null) {
      const gathering = gatherKnownSources(library(), createPauses());
      known = gathering;
      gathering.catch(() => {
        if (known === gathering) known = null;
      });
    }
    return known;
  }

  /** Claims and sources, gathered once for all who ask until the library changes; anew when it did so meanwhile. */
  async function currentRecords(): Promise<KnownRecords> {
    for (;;) {
      if (records === null) {
        const since = changes;
        const gathering = gatherKnownRecords(library(), createPauses(), () => changes === since);
        records = gathering;
        gathering.catch(() => {
          if (records === gathering) records = null;
        });
      }
      const gathered = await records;
      if (gathered.isCurrent()) return gathered;
    }
  }

  return {
    async text(text, fileHash, facts, signal) {
      const sources = await current();
      const same = sources.withText(text.textHash, fileHash);
      const held = await sources.passages.heldBy(text.text, createPauses(signal));
      const candidates = likeliest(sources, held).slice(0, mostMatches);
      // A source of which nothing is quoted yet can only be known by its facts.
      const byFacts = sources.withFacts(facts);
      if (byFacts && !byFacts.hasText && sources.passages.countOf(byFacts.id) === 0) candidates.push(byFacts.id);
      const matches: ImportMatch[] = [];
      for (const sourceId of candidates) {
        const { read, queries } = library();
        // Deleted since it was gathered.
        if (queries.sourceFacts([sourceId]).length === 0) continue;
        await prepareAttaching(read, sourceId, text, signal);
        const facts = library().queries.sourceFacts([sourceId])[0];
        if (facts) matches.push(matchOf(library(), facts, text));
      }
      return { sameAs: same && nameOf(same), matches };
    },

    async reference(facts, signal) {
      const same = (await current()).withFacts(facts);
      signal.throwIfAborted();
      return { sameAs: same && nameOf(same), matches: [] };
    },

    async map(document, signal) {
      const records = await currentRecords();
      signal.throwIfAborted();
      return duplicatesIn(library(), document, matchesIn(document, records));
    },

    records: currentRecords,

    forget: () => {
      known = null;
      records = null;
      changes += 1;
    },
  };
}

/** The sources that a text may be the text of, by what it holds of theirs, the likeliest first. */
function likeliest({ passages }: KnownSources, held: ReadonlyMap<string, Held>): string[] {
  return [...held]
    .map(([sourceId, each]) => ({ sourceId, ...each, share: each.passages / passages.countOf(sourceId) }))
    .filter(
      ({ share, passages, characters }) =>
        share >= leastShare && characters >= (passages === 1 ? leastCharacters.one : leastCharacters.several),
    )
    .sort((a, b) => b.share - a.share || b.passages - a.passages)
    .map(({ sourceId }) => sourceId);
}

function matchOf(library: Library, { id, label, hasText }: SourceFacts, text: NewText): ImportMatch {
  const outcomes: Record<Outcome, number> = { exact: 0, moved: 0, reworded: 0, meaning: 0, lost: 0 };
  for (const { outcome } of previewAttaching(library.read, id, text).passages) outcomes[outcome] += 1;
  return { sourceId: id, label, hasText, outcomes };
}

function nameOf({ id, label }: SourceFacts): { readonly sourceId: string; readonly label: string } {
  return { sourceId: id, label };
}
