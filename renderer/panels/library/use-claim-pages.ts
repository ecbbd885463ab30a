import { keepPreviousData, useQueries } from "@tanstack/react-query";
import type { ClaimList, ClaimRow } from "#shared/contract/results.ts";
import { ask } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { useDebounced } from "../ui/use-debounced.ts";
import type { ClaimFilter } from "./claim-filter.ts";

const pageLength = 200;
const searchDelayMs = 120;

/** The claims that pass a filter: how many, and those of the pages that hold rows `from` to `to`. */
export function useClaimPages(
  filter: ClaimFilter,
  from: number,
  to: number,
): {
  readonly list: ClaimList | undefined;
  readonly failed: boolean;
  readonly rowAt: (index: number) => ClaimRow | undefined;
} {
  const search = useDebounced(filter.search, searchDelayMs);
  const query = { ...filter, positionIds: [...filter.positionIds], search, limit: pageLength };
  const first = useCommand("claims.list", { ...query, offset: 0 });
  const firstPage = Math.max(1, Math.floor(from / pageLength));
  const lastPage = Math.floor(Math.max(to, 0) / pageLength);
  const numbers = Array.from({ length: Math.max(0, lastPage - firstPage + 1) }, (_, index) => firstPage + index);
  const pages = useQueries({
    queries: numbers.map((number) => {
      const page = { ...query, offset: number * pageLength };
      return {
        queryKey: ["claims.list", page],
        queryFn: () => ask("claims.list", page),
        placeholderData: keepPreviousData<ClaimList>,
      };
    }),
  });
  return {
    list: first.data,
    failed: first.isError,
    rowAt: (index) => {
      const number = Math.floor(index / pageLength);
      const page = number === 0 ? first.data : pages[number - firstPage]?.data;
      return page?.rows[index % pageLength];
    },
  };
}
