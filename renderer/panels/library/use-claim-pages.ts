import { useQueries } from "@tanstack/react-query";
import type { ClaimList, ClaimRow } from "#shared/contract/results.ts";
import { ask } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { useDebounced } from "../ui/use-debounced.ts";
import type { ClaimFilter } from "./claim-filter.ts";

const pageLength = 200;
const searchDelayMs = 120;

/** The pages that hold these rows, in order, each once. */
export function pagesOf(indexes: readonly number[]): readonly number[] {
  return [...new Set(indexes.map((index) => Math.floor(index / pageLength)))].sort((a, b) => a - b);
}

/**
 * The claims that pass a filter: how many, and those of the first page and of
 * `wanted` ones. The counts by position are asked for once the first page is there.
 */
export function useClaimPages(
  filter: ClaimFilter,
  wanted: readonly number[],
): {
  readonly list: ClaimList | undefined;
  /** How many pass all but the position filter, by position id; claims without one under "". */
  readonly byPosition: Readonly<Record<string, number>>;
  readonly failed: boolean;
  readonly rowAt: (index: number) => ClaimRow | undefined;
} {
  const search = useDebounced(filter.search, searchDelayMs);
  const query = { ...filter, positionIds: [...filter.positionIds], search, limit: pageLength };
  const first = useCommand("claims.list", { ...query, offset: 0 });
  const { speakerId, sourceId, tagId } = filter;
  const counts = useCommand(
    "claims.countByPosition",
    { search, speakerId, sourceId, tagId },
    { enabled: first.isSuccess && !first.isPlaceholderData },
  );
  const numbers = wanted.filter((number) => number > 0);
  const pages = useQueries({
    queries: numbers.map((number) => {
      const page = { ...query, offset: number * pageLength };
      return {
        queryKey: ["claims.list", page],
        // No other page's rows stand in while it is read: they would be seen in the wrong place.
        queryFn: () => ask("claims.list", page),
      };
    }),
  });
  return {
    list: first.data,
    byPosition: counts.data ?? {},
    failed: first.isError,
    rowAt: (index) => {
      const number = Math.floor(index / pageLength);
      const page = number === 0 ? first.data : pages[numbers.indexOf(number)]?.data;
      return page?.rows[index % pageLength];
    },
  };
}
