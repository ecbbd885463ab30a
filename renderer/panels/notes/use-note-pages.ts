import { useQueries } from "@tanstack/react-query";
import type { NoteList, NoteRow } from "#shared/contract/results/notes.ts";
import { ask } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { useDebounced } from "../ui/use-debounced.ts";
import type { NoteFilter } from "./note-filter.ts";

const pageLength = 100;
const searchDelayMs = 120;

/** The pages that hold these rows, in order, each once. */
export function pagesOf(indexes: readonly number[]): readonly number[] {
  return [...new Set(indexes.map((index) => Math.floor(index / pageLength)))].sort((a, b) => a - b);
}

/** The notes that pass a filter: how many, and those of the first page and of `wanted` ones. */
export function useNotePages(
  filter: NoteFilter,
  wanted: readonly number[],
): {
  readonly list: NoteList | undefined;
  readonly failed: boolean;
  readonly rowAt: (index: number) => NoteRow | undefined;
} {
  const search = useDebounced(filter.search, searchDelayMs);
  const query = { ...filter, kinds: [...filter.kinds], search, limit: pageLength };
  const first = useCommand("notes.list", { ...query, offset: 0 });
  const numbers = wanted.filter((number) => number > 0);
  const pages = useQueries({
    queries: numbers.map((number) => {
      const page = { ...query, offset: number * pageLength };
      return {
        queryKey: ["notes.list", page],
        // No other page's rows stand in while it is read: they would be seen in the wrong place.
        queryFn: () => ask("notes.list", page),
      };
    }),
  });
  return {
    list: first.data,
    failed: first.isError,
    rowAt: (index) => {
      const number = Math.floor(index / pageLength);
      const page = number === 0 ? first.data : pages[numbers.indexOf(number)]?.data;
      return page?.rows[index % pageLength];
    },
  };
}
