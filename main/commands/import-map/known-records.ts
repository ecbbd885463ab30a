import type { Library } from "#main/store/library.ts";
import type { DocumentSource } from "#shared/formats/document/map-document.ts";
import { claimKey, sourceKeys } from "./keys.ts";
import { listed } from "./listed.ts";

/** Claims and sources of a library by what makes another the same; ids in the order in which they were made. */
export type KnownRecords = {
  readonly claimsLike: (text: string) => readonly string[];
  readonly sourcesLike: (source: DocumentSource) => readonly string[];
  /** False once the library has changed since this was gathered. */
  readonly isCurrent: () => boolean;
};

/** Claims that are read in one go. */
const claimsAtOnce = 2_000;

/**
 * Reads what is known: every claim's text and every source's facts.
 * @param pause awaited between steps
 */
export async function gatherKnownRecords(
  library: Library,
  pause: () => Promise<void>,
  isCurrent: () => boolean,
): Promise<KnownRecords> {
  const claims = new Map<string, string[]>();
  for (let afterRow = 0; ; ) {
    const texts = library.queries.claimTexts(afterRow, claimsAtOnce);
    for (const { id, text } of texts) listed(claims, claimKey(text)).push(id);
    const last = texts.at(-1);
    if (last === undefined) break;
    afterRow = last.row;
    await pause();
  }
  const sources = new Map<string, string[]>();
  for (const source of library.queries.sourceFacts()) {
    for (const key of sourceKeys(source)) listed(sources, key).push(source.id);
  }
  return {
    claimsLike: (text) => claims.get(claimKey(text)) ?? [],
    sourcesLike: (source) => [...new Set(keysOf(source).flatMap((key) => sources.get(key) ?? []))],
    isCurrent,
  };
}

/** {@link sourceKeys} of a document's source. */
export function keysOf(source: DocumentSource): string[] {
  return sourceKeys({ ...source, textHash: source.text?.hash ?? null, file: source.text?.file ?? null });
}
