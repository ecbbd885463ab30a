import type { Edit } from "#main/store/library.ts";
import type { Speaker, Tag } from "#shared/model/records.ts";
import type { ResolutionsByText } from "../placing-passages.ts";
import { tagNamer } from "../tagging.ts";
import { claimKey, speakerKey } from "./keys.ts";

/** What the maps of one import share while they are kept: one transaction, and what it has made so far. */
export type Keeping = {
  readonly tx: Edit;
  readonly tagNamed: (name: string) => Tag;
  /** Speakers that were in the library before this map, by {@link speakerKey}. */
  readonly speakers: Map<string, Speaker[]>;
  /** What maps kept before this one have added: claims by {@link claimKey}, sources by their keys. */
  readonly added: { readonly claims: Map<string, string[]>; readonly sources: Map<string, string[]> };
  readonly resolutions: ResolutionsByText;
  /** Done when a map has been kept: what it added is known to the next one only. */
  readonly afterwards: (() => void)[];
  /** Titles of maps as they compare. */
  readonly titles: Set<string>;
};

export function beginKeeping(tx: Edit, resolutions: ResolutionsByText): Keeping {
  return {
    tx,
    tagNamed: tagNamer(tx),
    speakers: Map.groupBy(tx.all("speakers"), speakerKey),
    added: { claims: new Map(), sources: new Map() },
    resolutions,
    afterwards: [],
    titles: new Set(tx.all("maps").map(({ title }) => claimKey(title).toLowerCase())),
  };
}
