import { useMemo } from "react";
import { useCommand } from "../../state/queries.ts";
import { listedBriefly } from "../ui/words.ts";
import { type FindFilter, kindNames } from "./find-filter.ts";

/** Names that there is room for, of kinds and of positions. */
const mostNames = 2;

/** What each part of a filter asks for, in words; null for parts that are not set. */
export type FilterWords = {
  readonly kinds: string | null;
  readonly positions: string | null;
  readonly source: string | null;
  readonly speaker: string | null;
  readonly tag: string | null;
  readonly dates: string | null;
};

/** A filter in words, with the names that the library has for what it asks for. */
export function useFilterWords(filter: FindFilter): FilterWords {
  const library = useCommand("library.get", {}).data;
  return useMemo(() => {
    const named = <T extends { readonly id: string }>(
      id: string | null,
      list: readonly T[] = [],
      name: (item: T) => string,
    ) => {
      if (id === null) return null;
      const item = list.find((each) => each.id === id);
      return item === undefined ? "no longer there" : name(item);
    };
    const positions = (library?.positions ?? [])
      .filter(({ id }) => filter.positionIds.includes(id))
      .map(({ name }) => name);
    if (filter.positionIds.includes("")) positions.push("No position");
    return {
      kinds: namesOf(filter.kinds.map((kind) => kindNames[kind][1])),
      positions: namesOf(positions),
      source: named(filter.sourceId, library?.sources, ({ label }) => label),
      speaker: named(filter.speakerId, library?.speakers, ({ name }) => name),
      tag: named(filter.tagId, library?.tags, ({ name }) => name),
      dates: datesInWords(filter),
    };
  }, [filter, library]);
}

function namesOf(names: readonly string[]): string | null {
  return names.length === 0 ? null : listedBriefly(names, mostNames);
}

/** `2015 to 2017`, `from 2015`, `until 2017`; null without either. */
function datesInWords({ from, to }: FindFilter): string | null {
  if (from !== null && to !== null) return from === to ? from : `${from} to ${to}`;
  if (from !== null) return `from ${from}`;
  return to === null ? null : `until ${to}`;
}
