import type { MapDocument } from "#shared/formats/document/map-document.ts";
import type { KnownRecords } from "./known-records.ts";

/** Records of the library that are the same as a document's, by the ids in the document. */
export type Matches = {
  readonly claims: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
};

/** Which claims and sources of a document the library holds already. */
export function matchesIn(document: MapDocument, known: Pick<KnownRecords, "claimsLike" | "sourcesLike">): Matches {
  return {
    claims: matched(document.claims, ({ text }) => known.claimsLike(text)),
    sources: matched(document.sources, known.sourcesLike),
  };
}

/**
 * Each record is matched once: a file that has the same twice means two. One of
 * the same id goes first, as in a map that comes back to where it is from.
 */
function matched<T extends { readonly id: string }>(
  items: readonly T[],
  candidatesOf: (item: T) => readonly string[],
): Map<string, string> {
  const matches = new Map<string, string>();
  const taken = new Set<string>();
  const take = (item: T, recordId: string) => {
    matches.set(item.id, recordId);
    taken.add(recordId);
  };
  const setOf = remembered((candidates: readonly string[]) => new Set(candidates));
  for (const item of items) if (setOf(candidatesOf(item)).has(item.id)) take(item, item.id);
  /** Candidates from the first that may be free on: what is taken stays so. */
  const restOf = remembered((candidates: readonly string[]) => candidates.values());
  for (const item of items) {
    if (matches.has(item.id)) continue;
    for (const recordId of restOf(candidatesOf(item))) {
      if (taken.has(recordId)) continue;
      take(item, recordId);
      break;
    }
  }
  return matches;
}

function remembered<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
