import type { CommandArguments } from "#shared/contract/commands.ts";
import type { Duplicate, ImportedMap } from "#shared/contract/results/imports.ts";

type KeptItem = CommandArguments<"import.keep">["items"][number];
type KeptMap = Extract<KeptItem, { readonly map: unknown }>["map"];

/**
 * What becomes of a claim or source that the library has already: `link` uses the
 * library's as it is, `merge` uses it and adds what only the file knows, `both`
 * adds the file's beside it.
 */
export type DuplicateChoice = NonNullable<NonNullable<KeptMap["duplicates"]>>;

/** What a person has said about a map that is being imported. */
export type MapDraft = {
  readonly title: string;
  /** For all that the library has already; null while it is not said. */
  readonly duplicates: DuplicateChoice | null;
  /** For single ones, by {@link duplicateKey}, whatever is said for all. */
  readonly single: Readonly<Record<string, DuplicateChoice>>;
};

export function mapDraftOf({ title }: ImportedMap): MapDraft {
  return { title, duplicates: null, single: {} };
}

/** Names a claim or source of a file's map among all of it. */
export function duplicateKey({ of, id }: Duplicate): string {
  return `${of} ${id}`;
}

/** The choices that would make a difference: adding to what the library has is none where nothing would be added. */
export function choicesFor({ duplicates: { claims, sources, listed } }: ImportedMap): readonly DuplicateChoice[] {
  const adds = listed.length < claims + sources || listed.some((each) => each.adds);
  return adds ? ["link", "merge", "both"] : ["link", "both"];
}

/** How many claims and sources that the library has already are still to be decided on. */
export function undecidedDuplicates({ duplicates }: ImportedMap, draft: MapDraft): number {
  if (draft.duplicates !== null) return 0;
  const decided = duplicates.listed.filter((each) => draft.single[duplicateKey(each)] !== undefined);
  return duplicates.claims + duplicates.sources - decided.length;
}

/** What is wrong with the title, for the person. */
export function titleFault({ title }: MapDraft): string | undefined {
  return title.trim() === "" ? "Give the map a title." : undefined;
}

/** What `import.keep` is told of the map. */
export function keptMapOf(map: ImportedMap, draft: MapDraft): KeptMap {
  const { claims, sources, listed } = map.duplicates;
  const title = draft.title.trim();
  // Where each is decided on by itself, what holds for the others holds for none.
  const all = draft.duplicates ?? (claims + sources > 0 && undecidedDuplicates(map, draft) === 0 ? "link" : null);
  return {
    ...(title === map.title ? {} : { title }),
    duplicates: all,
    choices: listed.flatMap((each) => {
      const choice = draft.single[duplicateKey(each)];
      return choice === undefined || choice === all ? [] : [{ of: each.of, id: each.id, choice }];
    }),
  };
}
